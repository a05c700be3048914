/** When somebody is told, by their own clock. Pure: time and zone are given. */

const minute = 60_000, day = 86_400_000;

/** Minutes after midnight, and the days (0 is Sunday) on which the hours begin. */
export interface Quiet { from: number; until: number; days: readonly number[] }
export interface DigestRule { every: "off" | "hour" | "day"; hour: number }

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** What the person's calendar and clock show: day of the week and minutes after midnight, and what is left of the minute in milliseconds. */
export function wallClock(at: Date, zone: string): { weekday: number; minutes: number; into: number } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", weekday: "short", hour: "2-digit", minute: "2-digit" });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return { weekday: weekdays.indexOf(parts.weekday ?? ""), minutes: Number(parts.hour) * 60 + Number(parts.minute), into: at.getTime() % minute };
}

/** Minutes until the hours that hold now end; 0 when none do. */
function minutesLeft({ from, until, days }: Quiet, weekday: number, minutes: number): number {
  const today = days.includes(weekday), yesterday = days.includes((weekday + 6) % 7);
  if (from < until) return today && minutes >= from && minutes < until ? until - minutes : 0;
  if (yesterday && minutes < until) return until - minutes;
  return today && minutes >= from ? 1440 - minutes + until : 0;
}

/** When the quiet hours that hold at `at` end; `at` itself when none do. At most a week on: who is quiet for ever is told weekly. */
export function afterQuiet(quiet: Quiet | null, at: Date, zone: string): Date {
  if (!quiet) return at;
  let end = at;
  // Hours that begin where others end are one stretch; clocks set forward or back within it are met by looking again.
  while (end.getTime() - at.getTime() < 7 * day) {
    const { weekday, minutes, into } = wallClock(end, zone);
    const left = minutesLeft(quiet, weekday, minutes);
    if (left === 0) return end;
    const next = new Date(end.getTime() + left * minute - into);
    const shown = wallClock(next, zone).minutes;
    // An hour lost or won on the way: step to where the clock shows the end, by at most the difference.
    const off = ((minutes + left - shown + 720) % 1440 + 1440) % 1440 - 720;
    end = Math.abs(off) <= 120 ? new Date(next.getTime() + off * minute) : next;
  }
  return end;
}

/** The next time that a digest goes; `at` itself without one. */
export function nextDigest(rule: DigestRule, at: Date, zone: string): Date {
  if (rule.every === "off") return at;
  const { minutes, into } = wallClock(at, zone);
  if (rule.every === "hour") return new Date(at.getTime() + (60 - (minutes % 60)) * minute - into);
  const left = (rule.hour * 60 - minutes + 1440) % 1440 || 1440;
  const next = new Date(at.getTime() + left * minute - into);
  const off = rule.hour * 60 - wallClock(next, zone).minutes;
  return Math.abs(off) <= 120 ? new Date(next.getTime() + off * minute) : next;
}

export interface MailTiming { quiet: Quiet | null; digest: DigestRule; zone: string; critical: boolean; lastMailAt: Date | null; back: boolean; gatherMinutes: number }

/**
 * When a mail goes. At once, unless: quiet hours; a digest was chosen; or the person had a mail a moment ago and has not been back
 * since, then together with what else comes until `gatherMinutes` after it.
 */
export function mailDue(t: MailTiming, now: Date): Date {
  if (t.critical) return now;
  let due = nextDigest(t.digest, now, t.zone);
  if (t.digest.every === "off" && t.lastMailAt && !t.back) due = new Date(Math.max(now.getTime(), t.lastMailAt.getTime() + t.gatherMinutes * minute));
  return afterQuiet(t.quiet, due, t.zone);
}

/** How long somebody who sits before an open page has to see it there first. */
export const seenFirstMilliseconds = minute;

/** When a push message goes: at once, after quiet hours, and not while the person looks at the page anyway. */
export function pushDue(t: { quiet: Quiet | null; zone: string; critical: boolean; active: boolean }, now: Date): Date {
  if (t.critical) return now;
  return afterQuiet(t.quiet, t.active ? new Date(now.getTime() + seenFirstMilliseconds) : now, t.zone);
}

