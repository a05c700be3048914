import { expect, test } from "vitest";
import { movedTo, placeUnder, shiftOf } from "./drag-place.ts";

const rows = [{ top: 0, height: 40 }, { top: 40, height: 100 }, { top: 140, height: 40 }];

test("DK-12 a dragged row changes places past the middle of the others, whatever their heights", () => {
  expect([10, 49, 51, 119, 121, 900].map((by) => placeUnder(rows, 0, by))).toEqual([0, 0, 1, 1, 2, 2]);
  expect([-49, -51, -119, -121, -900].map((by) => placeUnder(rows, 2, by))).toEqual([2, 1, 1, 0, 0]);
  expect(placeUnder(rows, 7, 20)).toBe(7);
});

test("DK-12 the rows between make room for the one in hand, and the order is what is seen", () => {
  expect([0, 1, 2].map((at) => shiftOf(rows, 0, 1, at, 70))).toEqual([70, -40, 0]);
  expect([0, 1, 2].map((at) => shiftOf(rows, 2, 0, at, -150))).toEqual([40, 40, -150]);
  expect(movedTo(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(movedTo(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
});
