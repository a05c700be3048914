import { expect, test } from "vitest";
import { reportPeriod } from "./report-period.ts";

const now = new Date("2026-11-21T09:30:00Z");

test("DK-17 a period is whole days of the community's zone, cut at now, with as many days before it", () => {
  const week = reportPeriod({ from: "2026-11-16", to: "2026-11-30" }, "Africa/Nairobi", now);
  expect(week).toMatchObject({ from: "2026-11-16", to: "2026-11-21", interval: "day", before: { from: "2026-11-10", to: "2026-11-15" } });
  expect(week.starts).toHaveLength(6);
  expect(week.bounds[0]?.toISOString()).toBe("2026-11-09T21:00:00.000Z");
  expect(week.bounds.at(-1)).toEqual(now);
  expect(week.bounds).toHaveLength(8);
});

test("DK-17 longer periods are cut into weeks from Monday on, then months; clocks that change are followed", () => {
  const quarter = reportPeriod({ from: "2026-01-01", to: "2026-03-31" }, "Europe/Berlin", now);
  expect(quarter.interval).toBe("week");
  expect(quarter.starts.slice(0, 3)).toEqual(["2026-01-01", "2026-01-05", "2026-01-12"]);
  expect(quarter.bounds.at(-1)?.toISOString()).toBe("2026-03-31T22:00:00.000Z");
  const year = reportPeriod({ from: "2025-01-01", to: "2025-12-31" }, "UTC", now);
  expect([year.interval, year.starts.length, year.starts[1]]).toEqual(["month", 12, "2025-02-01"]);
});

test("DK-17 what is to come or too long is refused", () => {
  expect(() => reportPeriod({ from: "2026-11-22", to: "2026-11-30" }, "UTC", now)).toThrow("not happened yet");
  expect(() => reportPeriod({ from: "2020-01-01", to: "2026-01-01" }, "UTC", now)).toThrow("at most 800 days");
});
