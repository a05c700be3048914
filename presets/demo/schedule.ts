import type { Random } from "./random.ts";
import type { Step } from "./conversation.ts";
import { HOUR, MINUTE, nextOfficeTime, nextWakingTime } from "./lagos-time.ts";

/** A solved ticket closes by itself after this long; the demo stays inside it, or the first job run would close half the list. */
export const AUTO_CLOSE = 72 * HOUR;

/** Times when each step happens; `pace` below 1 makes everybody quicker. All times in milliseconds. */
function walk(random: Random, start: number, steps: readonly Step[], pace: number, staffHasWritten: boolean): number[] {
  let time = start;
  let written = staffHasWritten;
  return steps.map(({ by, afterHours }) => {
    if (by === "member") {
      const wait = afterHours ? random.between(...afterHours) * HOUR : Math.min(3 + random.exponential(150), 20 * 60) * MINUTE * pace;
      time = nextWakingTime(random, time + wait);
    } else if (by === "resolve") {
      time = nextOfficeTime(random, time + random.between(1, 25) * MINUTE * pace);
    } else {
      const mean = by === "note" ? 12 : written ? 55 : 95;
      const wait = Math.min(2 + random.exponential(mean), 9 * 60) * MINUTE;
      time = nextOfficeTime(random, time + wait * pace);
      written = true;
    }
    time += random.between(1, 55) * 1000;
    return Math.floor(time);
  });
}

/** The first walk that ends in time, each try quicker; when none does (a ticket of minutes ago) the steps are pressed in evenly. */
function walkUntil(random: Random, start: number, steps: readonly Step[], latest: number, staffHasWritten: boolean): number[] {
  for (const pace of [1, 0.6, 0.3, 0.1, 0.03, 0.01]) {
    const times = walk(random, start, steps, pace, staffHasWritten);
    if ((times.at(-1) ?? start) <= latest) return times;
  }
  return steps.map((_, index) => Math.floor(start + ((latest - start) * (index + 1)) / (steps.length + 1)));
}

/**
 * When the steps of a ticket happen: the first at `createdAt`, staff in working hours, members when awake, all before `now`.
 * With `stillResolved` the last step falls within the 70 hours before `now`, because a ticket solved earlier would be closed.
 */
export function scheduleSteps(random: Random, createdAt: number, steps: readonly Step[], now: number, stillResolved: boolean): number[] {
  const latest = now - 2 * MINUTE;
  const times = [createdAt, ...walkUntil(random, createdAt, steps.slice(1), latest, false)];
  const windowStart = now - 70 * HOUR;
  if (!stillResolved || (times.at(-1) ?? createdAt) >= windowStart) return times;

  // Somebody took days: the member to answer or to say thanks, or staff to put it right or to mark it solved.
  const resumeAt = random.pick(
    steps.flatMap(({ by }, index) => {
      const before = steps[index - 1]?.by;
      return by === "resolve" || by === "fix" || (by === "member" && (before === "ask" || before === "fix")) ? [index] : [];
    }),
  );
  const rest = steps.slice(resumeAt);
  for (let tries = 0; tries < 30; tries += 1) {
    const start = windowStart + random.next() * (latest - windowStart) * 0.8;
    const later = walk(random, start, rest, 0.5, true);
    if ((later.at(-1) ?? start) <= latest) return [...times.slice(0, resumeAt), ...later];
  }
  return [...times.slice(0, resumeAt), ...walkUntil(random, windowStart, rest, latest, true)];
}
