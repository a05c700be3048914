import { expect, test } from "vitest";
import { openWorkIn, workWords } from "./open-work.ts";

test("ID-15 a refusal over open work is told apart and says what is open", () => {
  const held = openWorkIn({ type: "/problems/open-work", extra: { work: { tickets: 1, chats: 3, none: 0, odd: "x" } } });
  expect(held).toEqual({ tickets: 1, chats: 3 });
  expect(workWords(held ?? {})).toBe("1 ticket, 3 chats");
  expect(openWorkIn({ type: "/problems/last-super-admin", extra: { work: { tickets: 1 } } })).toBeNull();
  expect(openWorkIn({ type: "/problems/open-work", extra: {} })).toBeNull();
});
