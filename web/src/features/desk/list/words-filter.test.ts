import { expect, test } from "vitest";
import { filterFromWords } from "./words-filter.ts";

const known = { categories: [], staff: [], teams: [] };

test("CV-11 the list reads the same filters as the search page, but for files", () => {
  expect(filterFromWords("status:open,pending -priority:low refund", known, true)).toMatchObject({ filter: { status: ["open", "pending"], notPriority: ["low"] }, words: "refund", unknown: [] });
  expect(filterFromWords("has:attachment stauts:open", known, true)).toMatchObject({ filter: {}, words: "", unknown: [{ why: "place" }, { why: "name", suggestion: "status:open" }] });
});
