import { expect, test } from "vitest";
import { mergedHref, seqFrom } from "./use-open-at.ts";

test("CV-11 the address names a message by its number, and what is none is not followed", () => {
  expect(["37", "1", "0", "-3", "1e3", "12 ", "99999999999", "x", "", null].map(seqFrom)).toEqual([37, 1, null, null, null, null, null, null, null, null]);
});

test("CV-11 looking for a message of a merged ticket goes on where it was merged into", () => {
  expect(mergedHref("/tickets/A-1", "A-2", "?at=3")).toBe("/tickets/A-1?merged=A-2&at=3");
  expect(mergedHref("/desk/tickets/A-1?view=mine", "A-2", "?at=3")).toBe("/desk/tickets/A-1?view=mine&merged=A-2&at=3");
  expect(mergedHref("/tickets/A-1", "A-2", "?at=x")).toBe("/tickets/A-1");
});
