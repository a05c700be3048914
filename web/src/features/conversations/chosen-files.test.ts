import { expect, test } from "vitest";
import { chosenLimits, tooMuch, type ChosenFile } from "./chosen-files.ts";

const now = Date.parse("2026-11-21T10:00:00Z");
const file = (key: string, minutesAgo: number, bytes = 1_000): ChosenFile => ({ key, person: "p", place: "x", name: key, type: "image/png", bytes, note: null, begun: null, at: now - minutesAgo * 60_000 });

test("CV-13 a few chosen files are all kept", () => {
  expect(tooMuch([file("a", 1), file("b", 60), file("c", 6 * 24 * 60)], now)).toEqual([]);
});

test("CV-13 chosen files go after a week", () => {
  expect(tooMuch([file("old", 8 * 24 * 60), file("new", 1)], now)).toEqual(["old"]);
});

test("CV-13 where they are too many or too large, the oldest go", () => {
  const many = Array.from({ length: chosenLimits.files + 2 }, (_, at) => file(`f${at}`, at));
  expect(tooMuch(many, now)).toEqual([`f${chosenLimits.files}`, `f${chosenLimits.files + 1}`]);
  expect(tooMuch([file("first", 3, 10_000_000), file("large", 2, 30_000_000), file("last", 1, 10_000_000)], now)).toEqual(["first"]);
});
