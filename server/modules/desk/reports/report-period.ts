import { longestDays } from "../../../../contract/desk-figures.ts";
import { invalid } from "../../../platform/errors.ts";
import { instantAt, wallTime } from "../zone-time.ts";

export type Interval = "day" | "week" | "month";

/** A report's time, cut at midnights of the community's zone. */
export interface Period {
  /** First and last day. */
  from: string;
  to: string;
  before: { from: string; to: string };
  interval: Interval;
  /** First days of the intervals. */
  starts: string[];
  /** The beginning of the period before, the beginning of each interval, and the end: never later than now. Intervals are counted from 1 on, 1 is the period before. */
  bounds: Date[];
}

const dayMs = 86_400_000;
/** Days up to which the course is shown by day, and by week. */
const byDay = 45, byWeek = 200;

/**
 * Cuts a period into days, weeks from Monday on, or months. What is later than now is left out, and the period before is as many days long.
 * @throws 422 for what is too long, or begins after today
 */
export function reportPeriod(ask: { from: string; to: string }, zone: string, now: Date): Period {
  const today = textOf(wallTime(now, zone));
  if (ask.from > today) throw invalid([{ path: "from", message: "This has not happened yet. Choose days up to today." }]);
  const to = ask.to < today ? ask.to : today;
  const first = numberOf(ask.from), end = numberOf(to) + 1, days = end - first;
  if (days > longestDays) throw invalid([{ path: "from", message: `A report covers at most ${longestDays} days. Choose a later first day.` }]);
  if (first - days < numberOf("1971-01-01")) throw invalid([{ path: "from", message: "Choose a later first day." }]);
  const interval = days <= byDay ? "day" : days <= byWeek ? "week" : "month";
  const starts: number[] = [];
  for (let day = first; day < end; day = nextStart(day, interval)) starts.push(day);
  const midnight = (day: number) => instantAt(day * dayMs, zone);
  const last = midnight(end);
  return {
    from: ask.from, to, interval, starts: starts.map((day) => textOf(day * dayMs)), before: { from: textOf((first - days) * dayMs), to: textOf((first - 1) * dayMs) },
    bounds: [midnight(first - days), ...starts.map(midnight), last < now ? last : now],
  };
}

function nextStart(day: number, interval: Interval): number {
  if (interval === "day") return day + 1;
  // 1 January 1970 was a Thursday: Mondays are 4, 11, …
  if (interval === "week") return day + 7 - ((day + 3) % 7);
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs;
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function textOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
