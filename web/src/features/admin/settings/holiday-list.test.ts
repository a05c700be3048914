import { expect, test } from "vitest";
import { openingWeek } from "../../../../../contract/desk.ts";
import { holidaysFrom, holidaysProblem, holidaysText, inYearOrder } from "./holiday-list.ts";
import { weekProblems, weekWords } from "./opening-week.ts";

const week = { zone: null, monday: [{ from: "08:00", to: "17:00" }], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

test("DK-11 DK-18 holidays are lines, each date once; saved in the order of the year", () => {
  const read = holidaysFrom("2026-12-25  Christmas\n\n2026-12-12 Jamhuri Day\n2026-12-25 again");
  expect(read).toEqual([{ date: "2026-12-25", name: "Christmas" }, { date: "2026-12-12", name: "Jamhuri Day" }]);
  expect(inYearOrder(read).map(({ date }) => date)).toEqual(["2026-12-12", "2026-12-25"]);
  expect(holidaysText(read)).toBe("2026-12-25 Christmas\n2026-12-12 Jamhuri Day");
  expect(weekWords({ ...week, holidays: read })).toMatch(/closed, 2 holidays$/);
});

test("DK-11 DK-18 a line without a date that the calendar has is named as it stands, and is what the server refuses", () => {
  for (const line of ["12 December", "2026-11-31 Nothing", "2026-13-45", "Christmas"]) {
    const list = holidaysFrom(`2026-12-25\n${line}`);
    expect(holidaysText(list)).toBe(`2026-12-25\n${line}`);
    expect(holidaysProblem(list)).toBe(`“${line}”: begin each line with a date such as 2026-12-25.`);
    expect(weekProblems({ ...week, holidays: list })).toEqual({ holidays: holidaysProblem(list) });
    expect(openingWeek.safeParse({ ...week, holidays: list }).success).toBe(false);
  }
  expect(openingWeek.safeParse({ ...week, holidays: holidaysFrom("2026-12-25 Christmas") }).success).toBe(true);
});
