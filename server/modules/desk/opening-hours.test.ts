import { describe, expect, test } from "vitest";
import type { OpeningWeek } from "../../../contract/desk.ts";
import { openingAt } from "./opening-hours.ts";

const day = [{ from: "08:00", to: "12:30" }, { from: "13:30", to: "18:00" }];
const week: OpeningWeek = { zone: null, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [{ from: "09:00", to: "13:00" }], sunday: [] };
const closed: OpeningWeek = { ...week, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] };

describe("AS-7 whether people answer now, and when they are back", () => {
  // 20 November 2026 is a Friday; Lagos is one hour ahead of UTC all year.
  test.for<[string, string, OpeningWeek, boolean, string | null]>([
    ["in the morning", "2026-11-20T07:00:00Z", week, true, null], ["a moment before", "2026-11-20T06:59:59Z", week, false, "2026-11-20T07:00:00Z"], ["at lunch", "2026-11-20T11:30:00Z", week, false, "2026-11-20T12:30:00Z"],
    ["at the end of the day", "2026-11-20T17:00:00Z", week, false, "2026-11-21T08:00:00Z"], ["from Saturday to Monday", "2026-11-21T12:00:00Z", week, false, "2026-11-23T07:00:00Z"], ["on Sunday", "2026-11-22T10:00:00Z", week, false, "2026-11-23T07:00:00Z"],
    ["never", "2026-11-20T10:00:00Z", closed, false, null], ["once a week, just missed", "2026-11-23T12:00:00Z", { ...closed, monday: [{ from: "08:00", to: "09:00" }] }, false, "2026-11-30T07:00:00Z"],
  ])("%s", ([, now, hours, open, backAt]) => {
    expect(openingAt(hours, "Africa/Lagos", new Date(now))).toEqual({ open, backAt: backAt === null ? null : new Date(backAt) });
  });

  test("on a holiday nobody answers, whatever the weekday; the next day with hours is named", () => {
    const days = { ...week, holidays: [{ date: "2026-12-25", name: "Christmas" }, { date: "2026-12-26", name: "Boxing Day" }, { date: "2026-12-28", name: "Holiday instead" }] };
    // 25 December 2026 is a Friday, and it begins in Lagos an hour before it does in UTC.
    expect(openingAt(days, "Africa/Lagos", new Date("2026-12-25T10:00:00Z"))).toEqual({ open: false, backAt: new Date("2026-12-29T07:00:00Z") });
    expect(openingAt(days, "Africa/Lagos", new Date("2026-12-24T23:30:00Z"))).toEqual({ open: false, backAt: new Date("2026-12-29T07:00:00Z") });
    expect(openingAt(days, "Africa/Lagos", new Date("2026-12-24T10:00:00Z")).open).toBe(true);
    expect(openingAt({ ...closed, holidays: days.holidays }, "Africa/Lagos", new Date("2026-12-25T10:00:00Z"))).toEqual({ open: false, backAt: null });
    const mondays = { ...closed, monday: [{ from: "08:00", to: "09:00" }], holidays: ["2026-11-30", "2026-12-07"].map((date) => ({ date, name: "" })) };
    expect(openingAt(mondays, "Africa/Lagos", new Date("2026-11-24T12:00:00Z")).backAt).toEqual(new Date("2026-12-14T07:00:00Z"));
  });

  // Clocks go back on 1 November 2026 in New York: a Sunday.
  test("opening follows the clocks on the wall when they change", () => {
    const sunday: OpeningWeek = { ...closed, sunday: [{ from: "01:30", to: "08:00" }] };
    expect(openingAt(sunday, "America/New_York", new Date("2026-11-01T05:00:00Z"))).toEqual({ open: false, backAt: new Date("2026-11-01T05:30:00Z") });
    // 08:00 is 13:00 UTC after the change, not 12:00.
    expect(openingAt(sunday, "America/New_York", new Date("2026-11-01T12:30:00Z"))).toEqual({ open: true, backAt: null });
    expect(openingAt(week, "America/New_York", new Date("2026-10-31T20:00:00Z"))).toEqual({ open: false, backAt: new Date("2026-11-02T13:00:00Z") });
  });
});
