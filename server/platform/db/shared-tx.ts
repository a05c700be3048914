import { availableParallelism } from "node:os";
import type pg from "pg";
import type { Actor } from "../actor.ts";
import { DomainError, isDatabaseError, unavailable } from "../errors.ts";
import { Gatherer } from "../gather.ts";
import type { Services } from "../services.ts";
import { beginOn, endOn, endTransaction, hasPrepared } from "./hand-on.ts";
import type { SessionRow } from "./known-actors.ts";
import { beginStatement, guessActor, learnActor, switchText, whenSure, WrongGuess, type Sure } from "./open-actor.ts";
import { addingJobs, makeTx, runHooks, withTx, type LeftToEnd, type Origin, type Tx } from "./tx.ts";
import { ask, commit, corkThisTurn, orUnavailable, run, statementName, together } from "./wire.ts";

/** Milliseconds that a shared transaction waits for a lock, and that one of its statements may take: what needs longer is done alone. */
const lockPatience = 50, statementPatience = 1000;

/** One who shares a transaction. */
interface Rider {
  token: string;
  keys: readonly string[];
  work: (tx: Tx) => Promise<void>;
  origin: Origin | null;
}
/** What ends a rider's request: what follows a commit, or the error that it ended with. */
type Finish = () => void;

/**
 * Runs `work` as `withTx` does, under load in one transaction with others that come at the same moment: each acts as themselves, statement by statement, and all are
 * committed together. So they share the round trips, the commit and what a transaction reads once.
 *
 * If anything fails, a refusal of one of them included, nothing of it is kept and each runs anew by itself: `work` must not act outside `tx`, and may run twice.
 * Whatever of it rests on what it read is checked when it writes (a version, a constraint): another's writes in the same transaction hold no lock against it.
 *
 * @param keys what of two requests must not be under way at once: a ticket. The session and the person are keys by themselves.
 * @throws as `withTx`
 */
export async function withSharedTx<T>(services: Services, token: string, keys: readonly string[], work: (tx: Tx) => Promise<T>, origin: Origin | null): Promise<T> {
  let result: { value: T } | undefined;
  // Much is locked by person: their limits, what they open, the keys of their requests.
  const me = guessActor(services, token)?.personId;
  const rider: Rider = { token, keys: me ? [token, me, ...keys] : [token, ...keys], work: async (tx: Tx) => { result = { value: await work(tx) }; }, origin };
  const { gatherer, refused } = sharesOf(services);
  const finish = await gatherer.add(rider, rider.keys.some((key) => (refused.get(key) ?? 0) > performance.now()));
  finish();
  if (!result) throw new Error("a shared transaction ended without its result");
  return result.value;
}

/** Those who share transactions in this process. */
interface Shares {
  gatherer: Gatherer<Rider, Finish>;
  /** Sessions, people and tickets by which something failed lately, until when they go alone: often it fails again, and each time it would be undone for all. */
  refused: Map<string, number>;
}

/** Milliseconds for which these go alone, and how many of them are known. */
const aloneFor = 10_000, mostRefused = 1000;

const made = new WeakMap<Services, Shares>();
function sharesOf(services: Services): Shares {
  let shares = made.get(services);
  if (!shares) made.set(services, shares = makeShares(services));
  return shares;
}

function makeShares(services: Services): Shares {
  const refused = new Map<string, number>();
  const goAlone = (keys: readonly string[]) => {
    if (refused.size >= mostRefused) refused.clear();
    for (const key of keys) refused.set(key, performance.now() + aloneFor);
  };
  const gatherer = new Gatherer<Rider, Finish>({
    keysOf: ({ keys }) => keys,
    // The second would read what the first has not written yet.
    sameKeyTogether: false,
    // One for each processor, as far as one thread of ours can keep them at work.
    mostAtOnce: Math.min(Math.max(availableParallelism(), 2), 4),
    evenly: true,
    together: (riders) => attemptShared(services, riders, goAlone),
    alone: async ({ token, work, origin }) => {
      try {
        await withTx(services, { token }, work, origin);
        return () => {};
      } catch (error) {
        // Being slowed down, or a database that is away, says nothing of what they will ask next.
        if (!(error instanceof DomainError) || (error.status !== 503 && error.status !== 429)) goAlone([token]);
        return () => { throw error; };
      }
    },
    longestWait: 15_000,
    refusesBegun: false,
    refusal: () => unavailable("Something that this waits for takes very long. Nothing was changed; try again in a few seconds."),
  });
  return { gatherer, refused };
}

