import { expect, test } from "vitest";
import { uuid, uuidFrom } from "./uuid.ts";

test("CV-1 client ids are UUIDs of version 4, each another", () => {
  const made = new Set(Array.from({ length: 500 }, uuid));
  expect(made.size).toBe(500);
  for (const one of made) expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("CV-1 the way without randomUUID sets version and variant and nothing else", () => {
  expect(uuidFrom(new Uint8Array(16))).toBe("00000000-0000-4000-8000-000000000000");
  expect(uuidFrom(new Uint8Array(16).fill(255))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
});
