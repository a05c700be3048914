import pg from "pg";

/** Parses int8 to a JavaScript number: our counts and serials stay far below 2^53. Amounts of money have their own type in the wallet. */
export const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === 20) return (value: string) => Number(value);
    return pg.types.getTypeParser(oid, format as "text");
  },
};

export interface PoolOptions {
  url: string;
  /** Most connections at once. */
  max: number;
  name: string;
  /** Runs every transaction of this pool as the system actor: sign-in only. */
  asSystem?: boolean;
  onError: (error: Error) => void;
}

/** A pool of connections as the role `baraza_app`. Statements wait at most 5 s for a connection and run at most 15 s. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: `baraza:${options.name}`,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    types,
    // Statements that need no answer from one another go out together (server/platform/db/tx.ts).
    pipeline: true,
    // Statements are prepared once and planned once: planning a list under its policies costs ten times its execution. A list whose
    // plan depends on its values asks for custom plans itself (server/modules/desk/ticket-page.ts).
    // Times become the same text on any server: the audit log's hashes are made over them, and cursors hold them.
    options: `-c TimeZone=UTC -c DateStyle=ISO -c plan_cache_mode=force_generic_plan${options.asSystem ? " -c baraza.actor_kind=system" : ""}`,
  });
  // A connection that dies while idle must not end the process: the next query opens another.
  pool.on("error", options.onError);
  // One that dies while somebody has it is told to them by their next statement; without a listener its own event would end the process.
  pool.on("connect", (client) => client.on("error", options.onError));
  return pool;
}
