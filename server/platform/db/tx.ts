import { createHash } from "node:crypto";
import pg from "pg";
import type { Sql } from "sql-template-tag";
import { actorFromRow, type Actor, type ActorRow } from "../actor.ts";
import type { Services } from "../services.ts";
import { isDatabaseError, unavailable } from "../errors.ts";

declare const txBrand: unique symbol;

/** Anything that statements run on; PgTyped's functions accept it. */
export interface Queryable {
  query<Row extends object = Record<string, never>>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
}

/** An open transaction with its actor. Functions that write take it as their first argument; it is never defaulted. */
export interface Tx extends Queryable {
  readonly [txBrand]: true;
  readonly actor: Actor;
  /** The app's time for this transaction. */
  readonly now: Date;
  /** Settings, realtime, events: what a step may need beside the database. */
  readonly services: Services;
  /** Where the request came from, for the audit log; null for jobs. */
  readonly origin: Origin | null;
  /** Runs after COMMIT, in order; never after a roll-back. Sockets speak here. */
  afterCommit(run: () => void): void;
  /** Rows of a composed statement. */
  all<Row extends object>(statement: Sql): Promise<Row[]>;
  /** First row of a composed statement. */
  first<Row extends object>(statement: Sql): Promise<Row | undefined>;
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

async function run<Row extends object>(client: pg.ClientBase | pg.Pool, text: string, values: unknown[]): Promise<{ rows: Row[]; rowCount: number }> {
  const result = await client.query<Row>({ name: statementName(text), text, values });
  return { rows: result.rows, rowCount: result.rowCount ?? 0 };
}

export interface Origin {
  requestId: string;
  address: string;
}

/** Runs each statement as a transaction of its own. For hot paths whose one statement sets the actor itself. */
export function alone(services: Services): Queryable {
  return {
    async query<Row extends object>(text: string, values: unknown[] = []) {
      try {
        return await run<Row>(services.pool, text, values);
      } catch (error) {
        throw orUnavailable(error);
      }
    },
  };
}

/** How a transaction learns its actor: from a session token (checked in the database), as a person, or as given. */
export type Start = { token: string | null } | { personId: string } | { actor: Actor };

const retryable = new Set(["40001", "40P01"]);

/**
 * Runs `work` in a transaction. BEGIN, the session look-up and the actor's setting are one round trip.
 * Serialization failures and deadlocks are tried up to three times; `work` must therefore not act outside `tx`.
 * @throws the error of `work`, after ROLLBACK; `unavailable` when the database can't be reached.
 */
export async function withTx<T>(services: Services, start: Start, work: (tx: Tx) => Promise<T>, origin: Origin | null = null): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptTx(services, start, work, origin);
    } catch (error) {
      if (attempt < 3 && isDatabaseError(error) && retryable.has(error.code)) continue;
      throw orUnavailable(error);
    }
  }
}

function beginText(start: Start, now: Date): string {
  const at = pg.escapeLiteral(now.toISOString());
  if ("token" in start) return `BEGIN; SELECT * FROM actor_begin(${start.token === null ? "NULL" : pg.escapeLiteral(start.token)}, ${at})`;
  if ("personId" in start) return `BEGIN; SELECT * FROM actor_begin_person(${pg.escapeLiteral(start.personId)}::uuid)`;
  const { actor } = start;
  const held = actor.permissions.size > 0 ? `,${[...actor.permissions].join(",")},` : "";
  return `BEGIN; SELECT set_config('baraza.actor_id', ${pg.escapeLiteral(actor.personId ?? "")}, true), `
    + `set_config('baraza.actor_kind', ${pg.escapeLiteral(actor.kind)}, true), set_config('baraza.permissions', ${pg.escapeLiteral(held)}, true)`;
}

async function attemptTx<T>(services: Services, start: Start, work: (tx: Tx) => Promise<T>, origin: Origin | null): Promise<T> {
  const client = await services.pool.connect();
  const after: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    const now = services.clock.now();
    const begun = (await client.query(beginText(start, now))) as unknown as { rows: ActorRow[] }[];
    const actor = "actor" in start ? start.actor : actorFromRow(begun[1]?.rows[0]);
    const tx: Tx = {
      actor, now, services, origin,
      query: (text, values) => run(client, text, values ?? []),
      all: async <Row extends object>(statement: Sql) => (await run<Row>(client, statement.text, statement.values)).rows,
      first: async <Row extends object>(statement: Sql) => (await run<Row>(client, statement.text, statement.values)).rows[0],
      afterCommit: (f) => { after.push(f); },
    } as Tx;
    const result = await work(tx);
    await client.query("COMMIT");
    client.release();
    for (const f of after) f();
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: Error) => { broken = rollbackError; });
    client.release(broken);
    throw error;
  }
}

/** Connection trouble is a 503 that says when to come back, not a 500. */
function orUnavailable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as { code?: string }).code ?? "";
  const lost = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code) || /^(08|57P0)/.test(code)
    || /timeout exceeded when trying to connect|Connection terminated|connection is closed/i.test(error.message);
  return lost ? unavailable("The database can't be reached at the moment. Nothing was lost; try again in a few seconds.") : error;
}
