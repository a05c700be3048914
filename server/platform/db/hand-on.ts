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

/** What ends a transaction, as it was sent: the answers of its last statements and that of COMMIT. */
export interface Ending<A> { answers: Promise<A>; committed: Promise<unknown> }

/**
 * Sends what ends a transaction, COMMIT last, and under load gives the connection on without waiting for the answers: connections are in pipeline mode, so what the next
 * transaction asks comes behind. A connection that goes on without a pause keeps its plans and pages at hand, and one write wakes the database for two; at full load
 * that is up to a tenth more requests a second. At most one transaction stands behind another.
 *
 * @param safe false where nobody may be put behind: what may take long, and what holds a statement that this connection has not prepared yet. If the transaction fails
 *   before it is prepared, whoever asks the same behind it would name a statement that does not exist
 * @param send writes the last statements and COMMIT
 * @returns the answers, COMMIT's included; `handedOn` when the connection is not the caller's any more
 */
export function endTransaction<A>(pool: pg.Pool, client: pg.PoolClient, safe: boolean, send: () => Ending<A>): { answers: Promise<A>; handedOn: boolean } {
  const before = ending.get(client) ?? 0;
  ending.set(client, before + 1);
  const { answers, committed } = send();
  const answered = () => { ending.set(client, (ending.get(client) ?? 1) - 1); };
  committed.then(answered, answered);
  const handedOn = safe && before === 0 && (unfinished.get(pool) ?? 0) > enough;
  if (handedOn) client.release();
  // What a statement says of its failure comes before that COMMIT was a roll-back.
  const both = answers.then(async (answer) => { await committed; return answer; });
  return { answers: both, handedOn };
}

/** Whether this connection has prepared all of these statements, by their names. */
export function hasPrepared(client: pg.PoolClient, names: readonly string[]): boolean {
  const { parsedStatements } = (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection;
  return names.every((name) => parsedStatements[name] !== undefined);
}
