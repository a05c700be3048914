import pg from "pg";
import type { Logger } from "pino";

/** How often the jobs of workers that died are looked for, in milliseconds. */
const lookEvery = 10_000;
const lockKey = "hashtextextended('baraza:worker:' || $1, 0)";

export interface WorkerSign {
  /** Ends the sign of life: the worker's jobs must have been returned before. */
  stop(): Promise<void>;
}

/**
 * Shows that a worker lives, and gives the jobs of dead ones back to the queue. graphile-worker itself waits four hours before it takes
 * a job from a worker that was killed: too long for a mail or an erasure. The sign is an advisory lock named after the worker, held by a
 * connection of its own: the database lets go of it in the moment in which the process ends, however it ends.
 */
export async function showWorkerAlive(ownerUrl: string, workerId: string, log: Logger): Promise<WorkerSign> {
  let client: pg.Client | undefined;
  let ended = false;
  const connect = async () => {
    const next = new pg.Client({ connectionString: ownerUrl, application_name: "baraza:worker-alive" });
    next.on("error", () => { if (client === next) client = undefined; });
    next.on("end", () => { if (client === next) client = undefined; });
    try {
      await next.connect();
      await next.query(`SELECT pg_advisory_lock(${lockKey})`, [workerId]);
    } catch (error) {
      next.end().catch(() => {});
      throw error;
    }
    client = next;
    if (ended) await next.end();
  };
  let looking = false;
  const look = async () => {
    // A look may wait for a lock that a connection holds of which the database doesn't know yet that it is gone: one waits, not one more each time.
    if (looking) return;
    looking = true;
    try {
      if (!client) await connect();
      if (client) await freeJobsOfDeadWorkers(client, workerId);
    } catch (err) {
      if (!ended) log.warn({ err }, "jobs of dead workers could not be looked for; trying again soon");
    } finally {
      looking = false;
    }
  };
  await look();
  const timer = setInterval(() => { void look(); }, lookEvery);
  timer.unref();
  return {
    async stop() {
      ended = true;
      clearInterval(timer);
      await client?.end().catch(() => {});
    },
  };
}

/** Unlocks what workers without a sign of life hold. @returns the dead workers' names */
export async function freeJobsOfDeadWorkers(client: pg.Client, ownId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>("SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL AND locked_by <> $1", [ownId]);
  const dead: string[] = [];
  for (const { id } of rows) {
    const { rows: [got] } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${lockKey}) AS free`, [id]);
    if (!got?.free) continue;
    await client.query("SELECT graphile_worker.force_unlock_workers(ARRAY[$1])", [id]);
    await client.query(`SELECT pg_advisory_unlock(${lockKey})`, [id]);
    dead.push(id);
  }
  if (dead.length > 0) await client.query("SELECT pg_notify('jobs:insert', '{\"count\":10}')");
  return dead;
}
