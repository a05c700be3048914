import { expect, test } from "vitest";
import { dayOf, dayStart } from "./day-instant.ts";

test("XX-9 a day of a filter begins at midnight of the person's zone", () => {
  expect(dayStart("2026-11-20", "Africa/Nairobi")).toBe("2026-11-19T21:00:00.000Z");
  expect(dayStart("2026-11-20", "Africa/Lagos", 1)).toBe("2026-11-20T23:00:00.000Z");
  expect(dayStart("2026-11-20", "UTC")).toBe("2026-11-20T00:00:00.000Z");
  expect(dayStart("", "UTC")).toBeUndefined();
});

test("XX-9 days on which clocks change begin at midnight as well", () => {
  expect(dayStart("2026-03-08", "America/New_York")).toBe("2026-03-08T05:00:00.000Z");
  expect(dayStart("2026-03-08", "America/New_York", 1)).toBe("2026-03-09T04:00:00.000Z");
  expect(dayStart("2026-10-25", "Europe/London", 1)).toBe("2026-10-26T00:00:00.000Z");
});

test("XX-9 the start of a day lies in that day, in any zone", () => {
  for (const zone of ["Africa/Nairobi", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/New_York"]) {
    for (const day of ["2026-01-01", "2026-03-08", "2026-06-30", "2026-11-01"]) expect(dayOf(dayStart(day, zone) ?? "", zone)).toBe(day);
  }
  expect(dayOf(null, "UTC")).toBe("");
});
