import { expect, test } from "vitest";
import { afterQuiet, mailDue, nextDigest, pushDue, type MailTiming } from "./when-due.ts";

const every = [0, 1, 2, 3, 4, 5, 6];
const at = (iso: string) => new Date(iso);
const after = (quiet: { from: number; until: number; days: number[] }, iso: string, zone = "Africa/Nairobi") => afterQuiet(quiet, at(iso), zone).toISOString();
const night = { from: 22 * 60, until: 7 * 60, days: every };

test("CH-10 quiet hours over midnight hold what comes in them, by the person's own clock", () => {
  // Nairobi is UTC+3 all year.
  expect(after(night, "2026-11-20T19:30:20.500Z")).toBe("2026-11-21T04:00:00.000Z");
  expect(after(night, "2026-11-21T03:59:59.999Z")).toBe("2026-11-21T04:00:00.000Z");
  expect(after(night, "2026-11-21T04:00:00.000Z")).toBe("2026-11-21T04:00:00.000Z");
  expect(after(night, "2026-11-20T18:59:59.000Z")).toBe("2026-11-20T18:59:59.000Z");
  expect(after(night, "2026-11-20T23:30:00.000Z", "Africa/Lagos")).toBe("2026-11-21T06:00:00.000Z");
});

test("CH-10 days are those on which the hours begin, and hours that touch are one stretch", () => {
  const weekend = { from: 22 * 60, until: 7 * 60, days: [5] };
  expect(after(weekend, "2026-11-20T20:00:00Z")).toBe("2026-11-21T04:00:00.000Z");
  expect(after(weekend, "2026-11-21T02:00:00Z")).toBe("2026-11-21T04:00:00.000Z");
  expect(after(weekend, "2026-11-21T20:00:00Z")).toBe("2026-11-21T20:00:00.000Z");
  // Whole Saturday and Sunday: from midnight to midnight.
  expect(after({ from: 0, until: 0, days: [6, 0] }, "2026-11-21T09:00:00Z")).toBe("2026-11-22T21:00:00.000Z");
  expect(after({ from: 0, until: 0, days: every }, "2026-11-21T09:00:00Z").slice(0, 10)).toBe("2026-11-28");
});

test("CH-10 quiet hours end at the hour that the clock shows, also in nights when it is set", () => {
  expect(after(night, "2026-03-28T22:00:00Z", "Europe/Berlin")).toBe("2026-03-29T05:00:00.000Z");
  expect(after(night, "2026-10-24T21:00:00Z", "Europe/Berlin")).toBe("2026-10-25T06:00:00.000Z");
});

test("CH-10 a digest goes at the next full hour, or at the chosen hour of the day", () => {
  expect(nextDigest({ every: "hour", hour: 8 }, at("2026-11-21T09:15:30Z"), "Asia/Kolkata").toISOString()).toBe("2026-11-21T09:30:00.000Z");
  expect(nextDigest({ every: "day", hour: 8 }, at("2026-11-21T04:59:00Z"), "Africa/Nairobi").toISOString()).toBe("2026-11-21T05:00:00.000Z");
  expect(nextDigest({ every: "day", hour: 8 }, at("2026-11-21T05:00:00Z"), "Africa/Nairobi").toISOString()).toBe("2026-11-22T05:00:00.000Z");
});

test("CH-10 a mail goes at once, or joins the next one when the person had one a moment ago and was not back", () => {
  const now = at("2026-11-21T09:04:00Z");
  const timing: MailTiming = { quiet: null, digest: { every: "off", hour: 8 }, zone: "UTC", critical: false, lastMailAt: null, back: false, gatherMinutes: 10 };
  const due = (change: Partial<MailTiming>) => mailDue({ ...timing, ...change }, now).toISOString();
  const recent = at("2026-11-21T09:00:00Z");
  expect(due({})).toBe(now.toISOString());
  expect(due({ lastMailAt: recent })).toBe("2026-11-21T09:10:00.000Z");
  expect(due({ lastMailAt: recent, back: true })).toBe(now.toISOString());
  expect(due({ lastMailAt: at("2026-11-21T08:00:00Z") })).toBe(now.toISOString());
  expect(due({ lastMailAt: recent, critical: true, quiet: night, digest: { every: "day", hour: 1 } })).toBe(now.toISOString());
  // A digest in the quiet hours waits for their end.
  expect(due({ digest: { every: "day", hour: 23 }, quiet: night })).toBe("2026-11-22T07:00:00.000Z");
});

test("CH-10 a push waits for quiet hours and for eyes that are on the page, unless it is critical", () => {
  const now = at("2026-11-21T09:00:00Z");
  const due = (change: object) => pushDue({ quiet: null, zone: "UTC", critical: false, active: false, ...change }, now).toISOString();
  expect(due({})).toBe(now.toISOString());
  expect(due({ active: true })).toBe("2026-11-21T09:01:00.000Z");
  expect(due({ quiet: { from: 8 * 60, until: 10 * 60, days: every } })).toBe("2026-11-21T10:00:00.000Z");
  expect(due({ quiet: { from: 8 * 60, until: 10 * 60, days: every }, active: true, critical: true })).toBe(now.toISOString());
});
