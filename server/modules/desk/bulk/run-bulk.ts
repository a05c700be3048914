import { undoSeconds } from "../../../../contract/desk-many.ts";
import type { BulkAction } from "../../../../contract/desk-views.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { DomainError } from "../../../platform/errors.ts";
import type { Services } from "../../../platform/services.ts";
import { lockTicket } from "../access.ts";
import { act, beforeOf, putBack, type Before } from "./act.ts";
import * as queries from "./bulk.queries.ts";
import { tellBulk } from "./show-bulk.ts";

/** Tickets in one transaction: few enough that nobody waits long for one of them, many enough that a thousand take seconds. */
const batch = 50;
/** Milliseconds until requesters are told: as long as the action can be taken back, which counts from its end, and some time for that. */
const hold = (undoSeconds + 60) * 1000;

interface Settled { ticket_id: string; outcome: "done" | "skipped" | "undone" | "kept"; reason?: string; before?: Before; version_after?: number }

/**
 * Works a bulk action off, or puts it back, batch by batch as the person who asked, with the rights that they have now. A worker that is
 * killed leaves whole batches; the next goes on behind them.
 */
export async function runBulk(services: Services, { bulkId, askedBy }: { bulkId: string; askedBy: string }): Promise<void> {
  for (let more = true; more;) {
    const origin = { requestId: `bulk:${bulkId}`, address: "", heldUntil: new Date(services.clock.now().getTime() + hold) };
    more = await withTx(services, { personId: askedBy }, (tx) => runBatch(tx, bulkId), origin);
  }
}

async function runBatch(tx: Tx, bulkId: string): Promise<boolean> {
  const [bulk] = await queries.lockBulk.run({ id: bulkId }, tx);
  // Whoever asked may have been deactivated since: then nothing of theirs is seen, and nothing more is done.
  if (!bulk || (bulk.state !== "running" && bulk.state !== "undoing")) return false;
  const undoing = bulk.state === "undoing";
  const settled = undoing ? await undoBatch(tx, bulkId) : await actBatch(tx, bulkId, bulk.action as BulkAction);
  if (settled.length > 0) await queries.settleItems.run({ bulkId, items: settled }, tx);
  const ended = settled.length < batch;
  if (ended) await queries.setState.run({ id: bulkId, state: undoing ? "undone" : "done", finishedAt: tx.now }, tx);
  await tellBulk(tx, bulkId);
  return !ended;
}

async function actBatch(tx: Tx, bulkId: string, action: BulkAction): Promise<Settled[]> {
  return sideBySide(await queries.waitingItems.run({ bulkId, limit: batch }, tx), async ({ ticketId }) => {
    const one = await refusable(async (): Promise<Settled> => {
      const ticket = await lockTicket(tx, ticketId);
      const next = await act(tx, ticket, action);
      return { ticket_id: ticketId, outcome: "done", ...(next.version === ticket.version ? {} : { before: beforeOf(ticket), version_after: next.version }) };
    });
    return typeof one === "string" ? { ticket_id: ticketId, outcome: "skipped", reason: one } : one;
  });
}

async function undoBatch(tx: Tx, bulkId: string): Promise<Settled[]> {
  return sideBySide(await queries.doneItems.run({ bulkId, limit: batch }, tx), async ({ ticketId, before, versionAfter }) => {
    const put = before === null || versionAfter === null ? "unchanged" : await refusable(() => putBack(tx, ticketId, before as Before, versionAfter));
    if (put === null) return { ticket_id: ticketId, outcome: "kept", reason: "Somebody has changed it since." };
    return typeof put === "string" && put !== "unchanged" ? { ticket_id: ticketId, outcome: "kept", reason: put } : { ticket_id: ticketId, outcome: "undone" };
  });
}

/**
 * The tickets of a batch at once: while one's answer is on its way, the next one's statement is there already, and the database never waits. The
 * first statements go out in the order given, that of ids, as everybody locks several tickets. All have ended before an error ends the transaction.
 */
async function sideBySide<Item>(items: readonly Item[], settle: (item: Item) => Promise<Settled>): Promise<Settled[]> {
  const all = await Promise.allSettled(items.map(settle));
  return all.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}

/** A refusal of one ticket is that ticket's, told in its words; anything else ends the batch, which is then tried again whole. */
async function refusable<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.status < 500) return error.message;
    throw error;
  }
}
