import { expect, test } from "vitest";
import type { OpeningWeek } from "../../../../../contract/desk.ts";
import { openingWeek, weekdays } from "../../../../../contract/desk.ts";
import { copiedTo, days, hasRoom, isOpeningWeek, openHours, weekProblems, weekWords, windowsProblem, withWindow, type Window } from "./opening-week.ts";

const office: Window[] = [{ from: "08:00", to: "18:00" }];
const week: OpeningWeek = { zone: null, monday: office, tuesday: office, wednesday: office, thursday: office, friday: office, saturday: [{ from: "09:00", to: "13:00" }], sunday: [] };

test("DK-18 the days are those of the contract, in its order", () => {
  expect(days).toEqual(weekdays);
  expect(isOpeningWeek(week)).toBe(true);
  expect([null, [], {}, { ...week, sunday: undefined }, { days: week }].some(isOpeningWeek)).toBe(false);
});

test("DK-18 what the editor calls wrong is what the server refuses, and nothing else", () => {
  const cases: Window[][] = [
    [], office, [{ from: "08:00", to: "12:00" }, { from: "12:00", to: "17:00" }], [{ from: "18:00", to: "08:00" }], [{ from: "08:00", to: "08:00" }],
    [{ from: "08:00", to: "12:00" }, { from: "11:00", to: "17:00" }], [{ from: "13:00", to: "17:00" }, { from: "08:00", to: "12:00" }], [{ from: "", to: "12:00" }],
  ];
  for (const windows of cases) expect(windowsProblem(windows) === null).toBe(openingWeek.safeParse({ ...week, monday: windows }).success);
  expect(weekProblems({ ...week, friday: [{ from: "09:00", to: "08:00" }] })).toEqual({ friday: "The end must be after the start." });
  expect(weekProblems(week)).toEqual({});
});

test("DK-18 a window that is added makes a day that can be saved", () => {
  let windows: Window[] = [];
  while (hasRoom(windows)) {
    windows = withWindow(windows);
    expect(windowsProblem(windows)).toBeNull();
  }
  expect(windows).toEqual([{ from: "08:00", to: "18:00" }, { from: "19:00", to: "23:00" }, { from: "23:58", to: "23:59" }]);
  expect(withWindow(windows)).toEqual(windows);
  expect(windowsProblem(withWindow([{ from: "08:00", to: "23:00" }]))).toBeNull();
});

test("DK-18 a day's hours are copied to others without tying them together", () => {
  const copied = copiedTo(week, "saturday", ["monday", "sunday"]);
  expect(copied.monday).toEqual([{ from: "09:00", to: "13:00" }]);
  expect(copied.sunday).toEqual([{ from: "09:00", to: "13:00" }]);
  expect(copied.tuesday).toEqual(office);
  expect(copied.monday[0]).not.toBe(copied.saturday[0]);
});

test("DK-18 a week is told in a line, with its hours", () => {
  expect(weekWords(week)).toBe("Mon–Fri 08:00–18:00, Sat 09:00–13:00, Sun closed");
  expect(weekWords(copiedTo(week, "sunday", days))).toBe("Mon–Sun closed");
  expect(openHours(week)).toBe(54);
});
