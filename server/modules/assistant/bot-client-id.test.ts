import { expect, test } from "vitest";
import { z } from "zod";
import { botClientId } from "./bot-client-id.ts";

test("AS-8 the same answer has the same id, another one another, and all are UUIDs", () => {
  expect(botClientId("talk", 3, 0)).toBe(botClientId("talk", 3, 0));
  const ids = [botClientId("talk", 3, 0), botClientId("talk", 3, 1), botClientId("talk", 30), botClientId("talk3", 0), botClientId("other", 3, 0)];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
});