/** @param goAlone is told the keys of whoever it failed by. @returns how each ends; null for those who must go alone. @throws when nothing of it was done */
async function attemptShared(services: Services, riders: readonly Rider[], goAlone: (keys: readonly string[]) => void): Promise<(Finish | null)[]> {
  const client = await beginOn(services.pool).catch((error: unknown) => { throw orUnavailable(error); });
  const line: Line = { client, current: null, people: new Set(), ended: false };
  let gone = false, sent = false, broken: Error | undefined;
  try {
    // What the first statements of each need not wait for leaves in one write.
    corkThisTurn(client);
    const opened = Promise.all([client.query("BEGIN"), run(client, "SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true)", [lockPatience, statementPatience])]);
    const seats = riders.map((rider) => new Seat(services, line, rider));
    const [begun, ...outcomes] = await Promise.allSettled([opened, ...seats.map((seat) => seat.finish)]);
    if (begun.status === "rejected") throw begun.reason;
    const failures = outcomes.map((outcome) => (outcome.status === "rejected" ? (outcome.reason as unknown) : null));
    if (failures.some((failure) => failure !== null)) {
      failures.forEach((failure, i) => { if (failure !== null && !isAfterFailure(failure)) goAlone(riders[i]?.keys ?? []); });
      throw new Error("not all of a shared transaction can be done", { cause: failures.find((failure) => failure !== null && !isAfterFailure(failure)) });
    }
    const taken = seats.filter((seat) => seat.taken);
    const jobs = addingJobs(taken.flatMap(({ left }) => left.jobs));
    const texts = [...taken.flatMap(({ left }) => left.statements), ...jobs].map(({ text }) => text);
    // Who asked last goes on first: one change of actors less.
    const order = taken.toSorted((a, b) => Number(b === line.current) - Number(a === line.current));
    sent = true;
    const end = endTransaction(services.pool, client, hasPrepared(client, [...texts, switchText].map(statementName)), () => together(client, () => ({
      answers: Promise.all([...order.flatMap((seat) => seat.leave()), ...jobs.map(({ text, values }) => run(client, text, values))]), committed: commit(client),
    })));
    line.ended = true;
    gone = end.handedOn;
    await end.answers;
    if (!gone) client.release();
    gone = true;
    return Promise.all(seats.map((seat) => seat.finish));
  } catch (error) {
    line.ended = true;
    if (!gone) {
      await client.query("ROLLBACK").catch((rollbackError: Error) => { broken = rollbackError; });
      client.release(broken);
    }
    const trouble = orUnavailable(error);
    // The connection was lost behind COMMIT: nobody knows whether it was carried out. Whoever asks again is answered by what is stored.
    if (sent && trouble !== error) return riders.map(() => () => { throw trouble; });
    throw error;
  } finally {
    endOn(services.pool);
  }
}

/** What a statement says once another one of its transaction has failed: in_failed_sql_transaction. */
function isAfterFailure(error: unknown): boolean {
  return isDatabaseError(error) && error.code === "25P02";
}

/** A connection, and as whom its statements are asked at the moment. */
interface Line {
  readonly client: pg.PoolClient;
  current: Seat | null;
  /** Who has a seat already: nobody has two, for what somebody locks does not keep themselves out. */
  readonly people: Set<string>;
  /** Nothing more may be asked: it is, or may be, somebody else's. */
  ended: boolean;
}

/** One rider's part of a shared transaction. */
class Seat {
  readonly left: LeftToEnd = { jobs: [], statements: [], after: [] };
  /** How it ends once all is committed, nothing of which may happen before it is known; null for who must go alone. */
  readonly finish: Promise<Finish | null>;
  /** Whether its work succeeded: what it left to the end goes with COMMIT. */
  taken = false;
  /** Whether anything was asked for it beside who acts. */
  private asked = false;
  private readonly services: Services;
  private readonly line: Line;
  private readonly rider: Rider;

  constructor(services: Services, line: Line, rider: Rider) {
    this.services = services;
    this.line = line;
    this.rider = rider;
    this.finish = this.begin();
  }

  private async begin(): Promise<Finish | null> {
    const { services, line, rider: { token } } = this;
    const now = services.clock.now();
    line.current = this;
    const { text, values } = beginStatement({ token }, now);
    const opened = run<SessionRow>(line.client, text, values);
    const guess = guessActor(services, token);
    if (guess?.personId) line.people.add(guess.personId);
    if (guess) return this.work(guess, now, whenSure(services, token, guess, opened));
    const { rows: [row] } = await opened;
    // Nobody acts by this session any more: that is no reason to refuse the others.
    if (!row || line.people.has(row.person_id)) return null;
    line.people.add(row.person_id);
    return this.work(learnActor(services, token, row), now, { before: (answer) => answer });
  }

  private async work(actor: Actor, now: Date, sure: Sure): Promise<Finish | null> {
    const { services, left, rider: { work, origin } } = this;
    const tx = makeTx({ services, actor, now, origin, left, shared: true }, {
      guessing: () => !this.asked,
      ask: (send) => sure.before(this.as(actor, send)),
      askLast: (statement, plan) => sure.before(this.as(actor, (client) => ask(client, statement, plan))),
    });
    try {
      await sure.before((async () => work(tx))());
    } catch (error) {
      if (this.asked) throw error;
      // It asked nothing: nothing of it is in the transaction. A wrong guess is made good alone, a refusal stands.
      return error instanceof WrongGuess ? null : () => { throw error; };
    }
    this.taken = true;
    this.leave = () => left.statements.map(({ text, values }) => this.send(actor, (client) => run(client, text, values)));
    return () => runHooks(services, left.after);
  }

  /** Asks what was left to COMMIT. */
  leave: () => Promise<unknown>[] = () => [];

  private as<A>(actor: Actor, send: (client: pg.PoolClient) => Promise<A>): Promise<A> {
    if (this.line.ended || this.taken) throw new Error("nothing may be asked after the last statement");
    this.asked = true;
    return this.send(actor, send);
  }

  /** Statements are carried out in the order in which they are sent: each stands behind the setting of whose it is. */
  private send<A>(actor: Actor, send: (client: pg.PoolClient) => Promise<A>): Promise<A> {
    const { line } = this;
    if (line.current === this) return send(line.client);
    line.current = this;
    const { text, values } = beginStatement({ actor }, new Date(0));
    return Promise.all([run(line.client, text, values), send(line.client)]).then(([, answer]) => answer);
  }
}
