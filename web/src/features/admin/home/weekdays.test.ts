import { expect, test } from "vitest";
import { perWeekday, weekdayWords } from "./weekdays.ts";

/** Thirty days up to Friday 20 November 2026. */
const days = Array.from({ length: 30 }, (_, at) => {
  const day = new Date(Date.UTC(2026, 9, 22 + at));
  return { day: day.toISOString().slice(0, 10), created: day.getUTCDay() === 1 ? 8 : 2 };
});

test("AD-1 the weekdays of four whole weeks are averaged, from Monday on", () => {
  const week = perWeekday(days);
  expect(week.map(({ average }) => average)).toEqual([8, 2, 2, 2, 2, 2, 2]);
  expect(week[0]?.name).toBe("Monday");
  expect(weekdayWords(week)).toBe("Most come on Monday: 8 on average.");
});

test("AD-1 without a day that stands out nothing is claimed, and without four weeks nothing is shown", () => {
  expect(weekdayWords(perWeekday(days.map(({ day }) => ({ day, created: 3 }))))).toBe("No day stands out.");
  expect(weekdayWords(perWeekday(days.map(({ day }, at) => ({ day, created: at === 29 ? 4 : 0 }))))).toBe("Too few came so far to tell the days apart.");
  expect(perWeekday(days.slice(5))).toEqual([]);
});
