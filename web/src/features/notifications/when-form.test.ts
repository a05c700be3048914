import { expect, test } from "vitest";
import { changeOf, spanOf, whenFormOf } from "./when-form.ts";

test("CH-10 what was set comes back unchanged, and quiet hours that were never set begin with the night", () => {
  const set = { quiet: { from: "21:30", until: "06:00", days: [1, 5] }, digest: { every: "day" as const, hour: 8 } };
  expect(changeOf(whenFormOf(set))).toEqual(set);
  const fresh = whenFormOf({ quiet: null, digest: { every: "off", hour: 8 } });
  expect(changeOf(fresh).quiet).toBeNull();
  expect(changeOf({ ...fresh, quiet: true, days: [6, 0, 3] }).quiet).toEqual({ from: "22:00", until: "07:00", days: [0, 3, 6] });
});

test("CH-10 hours that end before they begin go over midnight, and equal ones last all day", () => {
  expect([spanOf("22:00", "07:00"), spanOf("09:00", "17:00"), spanOf("00:00", "00:00")]).toEqual(["overnight", "same-day", "all-day"]);
});
