import type { Bulk, BulkAsk } from "../../../../contract/desk-views.ts";
import { mostInBulk } from "../../../../contract/desk-many.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import { matches } from "../views/count-matches.ts";
import * as queries from "./bulk.queries.ts";
import { showBulk, undoable } from "./show-bulk.ts";

/** The job that works a bulk action off. */
export const bulkJob = "desk.run-bulk";

/**
 * DK-6: notes which tickets are meant and leaves the work to a job. Tickets that are missing or not the asker's to see are left out.
 * @throws 409 `too-many-tickets` when a filter finds more than may be done at once
 */
export async function startBulk(tx: Tx, ask: BulkAsk): Promise<Bulk> {
  const ids = await meant(tx, ask);
  const [made] = await queries.insertBulk.run({ id: newId(), clientId: ask.clientId, action: ask.action, total: ids.length, now: tx.now }, tx);
  if (!made) {
    const [first] = await queries.findByClientId.run({ clientId: ask.clientId }, tx);
    return showBulk(tx, first?.id ?? "");
  }
  await queries.insertItems.run({ bulkId: made.id, ticketIds: ids }, tx);
  await run(tx, made.id);
  return showBulk(tx, made.id);
}

/** @throws 404; 409 `too-late` */
export async function undoBulk(tx: Tx, id: string): Promise<Bulk> {
  const [bulk] = await queries.lockBulk.run({ id }, tx);
  if (bulk && (bulk.state === "undoing" || bulk.state === "undone")) return showBulk(tx, id);
  if (bulk && !(bulk.state === "done" && undoable(tx, bulk.finishedAt))) {
    throw conflict("too-late", bulk.state === "running" ? "It is still being done. Undo it when it is." : "This can't be undone any more. Change the tickets instead.");
  }
  if (bulk) {
    await queries.setState.run({ id, state: "undoing", finishedAt: tx.now }, tx);
    await run(tx, id);
  }
  return showBulk(tx, id);
}

async function run(tx: Tx, bulkId: string): Promise<void> {
  await addJob(tx, { identifier: bulkJob, payload: { bulkId, askedBy: tx.actor.personId }, queue: `bulk:${bulkId}` });
}

async function meant(tx: Tx, { ticketIds, filter }: BulkAsk): Promise<string[]> {
  if (ticketIds) return (await queries.existing.run({ ids: ticketIds }, tx)).map(({ id }) => id);
  const found = await tx.all<{ id: string }>(await matches(tx, filter ?? {}, mostInBulk + 1));
  if (found.length > mostInBulk) throw conflict("too-many-tickets", `The filter finds more than ${mostInBulk} tickets. Narrow it, or choose tickets.`, { most: mostInBulk });
  return found.map(({ id }) => id);
}
