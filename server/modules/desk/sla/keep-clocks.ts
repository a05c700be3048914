import type { TicketDue } from "../../../../contract/sla.ts";
import { systemActor } from "../../../platform/actor.ts";
import { byIndex } from "../../../platform/db/by-index.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { lookEvery } from "../../../platform/jobs/look-every.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import type { Services } from "../../../platform/services.ts";
import { currentRounds, isOpen, ticketClocks } from "./clock.ts";
import { fire, firingKey, grace } from "./fire.ts";
import { loadStored, rulesOf } from "./load-rules.ts";
import type { Round } from "./round.ts";
import { saveRounds } from "./save-rounds.ts";
import { showDue } from "./show-due.ts";
import { ticketHistories } from "./ticket-history.ts";
import * as queries from "./sla.queries.ts";

/** An escalation may raise the priority, and so bring another policy whose time is over too; there are four priorities. */
const mostTurns = 6;

/**
 * Computes a ticket's clocks anew, fires what is due and stores them, in one transaction with the ticket locked.
 * @returns false when somebody else holds the ticket: it is left for the next look
 */
export function keepClocks(services: Services, ticketId: string): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [free] = await queries.lockFree.run({ ticketId }, tx);
    if (!free) return false;
    const [progress] = await queries.progress.run(undefined, tx);
    const stored = await loadStored(tx);
    const fired = new Set((await queries.firings.run({ ticketId }, tx)).map((f) => firingKey({ ...f, moment: f.moment.getTime() })));
    let rounds: Round[] = [];
    for (let turn = 0; turn < mostTurns; turn++) {
      const [ticket] = await ticketHistories(tx, [ticketId]);
      if (!ticket) return true;
      // Nodes' clocks differ a little: what has happened has happened.
      const now = Math.max(tx.now.getTime(), ticket.events.at(-1)?.at ?? 0);
      rounds = ticketClocks(rulesOf(stored), ticket.events, now).filter((round) => round.policy !== null);
      if (!(await fire(tx, ticketId, rounds, stored.policies, fired))) break;
    }
    const before = await dueOf(tx, ticketId);
    await saveClocks(tx, ticketId, currentRounds(rounds), fired);
    await saveRounds(tx, [{ id: ticketId, rounds }]);
    const due = await dueOf(tx, ticketId);
    if (JSON.stringify(before) !== JSON.stringify(due)) publish(tx, "desk", "due", { ticketId, due });
    await queries.saveComputed.run({ ticketId, revision: progress?.revision ?? 0 }, tx);
    return true;
  });
}

async function dueOf(tx: Tx, ticketId: string): Promise<TicketDue | null> {
  return (await showDue(tx, [ticketId])).items[0]?.due ?? null;
}

async function saveClocks(tx: Tx, ticketId: string, rounds: readonly Round[], fired: ReadonlySet<string>): Promise<void> {
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const clocks = rounds.map((round) => {
    const { alert, nextAt } = lookAgain(round, fired);
    return {
      target: round.target, round: round.number, state: round.reason === "closed" ? "running" : round.state, reason: round.reason === "closed" ? null : round.reason, started_at: instant(round.startedAt),
      due_at: instant(round.dueAt), warn_at: instant(round.warnAt), breached_at: instant(round.breachedAt), met_at: instant(round.metAt), consumed_ms: Math.round(round.consumed), budget_ms: round.budget,
      policy_id: round.policy?.policyId, policy_version: round.policy?.version, alert, next_at: instant(nextAt),
    };
  });
  await queries.saveClocks.run({ ticketId, clocks }, tx);
}

/** Whether somebody should look at it now, and when the clock has to be looked at again. */
function lookAgain(round: Round, fired: ReadonlySet<string>): { alert: "warned" | "breached" | null; nextAt: number | null } {
  if (!isOpen(round)) return { alert: null, nextAt: null };
  const { target, number, breachedAt, warnAt, dueAt } = round;
  if (breachedAt !== null) {
    const told = fired.has(firingKey({ target, round: number, kind: "breach", moment: breachedAt }));
    return { alert: told ? "breached" : null, nextAt: told ? null : breachedAt };
  }
  if (dueAt === null) return { alert: null, nextAt: null };
  const warned = warnAt !== null && fired.has(firingKey({ target, round: number, kind: "warning", moment: warnAt }));
  return { alert: warned ? "warned" : null, nextAt: warned ? dueAt : warnAt ?? dueAt };
}

/** Tickets whose computation failed here, and until when they rest: an error of ours must not fill the log each second. */
const resting = new WeakMap<Services, Map<string, { until: number; wait: number }>>();
/** Milliseconds of the first and the longest rest; each is twice the one before it. */
const rest = { first: 1000, longest: 60_000 };

/** Computes a ticket's clocks, unless it rests. @returns whether it was computed */
async function tryTicket(services: Services, ticketId: string): Promise<boolean> {
  const tired = resting.get(services) ?? new Map<string, { until: number; wait: number }>();
  resting.set(services, tired);
  const before = tired.get(ticketId);
  if (before && performance.now() < before.until) return false;
  try {
    const kept = await keepClocks(services, ticketId);
    tired.delete(ticketId);
    return kept;
  } catch (err) {
    const wait = before ? Math.min(rest.longest, before.wait * 2) : rest.first;
    tired.set(ticketId, { until: performance.now() + wait, wait });
    services.log.error({ err, ticketId, seconds: wait / 1000 }, "a ticket's clocks could not be computed; they will be tried again");
    return false;
  }
}

/** Tickets in one look. */
const batch = 200;
/** A transaction that began this long ago, in milliseconds, has ended: what it changed is seen by now. */
const longestTransaction = 60_000;

/**
 * One look at what is due, what changed and what new rules are for; done every second by each worker and each safe beside the others.
 * Nothing on the way of a request knows of clocks. After a downtime it goes on where it was.
 * @returns how many tickets were computed
 */
export async function sweepClocks(services: Services, isEnding: () => boolean = () => false): Promise<number> {
  for (let kept = 0; ;) {
    const waiting = await withTx(services, { actor: systemActor }, findWaiting);
    let done = 0;
    for (const ticketId of waiting) if (!isEnding() && await tryTicket(services, ticketId)) done += 1;
    kept += done;
    if (done === 0 || waiting.length < batch || isEnding()) return kept;
  }
}

async function findWaiting(tx: Tx): Promise<string[]> {
  const [progress] = await queries.progress.run(undefined, tx);
  if (!progress || progress.revision === 0) return [];
  await byIndex(tx);
  const { revision, doneRevision } = progress;
  const recently = new Date(tx.now.getTime() - longestTransaction);
  const due = await queries.dueTickets.run({ before: new Date(tx.now.getTime() - grace), limit: batch }, tx);
  const changed = await queries.changedTickets.run({ since: progress.syncedTo ?? recently, limit: batch }, tx);
  const underOld = doneRevision < revision ? await queries.ticketsUnderOldRules.run({ revision, limit: batch }, tx) : [];
  if (changed.length === 0 && underOld.length === 0) await queries.advance.run({ syncedTo: recently, revision }, tx);
  return [...new Set([...due, ...changed, ...underOld].map((row) => row.id))];
}

/** Milliseconds between two looks: a promise is told of well within 5 seconds of its moment. */
const every = 1000;

/** Keeps clocks for as long as the process runs. @returns what to do at the end */
export function startClocks(services: Services): () => Promise<void> {
  return lookEvery(services, every, "clocks could not be looked at", (isEnding) => sweepClocks(services, isEnding));
}
