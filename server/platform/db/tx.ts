import { createHash } from "node:crypto";
import type pg from "pg";
import { actorFromRow, type Actor, type ActorRow } from "../actor.ts";
import type { Services } from "../services.ts";
import { isDatabaseError, unavailable } from "../errors.ts";
import { beginOn, endOn, endTransaction, hasPrepared } from "./hand-on.ts";
import { KnownActors } from "./known-actors.ts";

declare const txBrand: unique symbol;

/** Anything that statements run on; PgTyped's functions accept it. */
export interface Queryable {
  query<Row extends object = Record<string, never>>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
}

/** A statement with its values: one of `sql-template-tag`, or one like it. */
export interface Statement { readonly text: string; readonly values: unknown[] }

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
  /** A statement whose answer nobody waits for: it goes with COMMIT in one round trip, and fails the transaction if it fails. */
  withCommit(text: string, values: unknown[]): void;
  /** True in the first try until something was asked: what will most likely hold may be begun at once. Whoever finds that it does not throws `WrongGuess`: the work is done anew, without. */
  readonly guessing: boolean;
  /** Jobs that the commit makes real, gathered into one statement (server/platform/jobs/add-jobs.ts). */
  readonly jobs: object[];
  /** Runs after COMMIT, in order; never after a roll-back. Sockets speak here. */
  afterCommit(run: () => void): void;
  /** Rows of a composed statement. */
  all<Row extends object>(statement: Statement, plan?: PlanOptions): Promise<Row[]>;
  /** Rows of the transaction's last statement, which only reads and goes with COMMIT in one round trip. Nothing may be asked or written after it. */
  finalRows<Row extends object>(statement: Statement, plan?: PlanOptions): Promise<Row[]>;
  /** First row of a composed statement. */
  first<Row extends object>(statement: Statement): Promise<Row | undefined>;
}

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

async function run<Row extends object>(client: pg.ClientBase | pg.Pool, text: string, values: unknown[]): Promise<{ rows: Row[]; rowCount: number }> {
  const result = await client.query<Row>({ name: statementName(text), text, values });
  return { rows: result.rows, rowCount: result.rowCount ?? 0 };
}

