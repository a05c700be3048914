import { weekdays } from "../../../../contract/desk.ts";
import type { TicketEvent } from "./clock.ts";
import { targets, type CalendarVersion, type Rules, type Target } from "./rules.ts";

export const minuteMs = 60_000;

const seen = new Map<string, { date: string; time: string; weekday: number }>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock and the calendar on a wall in `zone` show. */
export function wallOf(zone: string, at: number): { date: string; time: string; weekday: number } {
  const key = `${zone}${at}`;
  let wall = seen.get(key);
  if (!wall) {
    const format = formats.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    formats.set(zone, format);
    const [date = "", time = ""] = format.format(at).split(" ");
    wall = { date, time, weekday: (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7 };
    seen.set(key, wall);
  }
  return wall;
}

interface Counted { target: Target; number: number; consumed: number; breachedAt: number | null; metAt: number | null; stopped: boolean }

/**
 * The same promises as `ticketClocks`, found another way: it lives through the ticket minute by minute, looks at the wall clock in each and
 * counts. Everything must happen on whole minutes.
 */
export function countMinutes(rules: Rules, events: readonly TicketEvent[], now: number): Counted[] {
  const [created] = events;
  if (!created) return [];
  const fresh = (target: Target, number: number): Counted => ({ target, number, consumed: 0, breachedAt: null, metAt: null, stopped: false });
  const rounds = [fresh("first_response", 1), fresh("resolution", 1)];
  const current = (target: Target) => rounds.filter((r) => r.target === target).at(-1);
  const over = (r: Counted | undefined) => !r || r.metAt !== null || r.stopped;
  let facts = created.facts, next = 0;
  for (let minute = created.at; minute <= now; minute += minuteMs) {
    for (; next < events.length && (events[next]?.at ?? Infinity) <= minute; next++) {
      const event = events[next];
      if (!event) break;
      ({ facts } = event);
      const done = facts.status === "resolved" || facts.status === "closed";
      const [first, answer, resolution] = targets.map(current);
      if (event.reply === "staff") for (const r of [first, answer]) if (r && r.metAt === null && (r === first || !r.stopped)) { r.metAt = event.at; r.stopped = false; }
      if (done && resolution) resolution.metAt ??= event.at;
      if (!done && resolution) resolution.metAt = null;
      if (first && first.metAt === null) first.stopped = done;
      if (done && answer && !over(answer)) answer.stopped = true;
      if (!done && event.reply === "requester" && first?.metAt !== null && over(answer)) rounds.push(fresh("next_response", (answer?.number ?? 0) + 1));
    }
    const valid = new Map<string, Rules["policies"][number]>();
    for (const p of rules.policies) if (p.validFrom <= minute) valid.set(p.policyId, p);
    let policy: Rules["policies"][number] | undefined;
    for (const p of valid.values()) if (p.inForce && (p.priorities.length === 0 || p.priorities.includes(facts.priority)) && (!policy || p.position < policy.position || (p.position === policy.position && p.policyId < policy.policyId))) policy = p;
    for (const round of rounds) {
      const budget = policy?.minutes[round.target];
      if (over(round) || facts.status === "pending" || !policy || budget === null || budget === undefined) continue;
      // In the last moment whoever answers is still in time.
      if (round.consumed > budget * minuteMs || (round.consumed === budget * minuteMs && minute < now)) round.breachedAt ??= minute;
      if (minute < now && (policy.calendarId === null || isWorking(rules.calendars, minute))) round.consumed += minuteMs;
    }
  }
  return rounds;
}

function isWorking(calendars: readonly CalendarVersion[], minute: number): boolean {
  const calendar = calendars.filter((c) => c.validFrom <= minute).at(-1);
  if (!calendar) return false;
  const { date, time, weekday } = wallOf(calendar.zone, minute);
  const day = weekdays[weekday];
  return day !== undefined && !calendar.holidays.has(date) && calendar.week[day].some((w) => w.from <= time && time < w.to);
}
