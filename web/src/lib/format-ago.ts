import { dates, dayKey, formatDate, once, readersLocale, type Moment } from "./format.ts";

function relative(numeric: "auto" | "always"): Intl.RelativeTimeFormat {
  return once(`r${numeric}`, () => new Intl.RelativeTimeFormat(readersLocale(), { numeric, style: "short" }));
}

/** A heading between messages: "Today", "Yesterday", "Tuesday" within a week, else the date. */
export function formatDay(moment: Moment, now: number = Date.now()): string {
  const at = new Date(moment);
  const days = Math.round((Date.parse(dayKey(now)) - Date.parse(dayKey(at))) / 86_400_000);
  if (days === 0 || days === 1) {
    const word = relative("auto").format(-days, "day");
    return word.charAt(0).toLocaleUpperCase(readersLocale()) + word.slice(1);
  }
  return days > 1 && days < 7 ? dates({ weekday: "long" }).format(at) : formatDate(at);
}

const steps: readonly [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3_600, 60, "minute"],
  [86_400, 3_600, "hour"],
  [7 * 86_400, 86_400, "day"],
];

/** How long ago or until: "5 min. ago", "in 2 hr."; under 45 seconds "now", from a week on the date. */
export function formatAgo(moment: Moment, now: number): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 45) return relative("auto").format(0, "second");
  for (const [limit, unitSeconds, unit] of steps) {
    if (size < limit) return relative("always").format(Math.sign(seconds) * Math.max(1, Math.round(size / unitSeconds)), unit);
  }
  return formatDate(moment);
}
