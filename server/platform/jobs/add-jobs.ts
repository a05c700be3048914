import type { Tx } from "../db/tx.ts";

/** A job to be run after commit by any worker. */
export interface JobSpec {
  identifier: string;
  payload: unknown;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  runAt?: Date;
  /** 25 unless said: about three days of exponential backoff. */
  maxAttempts?: number;
  /** Replaces a waiting job with the same key. */
  key?: string;
  keyMode?: "replace" | "preserve_run_at" | "unsafe_dedupe";
}

/** Inserts jobs in the caller's transaction, in one statement. */
export async function addJobs(tx: Tx, jobs: readonly JobSpec[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.query("SELECT jobs_add($1::jsonb)", [JSON.stringify(jobs)]);
}

export async function addJob(tx: Tx, job: JobSpec): Promise<void> {
  await addJobs(tx, [job]);
}
