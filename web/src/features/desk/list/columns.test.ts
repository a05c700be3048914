import { expect, test } from "vitest";
import { columnsFrom, gridOf } from "./columns.ts";

test("DK-6 the columns kept on a device come back in their order; unknown ones of another version are left out", () => {
  expect(columnsFrom("due number gone")).toEqual(["number", "due"]);
  expect(columnsFrom("")).toEqual([]);
  expect(columnsFrom("gone")).toBeNull();
  expect(columnsFrom(null)).toBeNull();
});

test("DK-6 the grid has requester and subject always, and a width for each column", () => {
  expect(gridOf(["number", "due"])).toBe("minmax(6.5rem, 13rem) minmax(10rem, 1fr) 5.25rem 7.75rem");
});
