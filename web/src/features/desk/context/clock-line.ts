import type { SlaClock } from "../../../../../contract/sla.ts";

/** A clock as a line of the time that counts: each number is a share of its length, 0 to 1. */
export type ClockLine = {
  /** What was used in time. */
  used: number;
  /** What was used after it was due. */
  late: number;
  /** Where it is due, or was. Null without a promise. */
  due: number | null;
  /** Where it stood still; no time that counts passed, so they have no length. */
  pauses: number[];
};

/** Lays out a clock (DK-11): the line is as long as what was promised, or as what was used where that is more. Times that did not count take no place. */
export function clockLine({ segments, consumedSeconds, budgetSeconds, breachedAt }: Pick<SlaClock, "segments" | "consumedSeconds" | "budgetSeconds" | "breachedAt">): ClockLine {
  const pauses: number[] = [];
  const missedAt = breachedAt === null ? null : Date.parse(breachedAt);
  let counted = 0, beforeDue = 0;
  for (const { from, to, kind } of segments) {
    const start = Date.parse(from), length = (Date.parse(to) - start) / 1000;
    if (kind === "paused") {
      pauses.push(counted);
      continue;
    }
    if (missedAt !== null) beforeDue += Math.min(length, Math.max(0, (missedAt - start) / 1000));
    counted += length;
  }
  // Where it was missed it was due then, whatever the promise says since: it may have been edited.
  const due = missedAt === null ? budgetSeconds : Math.min(beforeDue, consumedSeconds);
  const whole = Math.max(1, consumedSeconds, due ?? 0);
  const share = (seconds: number) => Math.min(1, Math.max(0, seconds / whole));
  const inTime = due === null ? consumedSeconds : Math.min(consumedSeconds, due);
  return { used: share(inTime), late: share(consumedSeconds - inTime), due: due === null ? null : share(due), pauses: [...new Set(pauses.map(share))] };
}
