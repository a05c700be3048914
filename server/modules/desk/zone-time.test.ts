import fc from "fast-check";
import { expect, test } from "vitest";
import { instantAt, wallTime } from "./zone-time.ts";

const at = (text: string) => Date.parse(`${text}Z`);

test("AS-7 a wall clock's time and the moment that it stands for", () => {
  expect(wallTime(new Date("2026-11-20T08:00:00Z"), "Africa/Nairobi")).toBe(at("2026-11-20T11:00:00"));
  expect(instantAt(at("2026-11-20T11:00:00"), "Africa/Nairobi").toISOString()).toBe("2026-11-20T08:00:00.000Z");
  // London set its clocks forward over 01:30 on 29 March 2026, and back through it on 25 October.
  expect(instantAt(at("2026-03-29T01:30:00"), "Europe/London").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(instantAt(at("2026-10-25T01:30:00"), "Europe/London").toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

test("AS-7 there and back again, in any zone at any time of the clocks' own", () => {
  fc.assert(fc.property(fc.constantFrom("Africa/Lagos", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "UTC"), fc.integer({ min: at("2020-01-01T00:00:00"), max: at("2030-01-01T00:00:00") }), (zone, ms) => {
    const instant = new Date(Math.floor(ms / 1000) * 1000);
    const wall = wallTime(instant, zone);
    const back = instantAt(wall, zone);
    expect(wallTime(back, zone)).toBe(wall);
    // The first of two, so never later.
    expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
  }), { numRuns: 500 });
});
