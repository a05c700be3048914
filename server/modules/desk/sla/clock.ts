import { newRound, passTime, standAt, type Conditions, type Round } from "./round.ts";
import { hoursAt, policyAt, type Rules, type Target, type TicketFacts } from "./rules.ts";

/** Something that happened to a ticket: what is true of it since, and whether it was a public answer. */
export interface TicketEvent {
  /** Milliseconds since 1970. */
  at: number;
  facts: TicketFacts;
  /** A person on the staff answered, or the requester wrote. Bots answer nothing. */
  reply: "staff" | "requester" | null;
}

/**
 * DK-11: where a ticket's promises stand at `now`, from nothing but the rules' versions and what happened. README.md of this folder defines
 * what edits, pauses and reopening do.
 * @param events in their order, the first is the creation; none later than `now`
 * @returns all rounds, oldest first; the last of a target is its current one
 */
export function ticketClocks(rules: Rules, events: readonly TicketEvent[], now: number): Round[] {
  const [created] = events;
  if (!created) return [];
  const rounds: Round[] = [newRound("first_response", 1, created.at), newRound("resolution", 1, created.at)];
  const moments = momentsOf(rules, events, created.at, now);
  let next = 0, facts = created.facts;
  moments.forEach((moment, i) => {
    for (let event = events[next]; event && event.at <= moment; event = events[++next]) {
      facts = event.facts;
      happen(rounds, event);
    }
    const until = moments[i + 1] ?? now;
    const conditions = conditionsAt(rules, facts, moment);
    for (const round of rounds) if (isOpen(round)) passTime(round, { from: moment, to: until }, conditions);
  });
  const conditions = conditionsAt(rules, facts, now);
  for (const round of rounds) if (isOpen(round)) standAt(round, now, conditions);
  return rounds;
}

/** The current round of each target that some policy spoke of. */
export function currentRounds(rounds: readonly Round[]): Round[] {
  const latest = new Map<Target, Round>();
  for (const round of rounds) latest.set(round.target, round);
  return [...latest.values()].filter((round) => round.policy !== null);
}

/** Whether time still passes for it: it is neither kept nor given up. */
export function isOpen(round: Round): boolean {
  return round.metAt === null && round.state !== "stopped";
}

function momentsOf(rules: Rules, events: readonly TicketEvent[], from: number, now: number): number[] {
  const all = [...events.map((e) => e.at), ...rules.policies.map((p) => p.validFrom), ...rules.calendars.map((c) => c.validFrom)];
  return [...new Set(all.filter((at) => at >= from && at <= now))].sort((a, b) => a - b);
}

function conditionsAt(rules: Rules, facts: TicketFacts, at: number): Conditions {
  const policy = policyAt(rules, facts, at);
  return { policy, hours: policy && hoursAt(rules, policy.calendarId, at), pending: facts.status === "pending" };
}

/** What an event does to the rounds: it keeps, gives up, takes up again or begins them. */
function happen(rounds: Round[], event: TicketEvent): void {
  const last = (target: Target) => rounds.filter((round) => round.target === target).at(-1);
  const solved = event.facts.status === "resolved" || event.facts.status === "closed";
  const first = last("first_response"), answer = last("next_response"), resolution = last("resolution");
  if (event.reply === "staff") {
    if (first && first.metAt === null) keep(first, event.at);
    if (answer && isOpen(answer)) keep(answer, event.at);
  }
  if (solved) {
    if (resolution && isOpen(resolution)) keep(resolution, event.at);
    for (const round of [first, answer]) if (round && isOpen(round)) stop(round);
    return;
  }
  if (resolution && resolution.metAt !== null) resume(resolution);
  if (first && first.state === "stopped" && first.metAt === null) resume(first);
  if (event.reply === "requester" && first && first.metAt !== null && !(answer && isOpen(answer))) rounds.push(newRound("next_response", (answer?.number ?? 0) + 1, event.at));
}

function keep(round: Round, at: number): void {
  round.metAt = at;
  round.state = round.breachedAt === null ? "met" : "breached";
  round.dueAt = round.breachedAt;
}

/** Solved without the answer that was owed: neither kept nor missed, unless it was missed already. */
function stop(round: Round): void {
  round.state = "stopped";
  round.dueAt = round.breachedAt;
}

function resume(round: Round): void {
  round.metAt = null;
  round.state = "running";
}