export interface Origin {
  requestId: string;
  address: string;
  /** What others are told by mail or notice waits until then: the act can be taken back. */
  heldUntil?: Date;
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

/** Runs statements with COMMIT, so that nobody waits for them: they answer with no rows, and whatever is wrong must make them fail. */
export function leftToCommit(tx: Tx): Queryable {
  return {
    query: (text, values = []) => {
      tx.withCommit(text, values);
      return Promise.resolve({ rows: [], rowCount: 0 });
    },
  };
}

/** How a transaction learns its actor: from a session token (checked in the database), as a person, or as given. */
export type Start = { token: string | null } | { personId: string } | { actor: Actor };

const retryable = new Set(["40001", "40P01"]);

/**
 * Runs `work` in a transaction. BEGIN, the session look-up, the actor's setting and the first statement of `work` are one round trip; COMMIT and what
 * was left to it another. Serialization failures and deadlocks are tried up to three times; `work` must therefore not act outside `tx`.
 *
 * That `work` begins before the session's look-up is answered rests on a guess: whoever acted by this session last acts now. The answer comes before that of any
 * statement, and nothing is handed to `work` or committed before it; was the guess wrong, all is rolled back and `work` runs anew.
 * @throws the error of `work`, after ROLLBACK; `unavailable` when the database can't be reached.
 */
export async function withTx<T>(services: Services, start: Start, work: (tx: Tx) => Promise<T>, origin: Origin | null = null): Promise<T> {
  for (let attempt = 1, guess = true; ; attempt++) {
    try {
      return await attemptTx(services, start, work, origin, guess);
    } catch (error) {
      if (error instanceof WrongGuess) {
        guess = false;
        attempt--;
        continue;
      }
      if (attempt < 3 && isDatabaseError(error) && retryable.has(error.code)) continue;
      throw orUnavailable(error);
    }
  }
}

/** Something was begun on a guess that does not hold: somebody else acts by this session than before, or with other rights, or nobody; or what `work` found likely is not so. */
export class WrongGuess extends Error {}

const actors = new WeakMap<Services, KnownActors>();
function actorsOf(services: Services): KnownActors {
  let known = actors.get(services);
  if (!known) actors.set(services, known = new KnownActors());
  return known;
}

/** What opens the transaction's actor. Its answer is the actor's row, or nothing for an actor that is given. */
function beginStatement(start: Start, now: Date): { text: string; values: unknown[] } {
  if ("token" in start) return { text: "SELECT * FROM actor_begin($1, $2)", values: [start.token, now] };
  if ("personId" in start) return { text: "SELECT * FROM actor_begin_person($1, $2)", values: [start.personId, now] };
  const { actor } = start;
  const held = actor.permissions.size > 0 ? `,${[...actor.permissions].join(",")},` : "";
  return { text: "SELECT set_config('baraza.actor_id', $1, true), set_config('baraza.actor_kind', $2, true), set_config('baraza.permissions', $3, true)", values: [actor.personId ?? "", actor.kind, held] };
}

function wireOf(client: pg.PoolClient): { stream: { cork(): void; uncork(): void } } {
  return (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
}

/** Sends what `send` asks in one write: connections are in pipeline mode, so nothing waits for the answer before it. */
function together<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = wireOf(client);
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

async function attemptTx<T>(services: Services, start: Start, work: (tx: Tx) => Promise<T>, origin: Origin | null, guessing: boolean): Promise<T> {
  const client = await beginOn(services.pool);
  const after: (() => void)[] = [];
  const last: { text: string; values: unknown[] }[] = [];
  let broken: Error | undefined;
  // `ended`: nothing more may be asked. `gone`: the connection is, or may be, somebody else's.
  let ended = false, gone = false;
  try {
    const now = services.clock.now();
    const { actor, sure, opening } = await begin(services, client, start, now, guessing);
    const send = <A>(texts: readonly string[], lastOnes: () => Promise<A>, quick = true) => {
      ended = true;
      const end = endTransaction(services.pool, client, quick && hasPrepared(client, [opening, ...texts].map(statementName)), () => together(client, () => ({ answers: lastOnes(), committed: commit(client) })));
      gone = end.handedOn;
      return end.answers;
    };
    const jobs: object[] = [];
    let asked = false;
    const answered = <A>(send: () => Promise<A>): Promise<A> => {
      if (ended) throw new Error("nothing may be asked after the last statement");
      asked = true;
      return sure.before(send());
    };
    const tx = {
      actor, now, services, origin, jobs,
      get guessing() { return guessing && !asked; },
      query: (text, values) => answered(() => run(client, text, values ?? [])),
      all: async <Row extends object>(statement: Statement, plan: PlanOptions = {}) => (await answered(() => ask<Row>(client, statement, plan))).rows,
      first: async <Row extends object>(statement: Statement) => (await answered(() => run<Row>(client, statement.text, statement.values))).rows[0],
      finalRows: async <Row extends object>(statement: Statement, plan: PlanOptions = {}) => {
        if (last.length > 0 || jobs.length > 0) throw new Error("what was left to COMMIT must go with it");
        // What was asked before may have written: a guess must not commit it.
        if (asked) await sure.before(Promise.resolve());
        // What is planned for its values may take long: nobody shall stand behind it.
        return (await sure.before(send([statement.text], () => ask<Row>(client, statement, plan), plan.planForValues !== true))).rows;
      },
      withCommit: (text, values) => { last.push({ text, values }); },
      afterCommit: (f) => { after.push(f); },
    } satisfies Omit<Tx, typeof txBrand> as unknown as Tx;
    const result = await sure.before((async () => work(tx))());
    if (ended && (jobs.length > 0 || last.length > 0)) throw new Error("nothing may be written after the last statement");
    if (jobs.length > 0) last.push({ text: "SELECT jobs_add($1::jsonb)", values: [JSON.stringify(jobs)] });
    if (!ended) await send(last.map(({ text }) => text), () => Promise.all(last.map(({ text, values }) => run(client, text, values))));
    if (!gone) client.release();
    gone = true;
    for (const f of after) f();
    return result;
  } catch (error) {
    ended = true;
    // A connection that was given on is somebody else's; its transaction has ended, whichever way.
    if (!gone) {
      await client.query("ROLLBACK").catch((rollbackError: Error) => { broken = rollbackError; });
      client.release(broken);
    }
    throw error;
  } finally {
    endOn(services.pool);
  }
}

/** Keeps what came of a guess until the guess is known to be right. */
interface Sure {
  /** @returns what `answer` says or throws. @throws WrongGuess first of all */
  before<T>(answer: Promise<T>): Promise<T>;
}

/** Opens the transaction with its actor. With a guess it does not wait: what `work` asks first leaves in the same write. */
async function begin(services: Services, client: pg.PoolClient, start: Start, now: Date, guessing: boolean): Promise<{ actor: Actor; sure: Sure; opening: string }> {
  const opening = beginStatement(start, now);
  const ask = () => Promise.all([client.query("BEGIN"), run<ActorRow>(client, opening.text, opening.values)]);
  const token = "token" in start ? start.token : null;
  const known = actorsOf(services);
  const guess = guessing && token !== null ? known.guess(token) : undefined;
  if (token === null || !guess) {
    const [, { rows }] = await together(client, ask);
    const actor = "actor" in start ? start.actor : token === null ? actorFromRow(rows[0]) : known.learn(token, rows[0]);
    return { actor, sure: { before: (answer) => answer }, opening: opening.text };
  }
  let right = false;
  const { stream } = wireOf(client);
  stream.cork();
  // Runs when what this turn of the event loop still has to do is done: `work` has asked by then, unless it does something else first.
  process.nextTick(() => stream.uncork());
  const check = ask().then(([, { rows }]) => {
    if (known.learn(token, rows[0]) !== guess) throw new WrongGuess("somebody else acts by this session");
    right = true;
  });
  // It is waited for below, whatever happens.
  check.catch(() => {});
  const before = async <T>(answer: Promise<T>): Promise<T> => {
    if (right) return answer;
    const [checked, answered] = await Promise.allSettled([check, answer]);
    if (checked.status === "rejected") throw checked.reason;
    if (answered.status === "rejected") throw answered.reason;
    return answered.value;
  };
  return { actor: guess, sure: { before }, opening: opening.text };
}

function ask<Row extends object>(client: pg.PoolClient, statement: Statement, plan: PlanOptions): Promise<{ rows: Row[] }> {
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
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new Error(`the transaction ended with ${command}`);
}

/** Connection trouble is a 503 that says when to come back, not a 500. */
function orUnavailable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as { code?: string }).code ?? "";
  // ENOENT: the embedded server's socket is gone until it is back.
  const lost = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code) || (code === "ENOENT" && (error as { syscall?: string }).syscall === "connect") || /^(08|57P0)/.test(code)
    || /timeout exceeded when trying to connect|Connection terminated|connection is closed|connection error and is not queryable/i.test(error.message);
  return lost ? unavailable("The database can't be reached at the moment. Nothing was lost; try again in a few seconds.") : error;
}
