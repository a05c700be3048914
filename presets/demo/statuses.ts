import type { DemoStatus } from "./types.ts";
import type { Random } from "./random.ts";
import { DAY, MINUTE, memberActivity, officeMinutes } from "./lagos-time.ts";

/** How far back tickets go. */
const WINDOW = 60 * DAY;
/** The help page is growing: going back this many days, tickets come e times rarer. */
const GROWTH_DAYS = 90;

const SHARES: readonly (readonly [DemoStatus, number])[] = [["open", 0.03], ["in_progress", 0.05], ["pending", 0.04], ["resolved", 0.06]];

/** The share of working time, in minutes, that a ticket needs behind it before it can have this status. */
const NEEDED_OFFICE_MINUTES: Record<DemoStatus, number> = { open: 0, in_progress: 50, pending: 80, resolved: 150, closed: 200 };

/** When tickets came in, oldest first: within 60 days before `now`, by the hours of the week in which members write. */
export function creationTimes(random: Random, count: number, now: number): number[] {
  const times: number[] = [];
  const span = 1 - Math.exp(-WINDOW / DAY / GROWTH_DAYS);
  while (times.length < count) {
    const age = -GROWTH_DAYS * Math.log(1 - random.next() * span) * DAY;
    const time = Math.floor(now - Math.max(age, 6 * MINUTE));
    if (random.chance(memberActivity(time))) times.push(time);
  }
  return times.sort((a, b) => a - b);
}

/** Ages in days at which tickets of this status are typically found. */
function typicalAge(random: Random, status: DemoStatus): number {
  if (status === "open") return random.exponential(1);
  if (status === "in_progress") return 0.2 + random.exponential(3);
  if (status === "pending") return 1.5 + random.exponential(7);
  if (status === "resolved") return 0.3 + random.next() * 4;
  return 3 + random.next() * 57;
}

/**
 * One status for each creation time (oldest first): 3 % open, 5 % in progress, 4 % pending, 6 % resolved, the rest closed;
 * the young ones open, the old ones closed, and none further along than the team's working hours allow.
 */
export function statusesFor(random: Random, created: readonly number[], now: number): DemoStatus[] {
  const wanted = SHARES.flatMap(([status, share]) => Array.from({ length: Math.round(share * created.length) }, () => status));
  while (wanted.length < created.length) wanted.push("closed");
  const statuses = wanted
    .slice(0, created.length)
    .map((status) => ({ status, age: typicalAge(random, status) }))
    .sort((a, b) => b.age - a.age)
    .map(({ status }) => status);

  const worked = created.map((time) => officeMinutes(time, now, NEEDED_OFFICE_MINUTES.closed));
  for (let young = created.length - 1; young >= 0; young -= 1) {
    const possible = (status: DemoStatus) => NEEDED_OFFICE_MINUTES[status] <= (worked[young] ?? 0);
    const mine = statuses[young];
    if (mine === undefined || possible(mine)) continue;
    const older = statuses.findLastIndex((status, index) => index < young && possible(status));
    const theirs = statuses[older];
    if (theirs === undefined) continue;
    statuses[young] = theirs;
    statuses[older] = mine;
  }
  return statuses;
}
