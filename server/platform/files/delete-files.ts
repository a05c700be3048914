import type { Tx } from "../db/tx.ts";
import { addJob } from "../jobs/add-jobs.ts";

/** Name of the job that marks files deleted and clears the store; payload `{fileIds}`. */
export const deleteJob = "files.delete";

/**
 * Deletes files after this transaction's commit: their addresses answer 410, their bytes leave the store, with retries.
 * Whether the caller may is the caller's to judge: a moderator removes what row-level security hides from them. Idempotent.
 */
export async function deleteFiles(tx: Tx, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await addJob(tx, { identifier: deleteJob, payload: { fileIds } });
}
