import { expect, test } from "vitest";
import { scoreFrom } from "./rating-link.ts";

test("DK-15 a rating link of a mail carries one of five scores, and nothing else counts as one", () => {
  expect(scoreFrom("?rate=4")).toBe(4);
  expect(scoreFrom("x=1&rate=1")).toBe(1);
  for (const search of ["", "?rate=", "?rate=0", "?rate=6", "?rate=4.5", "?rate=four", "?rate=-1"]) expect(scoreFrom(search), search).toBeNull();
});
