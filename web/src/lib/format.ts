import { uiTexts } from "../texts/en/ui.ts";
import { textsOf } from "./texts.ts";

const t = textsOf(uiTexts);

/** How the person reads numbers and times. */
type Manner = { locale: string | undefined; timeZone: string | undefined };

let manner: Manner = { locale: undefined, timeZone: undefined };
const made = new Map<string, unknown>();

function timeZoneExists(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Sets the person's language, time zone or both for everything formatted from now on (XX-9); until then the browser's are used.
 * A zone that the browser does not know is left out, so a wrong setting never breaks a page.
 */
export function setManner(next: Partial<Manner>): void {
  const wanted = { ...manner, ...next };
  manner = { locale: wanted.locale, timeZone: wanted.timeZone && timeZoneExists(wanted.timeZone) ? wanted.timeZone : undefined };
  made.clear();
}

// Making an Intl formatter costs tens of microseconds; a long list needs hundreds.
function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

type Moment = string | number | Date;

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`d${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(manner.locale, { timeZone: manner.timeZone, ...options }));
}

/** Day, month and year: "20 Nov 2026". */
export function formatDate(moment: Moment): string {
  return dates({ dateStyle: "medium" }).format(new Date(moment));
}

/** A day of the calendar (YYYY-MM-DD) in the person's language; it belongs to no zone, so none moves it. */
export function formatCalendarDay(day: string, options: Intl.DateTimeFormatOptions): string {
  return dates({ ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** Hours and minutes: "14:05" or "2:05 pm". */
export function formatTime(moment: Moment): string {
  return dates({ timeStyle: "short" }).format(new Date(moment));
}

/** Date and time: "20 Nov 2026, 14:05". */
export function formatDateTime(moment: Moment): string {
  return dates({ dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
}

/** The whole truth for a tooltip: "Friday 20 November 2026 at 14:05:09 EAT". */
export function formatFullDateTime(moment: Moment): string {
  return dates({ dateStyle: "full", timeStyle: "long" }).format(new Date(moment));
}

/** The day in the person's zone as YYYY-MM-DD, to tell whether two moments share a day. */
export function dayKey(moment: Moment): string {
  return once("day", () => new Intl.DateTimeFormat("en-CA", { timeZone: manner.timeZone })).format(new Date(moment));
}

/** A heading between messages: "Today", "Yesterday", "Tuesday" within a week, else the date. */
export function formatDay(moment: Moment, now: number = Date.now()): string {
  const at = new Date(moment);
  const days = Math.round((Date.parse(dayKey(now)) - Date.parse(dayKey(at))) / 86_400_000);
  if (days === 0 || days === 1) {
    const word = relative("auto").format(-days, "day");
    return word.charAt(0).toLocaleUpperCase(manner.locale) + word.slice(1);
  }
  return days > 1 && days < 7 ? dates({ weekday: "long" }).format(at) : formatDate(at);
}

function relative(numeric: "auto" | "always"): Intl.RelativeTimeFormat {
  return once(`r${numeric}`, () => new Intl.RelativeTimeFormat(manner.locale, { numeric, style: "short" }));
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

/** A number as the person writes it: "12,480". */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(manner.locale, options)).format(value);
}

/** Several things in one sentence: "a, b and c", or "a, b or c". */
export function formatList(items: readonly string[], joined: "and" | "or"): string {
  return once(`l${joined}`, () => new Intl.ListFormat(manner.locale, { type: joined === "and" ? "conjunction" : "disjunction" })).format(items);
}

/** A length of time in its two largest units: "3 d 4 h", "12 min", "40 s". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 86_400), "days"],
    [Math.floor((whole % 86_400) / 3_600), "hours"],
    [Math.floor((whole % 3_600) / 60), "minutes"],
    [whole % 60, "seconds"],
  ] as const;
  const from = parts.findIndex(([amount]) => amount > 0);
  if (from === -1) return t("seconds", { count: formatNumber(0) });
  return parts.slice(from, from + (whole < 3_600 ? 1 : 2)).filter(([amount]) => amount > 0).map(([amount, unit]) => t(unit, { count: formatNumber(amount) })).join(" ");
}
