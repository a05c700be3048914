import { formatCalendarDay, formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";

const t = textsOf(adminHomeTexts);

type Days = readonly { day: string; created: number }[];

/** A weekday with the tickets that come on it, on average. */
export type Weekday = { name: string; short: string; average: number };

/** Whole weeks looked at: with part of one, a weekday would count more often than the others. */
const weeks = 4;

/** Tickets of all these weeks below which a weekday's share is chance. */
const enough = 28;

/** Monday to Sunday with the tickets opened per day, average of the last four weeks; empty when there are not as many days. */
export function perWeekday(days: Days): Weekday[] {
  const counted = days.slice(-7 * weeks);
  if (counted.length < 7 * weeks) return [];
  return [1, 2, 3, 4, 5, 6, 0].flatMap((weekday) => {
    const same = counted.filter(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday);
    const [first] = same;
    return first ? [{ name: formatCalendarDay(first.day, { weekday: "long" }), short: formatCalendarDay(first.day, { weekday: "short" }), average: same.reduce((sum, { created }) => sum + created, 0) / same.length }] : [];
  });
}

/** The answer to "on which weekdays do tickets come?": the day with most, when one stands out from the average by a fifth. */
export function weekdayWords(weekdays: readonly Weekday[]): string {
  if (weekdays.reduce((sum, { average }) => sum + average * weeks, 0) < enough) return t("tooFewToTell");
  const mean = weekdays.reduce((sum, { average }) => sum + average, 0) / Math.max(1, weekdays.length);
  const [most] = [...weekdays].sort((one, other) => other.average - one.average);
  return most && most.average > mean * 1.2 ? t("busiest", { day: most.name, count: formatNumber(most.average, { maximumFractionDigits: 1 }) }) : t("allDaysAlike");
}
