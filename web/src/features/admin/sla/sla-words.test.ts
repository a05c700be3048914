import fc from "fast-check";
import { expect, test } from "vitest";
import { holidaysFrom, holidaysText, minutesFrom, textFrom } from "./sla-words.ts";

test("DK-11 times are read as people write them", () => {
  const read = Object.entries({ "30 min": 30, "30": 30, "4h": 240, "4 hours": 240, "1,5 h": 90, "2 d": 2880, "1 d 2 h 3 min": 1563, "1 h 30": 90, "": null });
  for (const [text, minutes] of read) expect([text, minutesFrom(text)]).toEqual([text, minutes]);
  for (const text of ["soon", "0", "-5", "4 weeks", "h"]) expect([text, minutesFrom(text)]).toEqual([text, undefined]);
});

test("DK-11 a time written out is read as the same", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 525_600 }), (minutes) => { expect(minutesFrom(textFrom(minutes))).toBe(minutes); }));
});

test("DK-11 holidays are lines, in the order of the year; a wrong one is named", () => {
  expect(holidaysFrom("2026-12-25 Christmas\n\n2026-12-12 Jamhuri Day\n2026-12-25 again")).toEqual([{ date: "2026-12-12", name: "Jamhuri Day" }, { date: "2026-12-25", name: "Christmas" }]);
  expect(holidaysFrom("2026-12-25\n12 December")).toBe(2);
  expect(holidaysText([{ date: "2026-12-12", name: "Jamhuri Day" }])).toBe("2026-12-12 Jamhuri Day");
});

test("DK-11 a day that the calendar does not have is no holiday", () => {
  expect(["2026-11-31 Nothing", "2026-13-45"].map(holidaysFrom)).toEqual([1, 1]);
});
