import { createHash } from "node:crypto";
import pg from "pg";
import { unavailable } from "../errors.ts";
import { runPrepared } from "./prepared.ts";

/** Anything that statements run on; PgTyped's functions accept it. */
export interface Queryable {
  query<Row extends object = Record<string, never>>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
}

/** A statement with its values: one of `sql-template-tag`, or one like it. */
export interface Statement { readonly text: string; readonly values: unknown[] }

export interface PlanOptions {
  /** Planned for its values, by one process: how common they are decides between indexes. */
  planForValues?: boolean;
}

const names = new Map<string, string>();
/** Every statement runs as a named prepared one: parsed and planned once per connection. The name is a hash of its text. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash("sha256").update(text).digest("base64url").slice(0, 40);
    // Composed lists have few distinct texts; a bound keeps a mistake from growing without end.
    if (names.size > 5000) names.clear();
    names.set(text, name);
  }
  return name;
}

/** One statement, by its name. */
export async function run<Row extends object>(client: pg.ClientBase | pg.Pool, text: string, values: unknown[]): Promise<{ rows: Row[]; rowCount: number }> {
  const statement = { name: statementName(text), text, values };
  const result = client instanceof pg.Pool ? await client.query<Row>(statement) : await runPrepared<Row>(client, statement);
  return { rows: result.rows, rowCount: result.rowCount ?? 0 };
}

function wireOf(client: pg.PoolClient): { stream: { cork(): void; uncork(): void } } {
  return (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
}

/** Sends what is asked in this turn of the event loop in one write: what follows at once, without waiting for anything else. */
export function corkThisTurn(client: pg.PoolClient): void {
  const { stream } = wireOf(client);
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Sends what `send` asks in one write: connections are in pipeline mode, so nothing waits for the answer before it. */
export function together<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = wireOf(client);
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** A composed statement. */
export function ask<Row extends object>(client: pg.PoolClient, statement: Statement, plan: PlanOptions): Promise<{ rows: Row[] }> {
  return plan.planForValues ? planned(client, statement) : run(client, statement.text, statement.values);
}

/**
 * One statement planned for its values. It has no name, so its first plan, a custom one, is its only one. `force_custom_plan` would do the same
 * to every SQL function that it calls, at every call: a row's unread messages took as long to plan as to count.
 */
async function planned<Row extends object>(client: pg.PoolClient, { text, values }: Statement): Promise<{ rows: Row[] }> {
  const [, found] = await together(client, () => Promise.all([
    client.query("SELECT set_config('plan_cache_mode', 'auto', true), set_config('max_parallel_workers_per_gather', '0', true)"),
    client.query<Row>({ text, values }),
    client.query("SET LOCAL plan_cache_mode TO DEFAULT"),
  ]));
  return found;
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK: that must not look like success. */
export async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new Error(`the transaction ended with ${command}`);
}

/** Whether an error says that the database can't be reached, for now: nothing is wrong with what was asked. */
export function isConnectionLost(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? "";
  // ENOENT: the embedded server's socket is gone until it is back.
  return /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code) || (code === "ENOENT" && (error as { syscall?: string }).syscall === "connect") || /^(08|57P0)/.test(code)
    || /timeout exceeded when trying to connect|Connection terminated|connection is closed|connection error and is not queryable/i.test(error.message);
}

/** Connection trouble is a 503 that says when to come back, not a 500. */
export function orUnavailable(error: unknown): unknown {
  return isConnectionLost(error) ? unavailable("The database can't be reached at the moment. Nothing was lost; try again in a few seconds.") : error;
}
