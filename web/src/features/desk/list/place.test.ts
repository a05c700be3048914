import { expect, test } from "vitest";
import { nowhere, placeAfter, placeAt, stepFrom } from "./place.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id: id.replace("'", ""), version: id.includes("'") ? 2 : 1 }));
const before = rows("a", "b", "c", "d");

test("DK-6 a new row above pushes the agent's row along", () => {
  const place = placeAfter(placeAt(before, 1), before, rows("new", "a", "b", "c", "d"));
  expect(place).toEqual({ id: "b", index: 2, displaced: false });
});

test("DK-6 after an answer that moves the ticket to the end, next is the one that stood below it", () => {
  const after = rows("a", "c", "d", "b'");
  const place = placeAfter(placeAt(before, 1), before, after);
  expect(stepFrom(place, after, 1)).toBe(1);
  expect(stepFrom(place, after, -1)).toBe(0);
});

test("DK-6 after a change that moves the ticket to the top, next is still the one that stood below it", () => {
  const after = rows("c'", "a", "b", "d");
  const place = placeAfter(placeAt(before, 2), before, after);
  expect(stepFrom(place, after, 1)).toBe(3);
  expect(stepFrom(place, after, -1)).toBe(2);
});

test("DK-6 a solved ticket leaves the list and its place goes to the next, at the end to nobody", () => {
  const gone = placeAfter(placeAt(before, 1), before, rows("a", "c", "d"));
  expect(stepFrom(gone, rows("a", "c", "d"), 1)).toBe(1);
  expect(stepFrom(gone, rows("a", "c", "d"), -1)).toBe(0);
  const last = placeAfter(placeAt(before, 3), before, rows("a", "b", "c"));
  expect(stepFrom(last, rows("a", "b", "c"), 1)).toBeNull();
  expect(stepFrom(last, rows("a", "b", "c"), -1)).toBe(2);
});

test("DK-6 a displaced place moves on with what follows it", () => {
  const once = placeAfter(placeAt(before, 1), before, rows("a", "c", "d"));
  const twice = placeAfter(once, rows("a", "c", "d"), rows("new", "a", "d"));
  expect(stepFrom(twice, rows("new", "a", "d"), 1)).toBe(2);
});

test("DK-6 a ticket that changed where it stands keeps its place", () => {
  expect(placeAfter(placeAt(before, 1), before, rows("a", "b'", "c", "d"))).toEqual({ id: "b", index: 1, displaced: false });
  expect(placeAfter(placeAt(before, 3), before, rows("a", "b", "c", "d'"))).toEqual({ id: "d", index: 3, displaced: false });
});

test("DK-6 the first step leads to the first row, and no step leads out of the list", () => {
  expect(stepFrom(nowhere, before, 1)).toBe(0);
  expect(stepFrom(placeAt(before, 0), before, -1)).toBeNull();
  expect(stepFrom(placeAt(before, 3), before, 1)).toBeNull();
  expect(stepFrom(nowhere, [], 1)).toBeNull();
});
