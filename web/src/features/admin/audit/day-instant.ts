/** What the clocks of a zone show at an instant, as if it were UTC; milliseconds. */
function wallTime(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/**
 * The instant at which a day begins in a zone.
 *
 * @param day YYYY-MM-DD, as a date field gives it
 * @param after how many days later
 * @returns an ISO instant; undefined for no day at all
 */
export function dayStart(day: string, zone: string, after = 0): string | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`) + after * 86_400_000;
  if (Number.isNaN(midnight)) return undefined;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = midnight - (wallTime(midnight, zone) - midnight);
  return new Date(guess - (wallTime(guess, zone) - midnight)).toISOString();
}

/** The day, YYYY-MM-DD, that an instant lies in; empty for none. */
export function dayOf(instant: string | null, zone: string): string {
  const at = Date.parse(instant ?? "");
  return Number.isNaN(at) ? "" : new Date(wallTime(at, zone)).toISOString().slice(0, 10);
}
