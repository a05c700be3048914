import { openSpans, type Span, type WorkingHours } from "./open-spans.ts";
import type { PolicyVersion, Target } from "./rules.ts";

/** Why a clock stands still. `closed`: outside of working hours. */
export type PauseReason = "pending" | "closed" | "no_policy";
export interface Segment extends Span { kind: "running" | "paused"; reason: PauseReason | null }

/** One promise of a ticket, from when it began to when it was kept or given up. Moments and durations in milliseconds. */
export interface Round {
  target: Target;
  /** 1 for the first; only answers after the first have more. */
  number: number;
  startedAt: number;
  state: "running" | "paused" | "met" | "breached" | "stopped";
  /** Why it is paused now. */
  reason: PauseReason | null;
  /** When it is due, or was; null while nothing says when: pending, no policy. */
  dueAt: number | null;
  /** When its warning is due, or was. */
  warnAt: number | null;
  breachedAt: number | null;
  metAt: number | null;
  /** Time that counted. */
  consumed: number;
  /** What the policy gives it. */
  budget: number | null;
  policy: PolicyVersion | null;
  segments: Segment[];
}

export function newRound(target: Target, number: number, startedAt: number): Round {
  return { target, number, startedAt, state: "running", reason: null, dueAt: null, warnAt: null, breachedAt: null, metAt: null, consumed: 0, budget: null, policy: null, segments: [] };
}

/** What holds for a round over a stretch of time. */
export interface Conditions { policy: PolicyVersion | null; hours: WorkingHours | null; pending: boolean }

/** Lets time pass for an unfinished round: what counted, and when it was warned of and missed. */
export function passTime(round: Round, { from, to }: Span, { policy, hours, pending }: Conditions): void {
  const budget = budgetOf(policy, round.target);
  round.policy = policy && budget !== null ? policy : round.policy;
  if (budget !== null) round.budget = budget;
  if (pending || budget === null || !policy) {
    addSegment(round, { from, to, kind: "paused", reason: pending ? "pending" : "no_policy" });
    return;
  }
  const warning = budget * policy.warnPercent / 100;
  // Another policy, or an edited one, may ask for less than what has passed already, or for more again.
  if (round.consumed < warning) round.warnAt = null;
  else round.warnAt ??= from;
  // Due in this very moment is not missed yet.
  if (round.consumed > budget || (round.consumed === budget && from < to)) round.breachedAt ??= from;
  let at = from;
  for (const span of hours ? openSpans(hours, from, to) : [{ from, to }]) {
    if (span.from > at) addSegment(round, { from: at, to: span.from, kind: "paused", reason: "closed" });
    addSegment(round, { ...span, kind: "running", reason: null });
    const after = round.consumed + span.to - span.from;
    if (after >= warning) round.warnAt ??= span.from + warning - round.consumed;
    // Answered in the very moment in which it is due is in time: the stretch ends there, and the next begins with the answer.
    if (after > budget || (after === budget && span.to < to)) round.breachedAt ??= span.from + budget - round.consumed;
    round.consumed = after;
    at = span.to;
  }
  if (at < to) addSegment(round, { from: at, to, kind: "paused", reason: "closed" });
}

/** How far ahead a due moment is looked for, in days. A calendar without a window in this time makes nothing due. */
const horizonDays = 800;

/** Says where an unfinished round stands now, and when it will be due if nothing changes. */
export function standAt(round: Round, now: number, { policy, hours, pending }: Conditions): void {
  const budget = budgetOf(policy, round.target);
  if (round.breachedAt !== null) {
    round.state = "breached";
    round.dueAt = round.breachedAt;
    return;
  }
  if (pending || !policy || budget === null) {
    round.state = "paused";
    round.reason = pending ? "pending" : "no_policy";
    return;
  }
  round.budget = budget;
  round.policy = policy;
  const warning = budget * policy.warnPercent / 100;
  if (round.consumed < warning) round.warnAt = whenCounted(hours, now, warning - round.consumed);
  else round.warnAt ??= now;
  round.dueAt = whenCounted(hours, now, Math.max(0, budget - round.consumed));
  const working = !hours || !openSpans(hours, now, now + 1).next().done;
  round.state = working ? "running" : "paused";
  round.reason = working ? null : "closed";
}

function whenCounted(hours: WorkingHours | null, from: number, amount: number): number | null {
  if (!hours || amount === 0) return from + amount;
  let left = amount;
  for (const span of openSpans(hours, from, from + horizonDays * 86_400_000)) {
    if (span.to - span.from >= left) return span.from + left;
    left -= span.to - span.from;
  }
  return null;
}

function budgetOf(policy: PolicyVersion | null, target: Target): number | null {
  const minutes = policy?.minutes[target] ?? null;
  return minutes === null ? null : minutes * 60_000;
}

function addSegment(round: Round, segment: Segment): void {
  if (segment.from >= segment.to) return;
  const last = round.segments.at(-1);
  if (last && last.to === segment.from && last.kind === segment.kind && last.reason === segment.reason) last.to = segment.to;
  else round.segments.push(segment);
}
