import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, vi } from "vitest";
import type { Message } from "../../../contract/conversations.ts";
import type { Running } from "../../platform/start.ts";
import { rowsOf } from "../../test/database/template-server.ts";
import { HttpClient, type HttpAnswer } from "../../test/http-client.ts";
import { openWorld, type CastMember, type CastName } from "../../test/world.ts";
import { openConversation } from "./index.ts";
import { patience } from "../../platform/gather.ts";
import { sendsOf } from "./send-together.ts";

export type Answer = HttpAnswer<Message>;
export const pairs = [["ada", "bayo"], ["chika", "wanjiru"], ["kofi", "musa"], ["nneka", "sade"]] as const satisfies [CastName, CastName][];

/** A world where pairs of the cast talk, with what it takes to let messages meet in one moment. Call `tidy()` in `afterEach`, `close()` in `afterAll`. */
export async function openSends() {
  const world = await openWorld({ env: { BARAZA_LOG: "silent" } });
  /** The world's server, and a second one while a test has it. */
  const servers: Running[] = [world.running];
  const holders: pg.Client[] = [];
  const newTalk = (...people: { id: string }[]) => world.tx("system", (tx) => openConversation(tx, { kind: "direct", owner: "nobody", participants: people.map(({ id }) => ({ personId: id, part: "member" as const })) }));
  /** Each pair's own conversation. */
  const talks: string[] = [];
  for (const [one, other] of pairs) talks.push(await newTalk(world.people[one], world.people[other]));

  const sendAs = ({ cookie }: CastMember, id: string, body: string, more: object = {}, server = world.running): Promise<Answer> =>
    new HttpClient(server.address ?? "", cookie).post<Message>(`/api/conversations/${id}/messages`, { clientId: randomUUID(), body, ...more });

  /** Counts the messages that have come to the servers. */
  function arrivals(): () => number {
    const calls = servers.map(({ services }) => vi.spyOn(sendsOf(services), "send").mock.calls);
    return () => calls.flat().length;
  }

  /** Does something in a transaction of somebody else's, which stays open until it is let go. */
  async function meanwhile(statement: string, values: unknown[]): Promise<() => Promise<unknown>> {
    const holder = new pg.Client({ connectionString: world.ownerUrl });
    await holder.connect();
    holders.push(holder);
    await holder.query("BEGIN");
    await holder.query(statement, values);
    return () => holder.query("COMMIT");
  }

  /** Notes how many messages each statement stores, and why one failed. `before` may hold the nth one up on its way to the database, or lose it. */
  function statements(before: (nth: number) => Promise<void>): { sizes: number[]; failures: unknown[] } {
    const sizes: number[] = [], failures: unknown[] = [];
    for (const { services: { pool } } of servers) {
      const query = pool.query.bind(pool) as (statement: pg.QueryConfig) => Promise<pg.QueryResult>;
      vi.spyOn(pool, "query").mockImplementation((async (statement: pg.QueryConfig) => {
        if (!statement.text.includes("conversation_send")) return query(statement);
        await before(sizes.push(statement.text.includes("conversation_send_together") ? (statement.values as [string[]])[0].length : 1));
        return query(statement).catch((error: unknown) => {
          failures.push(error);
          throw error;
        });
      }) as never);
    }
    return { sizes, failures };
  }

  /** A slow machine gathers a crowd for longer than the sends' patience: it begins when all are here. */
  function patiently(): () => void {
    const { setTimeout: later } = globalThis;
    const spied = vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, ms?: number) => later(work, ms === patience ? 60_000 : ms)) as typeof later);
    return () => {
      expect(spied.mock.calls.map(([, ms]) => ms)).toContain(patience);
      spied.mockRestore();
    };
  }

  /** Sends all this in one moment, in this order: what is under way to the database gets there when all have come. */
  async function crowd<T>(messages: (() => Promise<T>)[], before: (nth: number) => Promise<void> = () => Promise.resolve()) {
    const allHere = Promise.withResolvers<void>();
    const noted = statements((nth) => allHere.promise.then(() => before(nth)));
    const arrived = arrivals(), goOn = patiently();
    const answers: Promise<T>[] = [];
    for (const message of messages) {
      answers.push(message());
      await expect.poll(arrived, { interval: 1 }).toBe(answers.length);
    }
    goOn();
    allHere.resolve();
    return { answers, ...noted };
  }

  return {
    world, servers, talks, newTalk, sendAs, arrivals, meanwhile, statements, crowd,
    talk: (pair: number) => talks[pair] ?? "",
    send: (who: CastName, id: string, body: string, more: object = {}) => sendAs(world.people[who], id, body, more),
    /** What a conversation has stored, and the transaction that stored it. */
    stored: (id: string) => world.tx("system", async (tx) => (await tx.query<{ seq: number; authorId: string; body: string; by: string }>(
      'SELECT seq, author_id AS "authorId", body, xmin::text AS by FROM messages WHERE conversation_id = $1 ORDER BY seq', [id])).rows),
    /** Locks rows, as a transaction of somebody else's, until it is let go. */
    hold: (rows: string, ...values: string[]) => meanwhile(`SELECT FROM ${rows} = ANY ($1) FOR UPDATE`, [values]),
    /** How many connections wait for somebody's lock. */
    waiting: async () => (await rowsOf(world.ownerUrl, "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))[0]?.n,
    async tidy() {
      vi.restoreAllMocks();
      await Promise.all(holders.splice(0).map((holder) => holder.end()));
      world.clock.advance(120_000);
    },
    close: () => world.close(),
  };
}

export type Sends = Awaited<ReturnType<typeof openSends>>;
