import type { Bulk, BulkAction } from "../../../../contract/desk-views.ts";
import { undoSeconds } from "../../../../contract/desk-many.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import * as queries from "./bulk.queries.ts";

/** How far one's own bulk action is. @throws 404, for others' too */
export async function showBulk(tx: Tx, id: string): Promise<Bulk> {
  const row = await find(tx, id);
  const problems = await queries.problems.run({ id }, tx);
  return {
    id: row.id, action: row.action as BulkAction, state: row.state as Bulk["state"], total: row.total, done: row.done, skipped: row.skipped, undone: row.undone, kept: row.kept, problems,
    startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, abilities: { undo: row.state === "done" && undoable(tx, row.finishedAt) },
  };
}

/** Whether the time for an undo has not passed. It begins at the end, so that somebody who waited for 1,000 tickets has it whole. */
export function undoable(tx: Tx, finishedAt: Date | null): boolean {
  return finishedAt !== null && tx.now.getTime() - finishedAt.getTime() <= undoSeconds * 1000;
}

/** Tells the asker's browsers how far it is. */
export async function tellBulk(tx: Tx, id: string): Promise<void> {
  const { state, total, done, skipped, undone, kept, askedBy } = await find(tx, id);
  publish(tx, `person:${askedBy}`, "bulk", { id, state: state as Bulk["state"], total, done, skipped, undone, kept });
}

async function find(tx: Tx, id: string): Promise<queries.ShowBulkResult> {
  const [row] = await queries.showBulk.run({ id }, tx);
  if (!row) throw notFound("This bulk action");
  return row;
}
