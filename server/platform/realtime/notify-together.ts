import type pg from "pg";
import { statementName } from "../db/tx.ts";
import { isDatabaseError } from "../errors.ts";

const one = "SELECT pg_notify($1, $2)";
const several = "SELECT pg_notify(n.channel, n.payload) FROM unnest($1::text[], $2::text[]) WITH ORDINALITY n(channel, payload, i) ORDER BY n.i";
/** A statement of at most so many stays small: each is below 8,000 bytes. */
const mostTogether = 100;
/** PostgreSQL refuses a payload of 8,000 bytes; the adapter sends what is larger than this in another way. */
export const longestPayload = 7999;

interface Waiting { channel: string; payload: string; resolve: (result: pg.QueryResult) => void; reject: (error: unknown) => void }

/**
 * The pool as the adapter of socket.io knows it, but its notices go one statement after the other, with all that came meanwhile in the next: each
 * costs a transaction, which at 500 messages a second was as much as the messages themselves. Their order is kept.
 * @param again is told after notices could not be sent, or heard, for a while, and now can
 * @returns with `leave`, to be called once the adapter is closed
 */
export function notifyingTogether(pool: pg.Pool, again: { toldAgain: () => void; heardAgain: () => void }): pg.Pool & { leave: () => void } {
  let [untold, unheard] = [false, false];
  let waiting: Waiting[] = [];
  let busy = false, left = false;
  const send = async () => {
    busy = true;
    while (waiting.length > 0) {
      const batch = firstOf(waiting);
      waiting = waiting.slice(batch.length);
      try {
        const result = await pool.query({ name: statementName(several), text: several, values: [batch.map(({ channel }) => channel), batch.map(({ payload }) => payload)] });
        for (const { resolve } of batch) resolve(result);
        if (untold) again.toldAgain();
        untold = false;
      } catch (error) {
        // A database that is away is away for all: what waits would only grow old.
        const refused = isDatabaseError(error) ? batch : [...batch, ...waiting.splice(0)];
        // After the end of the adapter nobody is left to be told of it.
        if (!left) for (const { reject } of refused) reject(error);
        untold = true;
      }
    }
    busy = false;
  };
  const query = (text: string, values: unknown[] = []) => {
    if (text !== one) return pool.query(text, values);
    return new Promise<pg.QueryResult>((resolve, reject) => {
      const [channel, payload] = values as [string, string];
      waiting.push({ channel, payload, resolve, reject });
      if (!busy) void send();
    });
  };
  // The one connection that the adapter takes is the one that listens.
  let giveBack: ((broken: true) => void) | undefined;
  const connect = async () => {
    const client = left ? undefined : await pool.connect();
    if (!client || left) {
      client?.release(true);
      // A refusal would be tried again and again.
      return new Promise<pg.PoolClient>(() => {});
    }
    // As of now: given back, the connection serves others, who have a `release` of their own.
    giveBack = client.release.bind(client);
    client.on("end", () => {
      unheard = true;
      // The adapter takes another one and leaves this with the pool, whose end would wait for it.
      try {
        client.release(true);
      } catch {
        // The adapter had let go of it already, as at a stop.
      }
    });
    if (unheard) again.heardAgain();
    unheard = false;
    return client;
  };
  // An adapter that is closed while it connects, or begins to listen, gives nothing back, and the pool's end would wait for it for ever.
  const leave = () => {
    left = true;
    try {
      giveBack?.(true);
    } catch {
      // It was given back.
    }
  };
  return Object.assign(Object.create(pool) as pg.Pool, { query, connect, leave });
}

/** What goes in the next statement. The same notice twice is told once in a transaction: the second must wait for another, or "A, B, A" would end with B. */
function firstOf(waiting: readonly Waiting[]): Waiting[] {
  const told = new Set<string>();
  const end = waiting.findIndex(({ channel, payload }, i) => {
    const notice = `${channel} ${payload}`;
    if (i >= mostTogether || told.has(notice)) return true;
    told.add(notice);
    return false;
  });
  return end < 0 ? [...waiting] : waiting.slice(0, end);
}
