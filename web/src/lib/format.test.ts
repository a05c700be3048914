import { beforeEach, expect, test } from "vitest";
import { dayKey, formatDate, formatFullDateTime, formatNumber, formatTime, setManner } from "./format.ts";
import { formatAgo, formatDay } from "./format-ago.ts";
import { formatDuration } from "./format-duration.ts";

const now = Date.parse("2026-11-20T22:30:00Z");
beforeEach(() => setManner({ locale: "en-GB", timeZone: "Africa/Nairobi" }));

test("XX-9 times are shown in the person's zone", () => {
  expect(formatTime("2026-11-20T11:05:00Z")).toBe("14:05");
  expect(formatDate("2026-11-20T22:30:00Z")).toBe("21 Nov 2026");
  expect(formatFullDateTime("2026-11-20T11:05:09Z")).toContain("Friday");
  setManner({ locale: "en-GB", timeZone: "Africa/Lagos" });
  expect(formatTime("2026-11-20T11:05:00Z")).toBe("12:05");
});

test("XX-9 an unknown zone falls back to the browser's instead of breaking the page", () => {
  setManner({ locale: "en-GB", timeZone: "Mars/Olympus" });
  expect(formatDate("2026-11-20T12:00:00Z")).toContain("2026");
});

test("XX-9 days are told apart in the person's zone, not in UTC", () => {
  expect(dayKey("2026-11-20T22:30:00Z")).toBe("2026-11-21");
  expect(formatDay("2026-11-20T21:30:00Z", now)).toBe("Today");
  expect(formatDay("2026-11-20T20:30:00Z", now)).toBe("Yesterday");
  expect(formatDay("2026-11-17T10:00:00Z", now)).toBe("Tuesday");
  expect(formatDay("2026-11-01T10:00:00Z", now)).toBe("1 Nov 2026");
});

test("XX-9 how long ago is said in one unit, from a week on as a date", () => {
  const ago = (seconds: number) => formatAgo(now - seconds * 1000, now);
  expect(ago(10)).toBe("now");
  expect(ago(50)).toBe("1 min ago");
  expect(ago(50 * 60)).toBe("50 min ago");
  expect(ago(3 * 3600)).toBe("3 hr ago");
  expect(ago(2 * 86_400)).toBe("2 days ago");
  expect(ago(8 * 86_400)).toBe("13 Nov 2026");
  expect(formatAgo(now + 2 * 3600 * 1000, now)).toBe("in 2 hr");
});

test("XX-9 another language changes words and figures", () => {
  setManner({ locale: "sw-KE", timeZone: "Africa/Nairobi" });
  expect(formatDay("2026-11-20T21:30:00Z", now)).toBe("Leo");
  expect(formatNumber(12480)).toBe("12,480");
});

test("XX-9 lengths of time show their two largest units", () => {
  expect([0, 40, 720, 3_600, 3_900, 90_000].map(formatDuration)).toEqual(["0 s", "40 s", "12 min", "1 h", "1 h 5 min", "1 d 1 h"]);
});
