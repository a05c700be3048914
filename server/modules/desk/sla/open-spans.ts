import { weekdays, type OpeningWeek } from "../../../../contract/desk.ts";
import { wallTime } from "../zone-time.ts";

/** A stretch of time in milliseconds since 1970, its end not in it. */
export interface Span { from: number; to: number }

/** Working hours as clocks on the wall of `zone` show them. */
export interface WorkingHours {
  /** An IANA zone. */
  zone: string;
  week: Omit<OpeningWeek, "zone" | "holidays">;
  /** Dates (`2026-12-25`) on which nobody works. */
  holidays: ReadonlySet<string>;
}

const minute = 60_000, day = 86_400_000;

/**
 * When people work between two moments: a moment counts when the wall clock of the zone then shows a time within a window of its weekday,
 * on a date that is no holiday. So an hour that clocks show twice counts twice, and one that they skip not at all.
 */
export function* openSpans(hours: WorkingHours, from: number, to: number): Generator<Span> {
  for (const { offset, ...span } of offsetSpans(hours.zone, from, to)) {
    const first = Math.floor((span.from + offset) / day), last = Math.floor((span.to - 1 + offset) / day);
    for (let date = first; date <= last; date++) {
      // 1 January 1970 was a Thursday.
      const weekday = weekdays[(((date + 3) % 7) + 7) % 7];
      if (!weekday || hours.week[weekday].length === 0 || hours.holidays.has(dateText(date))) continue;
      for (const window of hours.week[weekday]) {
        const opens = Math.max(span.from, date * day + timeOfDay(window.from) - offset), closes = Math.min(span.to, date * day + timeOfDay(window.to) - offset);
        if (opens < closes) yield { from: opens, to: closes };
      }
    }
  }
}

/** The stretches in which a zone keeps one offset from UTC. */
function* offsetSpans(zone: string, from: number, to: number): Generator<Span & { offset: number }> {
  for (let at = from; at < to;) {
    const nextDay = (Math.floor(at / day) + 1) * day;
    const end = Math.min(nextDay, to);
    const first = offsetOf(zone, at), change = offsetOf(zone, nextDay) === first ? nextDay : changeWithin(zone, at, nextDay, first);
    const until = Math.min(end, change);
    yield { from: at, to: until, offset: first };
    at = until;
  }
}

/** The moment between the two at which the offset stops being `offset`. Zones change on whole minutes. */
function changeWithin(zone: string, from: number, to: number, offset: number): number {
  let low = Math.floor(from / minute), high = Math.ceil(to / minute);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(zone, middle * minute) === offset) low = middle;
    else high = middle;
  }
  return high * minute;
}

const known = new Map<string, number>();

/** How far the zone's clocks are ahead of UTC, in milliseconds. Kept for midnights (UTC), which are asked for again and again. */
function offsetOf(zone: string, at: number): number {
  const ask = () => wallTime(new Date(at), zone) - Math.floor(at / 1000) * 1000;
  if (at % day !== 0) return ask();
  const key = `${zone} ${at / day}`;
  let offset = known.get(key);
  if (offset === undefined) {
    offset = ask();
    if (known.size > 20_000) known.clear();
    known.set(key, offset);
  }
  return offset;
}

function dateText(date: number): string {
  return new Date(date * day).toISOString().slice(0, 10);
}

/** "08:30" in milliseconds after midnight. */
function timeOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * minute;
}
