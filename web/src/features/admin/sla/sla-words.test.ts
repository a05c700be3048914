import fc from "fast-check";
import { expect, test } from "vitest";
import { minutesFrom, textFrom } from "./sla-words.ts";

test("DK-11 times are read as people write them", () => {
  const read = Object.entries({ "30 min": 30, "30": 30, "4h": 240, "4 hours": 240, "1,5 h": 90, "2 d": 2880, "1 d 2 h 3 min": 1563, "1 h 30": 90, "": null });
  for (const [text, minutes] of read) expect([text, minutesFrom(text)]).toEqual([text, minutes]);
  for (const text of ["soon", "0", "-5", "4 weeks", "h"]) expect([text, minutesFrom(text)]).toEqual([text, undefined]);
});

test("DK-11 a time written out is read as the same", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 525_600 }), (minutes) => { expect(minutesFrom(textFrom(minutes))).toBe(minutes); }));
});
