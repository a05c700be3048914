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

/** In whose manner numbers and times are written, as BCP 47 has it; undefined for the browser's. */
export function readersLocale(): string | undefined {
  return manner.locale;
}

/**
 * A formatter, made once for the person's manner. Making one costs tens of microseconds; a long list needs hundreds.
 *
 * @param key of its kind and options
 */
export function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export type Moment = string | number | Date;

/** Writes days and times in the person's language and zone. */
export function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
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

/** A number as the person writes it: "12,480". */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(manner.locale, options)).format(value);
}

/** Several things in one sentence: "a, b and c", or "a, b or c". */
export function formatList(items: readonly string[], joined: "and" | "or"): string {
  return once(`l${joined}`, () => new Intl.ListFormat(manner.locale, { type: joined === "and" ? "conjunction" : "disjunction" })).format(items);
}
