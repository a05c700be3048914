import pg from "pg";
import { types } from "../db/pools.ts";
import type { Queryable } from "../db/tx.ts";

/** A connection as the owner of the tables, with all that makes text of values fixed, so that two servers write the same. */
export async function openSession(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url, application_name: `baraza:${name}`, keepAlive: true, types,
    options: "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c extra_float_digits=1 -c bytea_output=hex -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c search_path=public",
  });
  // A connection that breaks fails the query that waits on it; alone it must not end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** The client as the platform's functions take it. */
export function queryable(client: pg.Client): Queryable {
  return {
    async query<Row extends object>(text: string, values: unknown[] = []) {
      const result = await client.query<Row>(text, values);
      return { rows: result.rows, rowCount: result.rowCount ?? 0 };
    },
  };
}

/** A name of the schema, quoted for SQL. */
export function qualified(schema: string, name: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}
