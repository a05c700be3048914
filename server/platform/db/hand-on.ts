import { availableParallelism } from "node:os";
import type pg from "pg";

/** Transactions of each pool that have not ended. */
const unfinished = new WeakMap<pg.Pool, number>();
/** How many transactions of a connection wait for the answer to their COMMIT. */
const ending = new WeakMap<pg.PoolClient, number>();
/** With more transactions than processors, one that waits would wait anywhere. */
const enough = availableParallelism();

/** A connection for a transaction. `endOn` must follow, whatever comes of it. */
export async function beginOn(pool: pg.Pool): Promise<pg.PoolClient> {
  unfinished.set(pool, (unfinished.get(pool) ?? 0) + 1);
  try {
    return await pool.connect();
  } catch (error) {
    endOn(pool);
    throw error;
  }
}

/** The transaction has ended, whichever way. */
export function endOn(pool: pg.Pool): void {
  unfinished.set(pool, (unfinished.get(pool) ?? 1) - 1);
}

/**
 * Sends what ends a transaction, COMMIT last, and under load gives the connection on without waiting for the answers: connections are in pipeline mode, so what the next
 * transaction asks comes behind. A connection that goes on without a pause keeps its plans and pages at hand, and one write wakes the database for two; at full load
 * that is a tenth to a fifth of the processors' time. At most one transaction stands behind another.
 *
 * @param quick false for what may take long: nobody is put behind it
 * @param send writes the last statements and COMMIT
 * @returns the answers; `handedOn` when the connection is not the caller's any more
 */
export function endTransaction<A>(pool: pg.Pool, client: pg.PoolClient, quick: boolean, send: () => Promise<A>): { answers: Promise<A>; handedOn: boolean } {
  const before = ending.get(client) ?? 0;
  ending.set(client, before + 1);
  const answers = send().finally(() => ending.set(client, (ending.get(client) ?? 1) - 1));
  const handedOn = quick && before === 0 && (unfinished.get(pool) ?? 0) > enough;
  if (handedOn) client.release();
  return { answers, handedOn };
}
