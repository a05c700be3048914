import type pg from "pg";
import { statementName } from "../db/tx.ts";

const one = "SELECT pg_notify($1, $2)";
const several = "SELECT pg_notify(n.channel, n.payload) FROM unnest($1::text[], $2::text[]) WITH ORDINALITY n(channel, payload, i) ORDER BY n.i";
/** Payloads are below 8,000 bytes: a statement of at most so many stays small. */
const mostTogether = 100;

interface Waiting { values: [string, string]; resolve: (result: pg.QueryResult) => void; reject: (error: unknown) => void }

/**
 * The pool as the adapter of socket.io knows it, but its notices go one statement after the other, with all that came meanwhile in the next: each
 * costs a transaction, which at 500 messages a second was as much as the messages themselves. Their order is kept.
 */
export function notifyingTogether(pool: pg.Pool): pg.Pool {
  let waiting: Waiting[] = [];
  let busy = false;
  const send = async () => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      try {
        const result = await pool.query({ name: statementName(several), text: several, values: [batch.map(({ values }) => values[0]), batch.map(({ values }) => values[1])] });
        for (const { resolve } of batch) resolve(result);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  };
  const query = (text: string, values: unknown[] = []) => {
    if (text !== one) return pool.query(text, values);
    return new Promise<pg.QueryResult>((resolve, reject) => {
      waiting.push({ values: values as [string, string], resolve, reject });
      if (!busy) void send();
    });
  };
  return Object.assign(Object.create(pool) as pg.Pool, { query, connect: () => pool.connect() });
}
