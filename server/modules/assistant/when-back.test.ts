import { expect, test } from "vitest";
import { whenBack } from "./when-back.ts";

const now = new Date("2026-11-20T21:30:00Z");

test.each([
  ["2026-11-20T22:15:00Z", "Africa/Lagos", "today at 23:15 (Lagos time)"],
  ["2026-11-21T08:00:00Z", "Africa/Lagos", "tomorrow at 09:00 (Lagos time)"],
  // In Nairobi it is already Saturday.
  ["2026-11-21T06:00:00Z", "Africa/Nairobi", "today at 09:00 (Nairobi time)"],
  ["2026-11-23T06:00:00Z", "Africa/Nairobi", "on Monday at 09:00 (Nairobi time)"],
  ["2026-11-28T06:00:00Z", "Africa/Nairobi", "on Saturday 28 November at 09:00 (Nairobi time)"],
  ["2027-01-04T00:00:00Z", "UTC", "on Monday 4 January at 00:00 (UTC time)"],
  ["2026-11-21T14:00:00Z", "America/New_York", "tomorrow at 09:00 (New York time)"],
])("AS-7 %s in %s is told as '%s'", (back, zone, told) => {
  expect(whenBack(new Date(back), now, zone, "en")).toBe(told);
});

test.each([
  ["2026-11-21T06:00:00Z", "Africa/Nairobi", "leo saa 09:00 (saa za Nairobi)"],
  ["2026-11-23T06:00:00Z", "Africa/Nairobi", "Jumatatu saa 09:00 (saa za Nairobi)"],
  ["2026-11-28T06:00:00Z", "Africa/Dar_es_Salaam", "Jumamosi 28 Novemba saa 09:00 (saa za Dar es Salaam)"],
])("XX-9 %s in %s is told in Swahili as '%s'", (back, zone, told) => {
  expect(whenBack(new Date(back), now, zone, "sw")).toBe(told);
});

test("AS-7 a day of 23 hours is still one day away", () => {
  expect(whenBack(new Date("2026-03-29T07:00:00Z"), new Date("2026-03-28T22:00:00Z"), "Europe/Berlin", "en")).toBe("tomorrow at 09:00 (Berlin time)");
});
