import type pg from "pg";
import type { Actor } from "../actor.ts";
import type { Services } from "../services.ts";
import { isDatabaseError } from "../errors.ts";
import { beginOn, endOn, endTransaction, hasPrepared } from "./hand-on.ts";
import { begin, WrongGuess, type Start } from "./open-actor.ts";
import { ask, commit, orUnavailable, run, statementName, together, type PlanOptions, type Queryable, type Statement } from "./wire.ts";

export { WrongGuess, type Start } from "./open-actor.ts";
export { statementName, type PlanOptions, type Queryable, type Statement } from "./wire.ts";

declare const txBrand: unique symbol;

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
  guessing(): boolean;
  /** Others act in this transaction too (server/platform/db/shared-tx.ts): nothing may be set for the rest of it. */
  readonly shared: boolean;
  /** Jobs that the commit makes real, gathered into one statement (server/platform/jobs/add-jobs.ts). */
  readonly jobs: object[];
  /** Runs after COMMIT, in order; never after a roll-back. Sockets speak here. If it throws, that is noted and changes nothing. */
  afterCommit(run: () => void): void;
  /** Rows of a composed statement. */
  all<Row extends object>(statement: Statement, plan?: PlanOptions): Promise<Row[]>;
  /** Rows of the transaction's last statement, which only reads and goes with COMMIT in one round trip. Nothing may be asked or written after it. */
  finalRows<Row extends object>(statement: Statement, plan?: PlanOptions): Promise<Row[]>;
  /** First row of a composed statement. */
  first<Row extends object>(statement: Statement): Promise<Row | undefined>;
}

export interface Origin {
  requestId: string;
  address: string;
  /** What others are told by mail or notice waits until then: the act can be taken back. */
  heldUntil?: Date;
}

/** For what sets something for the rest of its transaction. @throws WrongGuess where others act in it too: the work is then done anew, alone */
export function ownTransaction(tx: Tx): void {
  if (tx.shared) throw new WrongGuess("this needs a transaction of its own");
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

async function attemptTx<T>(services: Services, start: Start, work: (tx: Tx) => Promise<T>, origin: Origin | null, guessing: boolean): Promise<T> {
  const client = await beginOn(services.pool);
  const left: LeftToEnd = { jobs: [], statements: [], after: [] };
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
    let asked = false;
    const tx = makeTx({ services, actor, now, origin, left, shared: false }, {
      guessing: () => guessing && !asked,
      ask: (send) => {
        if (ended) throw new Error("nothing may be asked after the last statement");
        asked = true;
        return sure.before(send(client));
      },
      askLast: async <Row extends object>(statement: Statement, plan: PlanOptions) => {
        if (left.statements.length > 0 || left.jobs.length > 0) throw new Error("what was left to COMMIT must go with it");
        // What was asked before may have written: a guess must not commit it.
        if (asked) await sure.before(Promise.resolve());
        // What is planned for its values may take long: nobody shall stand behind it.
        return sure.before(send([statement.text], () => ask<Row>(client, statement, plan), plan.planForValues !== true));
      },
    });
    const result = await sure.before((async () => work(tx))());
    if (ended && (left.jobs.length > 0 || left.statements.length > 0)) throw new Error("nothing may be written after the last statement");
    const last = [...left.statements, ...addingJobs(left.jobs)];
    if (!ended) await send(last.map(({ text }) => text), () => Promise.all(last.map(({ text, values }) => run(client, text, values))));
    if (!gone) client.release();
    gone = true;
    runHooks(services, left.after);
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

/** What a transaction has gathered for its end. */
export interface LeftToEnd { jobs: object[]; statements: Statement[]; after: (() => void)[] }

/** How a transaction's statements reach the database. */
interface Asking {
  guessing: () => boolean;
  ask: <A>(send: (client: pg.PoolClient) => Promise<A>) => Promise<A>;
  askLast: <Row extends object>(statement: Statement, plan: PlanOptions) => Promise<{ rows: Row[] }>;
}

/**
 * The transaction as `work` sees it. An accessor in this literal would make each a table of its own for V8: slower to read, and what its request made outlived the short
 * collections, a third of all that a list allocates.
 */
export function makeTx({ services, actor, now, origin, shared, left }: Pick<Tx, "services" | "actor" | "now" | "origin" | "shared"> & { left: LeftToEnd }, { guessing, ask: asking, askLast }: Asking): Tx {
  return {
    services, actor, now, origin, shared, guessing,
    jobs: left.jobs,
    query: (text, values) => asking((client) => run(client, text, values ?? [])),
    all: async <Row extends object>(statement: Statement, plan: PlanOptions = {}) => (await asking((client) => ask<Row>(client, statement, plan))).rows,
    first: async <Row extends object>(statement: Statement) => (await asking((client) => run<Row>(client, statement.text, statement.values))).rows[0],
    finalRows: async <Row extends object>(statement: Statement, plan: PlanOptions = {}) => (await askLast<Row>(statement, plan)).rows,
    withCommit: (text, values) => { left.statements.push({ text, values }); },
    afterCommit: (f) => { left.after.push(f); },
  } satisfies Omit<Tx, typeof txBrand> as unknown as Tx;
}

/** Runs what follows a commit. What is stored is stored: a hook that fails is noted, holds up no other, and makes no failure of the request. */
export function runHooks(services: Services, hooks: readonly (() => void)[]): void {
  for (const hook of hooks) {
    try {
      hook();
    } catch (err) {
      services.log.error({ err }, "something that follows a commit failed; what was committed stands");
    }
  }
}

/** The statement that makes a transaction's jobs real, if there are any. */
export function addingJobs(jobs: readonly object[]): Statement[] {
  return jobs.length > 0 ? [{ text: "SELECT jobs_add($1::jsonb)", values: [JSON.stringify(jobs)] }] : [];
}
