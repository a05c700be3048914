import type { Tx } from "../db/tx.ts";
import type { Services } from "../services.ts";

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

/** Inserts jobs in the caller's transaction, all of them in one statement that goes with COMMIT, and wakes the workers after it. */
export async function addJobs(tx: Tx, jobs: readonly JobSpec[]): Promise<void> {
  if (jobs.length === 0) return;
  if (tx.jobs.length === 0) tx.afterCommit(() => wakeWorkers(tx.services));
  tx.jobs.push(...jobs);
}

export async function addJob(tx: Tx, job: JobSpec): Promise<void> {
  await addJobs(tx, [job]);
}

const waking = new WeakSet<Services>();
/** Milliseconds in which wake-ups of one node are gathered into one. */
const gather = 2;

/**
 * Tells graphile-worker that there is work (its documented channel), outside of any transaction that writes: see `jobs_add`.
 * A wake-up that gets lost costs at most the polling interval.
 */
export function wakeWorkers(services: Services): void {
  if (waking.has(services)) return;
  waking.add(services);
  setTimeout(() => {
    waking.delete(services);
    services.pool.query({ name: "wake_workers", text: "SELECT pg_notify('jobs:insert', '{\"count\":10}')", values: [] })
      .catch((err: unknown) => services.log.warn({ err }, "workers could not be woken; they will look by themselves"));
  }, gather);
}
