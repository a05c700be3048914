import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import { ticketClocks } from "./clock.ts";
import { loadStored, rulesOf } from "./load-rules.ts";
import type { Round } from "./round.ts";
import { ticketHistories } from "./ticket-history.ts";
import * as queries from "./rounds.queries.ts";

/**
 * Stores the promised next answers of some tickets that were kept or missed, each round of them, for reports (DK-17): the clocks' own table
 * keeps only the round that lasts. Rounds that the history no longer has go.
 */
export async function saveRounds(tx: Tx, tickets: readonly { id: string; rounds: readonly Round[] }[]): Promise<void> {
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const rounds = tickets.flatMap(({ id, rounds: all }) => all
    .filter(({ target, policy, breachedAt, metAt }) => target === "next_response" && policy !== null && (breachedAt ?? metAt) !== null)
    .map(({ number, breachedAt, metAt }) => ({ ticket_id: id, round: number, breached_at: instant(breachedAt), met_at: instant(metAt) })));
  await queries.saveRounds.run({ ticketIds: tickets.map(({ id }) => id), rounds }, tx);
}

/** Tickets in one transaction of the walk. */
const batch = 200;

/**
 * Walks once through the tickets that were there before rounds were kept, and goes on where it was after a stop. Tickets that change
 * meanwhile store theirs with their clocks.
 */
export async function walkRounds(services: Services): Promise<void> {
  while (await withTx(services, { actor: systemActor }, walkBatch)) { /* the next batch */ }
}

/** @returns whether there is more */
async function walkBatch(tx: Tx): Promise<boolean> {
  const [progress] = await queries.lockWalk.run(undefined, tx);
  if (!progress || progress.walkedTo === null) return false;
  const walked = await queries.ticketsAfter.run({ after: progress.walkedTo, limit: batch }, tx);
  const promised = walked.filter(({ imported }) => !imported).map(({ id }) => id);
  const rules = rulesOf(await loadStored(tx));
  // Without a promise there is nothing to compute, and the walk only goes through.
  const tickets = rules.policies.length === 0 ? [] : await ticketHistories(tx, promised);
  await saveRounds(tx, tickets.map(({ id, events }) => ({ id, rounds: ticketClocks(rules, events, tx.now.getTime()) })));
  await queries.walkOn.run({ walkedTo: walked.length < batch ? null : walked.at(-1)?.id ?? null }, tx);
  return walked.length === batch;
}
