import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Message } from "../../../contract/conversations.ts";
import { modules } from "../../app.ts";
import { start, type Running } from "../../platform/start.ts";
import { rowsOf } from "../../test/database/template-server.ts";
import { HttpClient, type HttpAnswer } from "../../test/http-client.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { openConversation } from "./index.ts";
import { sendsOf } from "./send-together.ts";

type Answer = HttpAnswer<Message>;
const pairs = [["ada", "bayo"], ["chika", "wanjiru"], ["kofi", "musa"], ["nneka", "sade"]] as const satisfies [CastName, CastName][];
let world: World;
/** The world's server, and a second one while a test has it. */
let servers: Running[];
const holders: pg.Client[] = [];
/** Each pair's own conversation. */
let talks: string[];
const talk = (pair: number) => talks[pair] ?? "";
const newTalk = (...people: { id: string }[]) => world.tx("system", (tx) => openConversation(tx, { kind: "direct", owner: "nobody", participants: people.map(({ id }) => ({ personId: id, part: "member" as const })) }));

beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_LOG: "silent" } });
  servers = [world.running];
  talks = [];
  for (const [one, other] of pairs) talks.push(await newTalk(world.people[one], world.people[other]));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(holders.splice(0).map((holder) => holder.end()));
  world.clock.advance(120_000);
});
afterAll(() => world.close());

const path = (id: string) => `/api/conversations/${id}/messages`;
const send = (who: CastName, id: string, body: string, more: object = {}): Promise<Answer> => world.as(who).post<Message>(path(id), { clientId: randomUUID(), body, ...more });
/** What a conversation has stored, and the transaction that stored it. */
const stored = (id: string) => world.tx("system", async (tx) => (await tx.query<{ seq: number; authorId: string; body: string; by: string }>(
  'SELECT seq, author_id AS "authorId", body, xmin::text AS by FROM messages WHERE conversation_id = $1 ORDER BY seq', [id])).rows);
/** Counts the messages that have come to the servers. */
function arrivals(): () => number {
  const calls = servers.map(({ services }) => vi.spyOn(sendsOf(services), "send").mock.calls);
  return () => calls.flat().length;
}
/** Locks rows, as a transaction of somebody else's, until it is let go. */
async function hold(rows: string, ...values: string[]): Promise<() => Promise<unknown>> {
  const holder = new pg.Client({ connectionString: world.ownerUrl });
  await holder.connect();
  holders.push(holder);
  await holder.query("BEGIN");
  await holder.query(`SELECT FROM ${rows} = ANY ($1) FOR UPDATE`, [values]);
  return () => holder.query("COMMIT");
}
/** How many connections wait for somebody's lock. */
const waiting = async () => (await rowsOf(world.ownerUrl, "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))[0]?.n;

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

/** Sends all this in one moment, in this order: what is under way to the database gets there when all have come. */
async function crowd<T>(messages: (() => Promise<T>)[], before: (nth: number) => Promise<void> = () => Promise.resolve()) {
  const allHere = Promise.withResolvers<void>();
  const noted = statements((nth) => allHere.promise.then(() => before(nth)));
  const arrived = arrivals();
  const answers: Promise<T>[] = [];
  for (const message of messages) {
    answers.push(message());
    await expect.poll(arrived, { interval: 1 }).toBe(answers.length);
  }
  allHere.resolve();
  return { answers, ...noted };
}

test("CV-1 CV-2 what eight people send in one moment, by either way in, is stored once, without gaps, as its writer's, in few transactions", async () => {
  const odd = ["\"quoted\", {braced} \\ and NULL", "NULL", "{}", "'; DROP TABLE messages; --", "two\nlines 🦜"];
  const sockets = new Map(await Promise.all((["bayo", "wanjiru", "musa", "sade"] as const).map(async (who) => [who as CastName, await world.live(who)] as const)));
  const written = Array.from({ length: 60 }, (_, i) => ({ pair: i % 4, who: pairs[i % 4]?.[i % 8 < 4 ? 0 : 1] ?? "ada", body: odd[i] ?? `message ${i}` }));
  const { answers, sizes } = await crowd(written.map(({ pair, who, body }) => async () => {
    const socket = sockets.get(who);
    return socket ? (await socket.ask("send", { conversationId: talk(pair), clientId: randomUUID(), body })).data : (await send(who, talk(pair), body)).body;
  }));
  expect(await Promise.all(answers)).toMatchObject(written.map((_, i) => ({ seq: Math.floor(i / 4) + 1 })));
  const rows = await Promise.all(talks.map(stored));
  expect(rows.map((talked) => talked.map(({ seq, authorId, body }) => ({ seq, authorId, body })))).toEqual(talks.map((_, pair) =>
    written.filter((one) => one.pair === pair).map(({ who, body }, i) => ({ seq: i + 1, authorId: world.people[who].id, body }))));
  // Each person's first message in a while goes alone: its limit begins with it.
  expect(sizes.length).toBeLessThan(24);
  expect(Math.max(...sizes)).toBeGreaterThan(10);
  expect(new Set(rows.flat().map(({ by }) => by)).size).toBeLessThanOrEqual(sizes.length);
});

test("CV-1 CV-16 in one transaction each gets their own answer, whatever the others get", async () => {
  const gone = await world.addMember("gone");
  await world.tx("system", (tx) => tx.query("DELETE FROM identity_sessions WHERE token = $1", [gone.token]));
  const gonesTalk = await newTalk(gone, world.people.sade);
  const asGone = (id: string): Promise<Answer> => new HttpClient(world.running.address ?? "", gone.cookie).post<Message>(path(id), { clientId: randomUUID(), body: "bad: signed out" });
  const clientId = randomUUID();
  const first = await send("wanjiru", talk(1), "first of all", { clientId });
  const fast = await Promise.all(Array.from({ length: 60 }, () => send("musa", talk(2), "fast")));
  expect(fast.every(({ status }) => status === 201)).toBe(true);
  const nnekasTalk = await newTalk(world.people.nneka, world.people.ada);

  const messages: [number, () => Promise<Answer>][] = [
    [201, () => send("nneka", nnekasTalk, "ahead of all")],
    [201, () => send("sade", talk(3), "ahead of all")],
    [201, () => send("ada", talk(0), "good 1")],
    [401, () => asGone(talk(0))],
    [404, () => send("chika", talk(0), "bad: not in it")],
    [201, () => send("bayo", talk(0), "good 2")],
    [401, () => asGone(gonesTalk)],
    [429, () => send("musa", talk(2), "bad: too fast")],
    [201, () => send("kofi", talk(2), "good 3")],
    [200, () => send("wanjiru", talk(1), "bad: said before", { clientId })],
    [422, () => send("chika", talk(1), "bad: answers nothing", { replyTo: 999 })],
    [201, () => send("chika", talk(1), "good 4", { replyTo: first.body.seq })],
    [404, () => send("ada", randomUUID(), "bad: nowhere")],
  ];
  const { answers, sizes } = await crowd(messages.map(([, message]) => message));
  const all = await Promise.all(answers);
  expect(all.map(({ status }) => status)).toEqual(messages.map(([status]) => status));
  // What could not be locked, here because there is none, is tried by itself.
  expect(sizes).toEqual([1, 1, 11, 1]);
  const of = (status: number) => all.find((answer) => answer.status === status);
  expect(of(429)?.headers.get("retry-after")).toBe("1");
  expect(of(200)?.body).toEqual(first.body);
  expect(of(422)?.body).toMatchObject({ fields: [{ path: "replyTo" }] });
  expect(all[11]?.body).toMatchObject({ body: "good 4", replyToSeq: first.body.seq, author: { name: "Chika Eze" } });
  const kept = (await Promise.all([...talks, gonesTalk].map(stored))).flat().filter(({ body }) => /^(good|bad)/.test(body));
  expect(kept.map(({ body, authorId }) => [body, authorId])).toEqual([["good 1", "ada"], ["good 2", "bayo"], ["good 4", "chika"], ["good 3", "kofi"]].map(([body, who]) => [body, world.people[who as CastName].id]));
  expect(new Set(kept.map(({ by }) => by)).size).toBe(1);
});

test("CV-2 a conversation that somebody holds keeps no other waiting, and gets its message when it is let go", async () => {
  const letGo = await hold("conversations WHERE id", talk(1));
  const another = await newTalk(world.people.musa, world.people.wanjiru);
  const { answers, sizes } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"),
    () => send("ada", talk(0), "free"), () => send("chika", talk(1), "held"), () => send("musa", another, "free"), () => send("bayo", talk(0), "free"),
  ]);
  const [held] = answers.splice(3, 1);
  let waits = true;
  void held?.finally(() => { waits = false; });
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect((await send("sade", talk(3), "later")).status).toBe(201);
  expect(waits).toBe(true);
  // Nobody had to be tried again but the one.
  expect(sizes).toEqual([1, 1, 4, 1, 1]);
  await letGo();
  expect(await held).toMatchObject({ status: 201, body: { body: "held" } });
  expect((await stored(talk(1))).at(-1)).toMatchObject({ body: "held", authorId: world.people.chika.id });
});

test("CV-2 two messages that each came alone to a conversation that is held keep no third from its answer", async () => {
  const letGo = await hold("conversations WHERE id", talk(0), talk(1));
  const held: Promise<Answer>[] = [];
  for (const [pair, who] of (["ada", "chika"] as const).entries()) {
    held.push(send(who, talk(pair), "held alone"));
    await expect.poll(waiting).toBe(held.length);
  }
  expect((await send("kofi", talk(2), "free")).status).toBe(201);
  expect(await waiting()).toBe(2);
  await letGo();
  expect(await Promise.all(held)).toMatchObject([{ status: 201 }, { status: 201 }]);
  expect((await Promise.all([0, 1].map((pair) => stored(talk(pair))))).map((rows) => rows.at(-1)?.body)).toEqual(["held alone", "held alone"]);
});

test("CV-2 CV-16 a writer whose limit somebody is counting waits alone", async () => {
  const letGo = await hold("limit_buckets WHERE key", `message:${world.people.kofi.id}`);
  const { answers, sizes } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("wanjiru", talk(1), "ahead of all"),
    () => send("ada", talk(0), "free"), () => send("kofi", talk(2), "counted"), () => send("bayo", talk(0), "free"),
  ]);
  const [counted] = answers.splice(3, 1);
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  await expect.poll(waiting).toBe(1);
  expect(sizes).toEqual([1, 1, 3, 1]);
  await letGo();
  expect(await counted).toMatchObject({ status: 201, body: { body: "counted" } });
});

test("CV-2 CV-16 what the same four people say on two servers, in crossing orders, never waits in a circle, and is stored", async () => {
  const two = await start({ ...world.running.services.config, publicUrl: undefined, port: 0 }, modules, { clock: world.clock });
  servers.push(two);
  try {
    const four = ["ada", "bayo", "chika", "wanjiru"] as const;
    const talksWith = (other: CastName, people: readonly CastName[]) => Promise.all(people.map((who) => newTalk(world.people[who], world.people[other])));
    const theirs = [await talksWith("kofi", four), await talksWith("sade", four)];
    const ahead = ["kofi", "musa", "nneka", "sade"] as const, aheads = await talksWith("ada", ahead);
    const say = (server: number, who: CastName = "ada", id = "", body = "ahead of all") =>
      new HttpClient(servers[server]?.address ?? "", world.people[who].cookie).post<Message>(path(id), { clientId: randomUUID(), body });
    for (let round = 0; round < 8; round++) {
      const bothHere = Promise.withResolvers<void>();
      const { answers, sizes, failures } = await crowd([
        ...ahead.map((who, i) => () => say(i % 2, who, aheads[i])),
        ...[0, 1].flatMap((server) => [0, 1, 2].flatMap((nth) => (server === round % 2 ? [0, 1, 2, 3] : [3, 2, 1, 0]).map((i) =>
          () => say(server, four[i], theirs[server]?.[i], `round ${round}, ${nth}`)))),
      ], async (nth) => {
        if (nth === 6) bothHere.resolve();
        if (nth > 4) await bothHere.promise;
      });
      expect((await Promise.all(answers)).every(({ status }) => status === 201)).toBe(true);
      expect(sizes.slice(0, 6)).toEqual([1, 1, 1, 1, 12, 12]);
      expect(failures).toEqual([]);
      vi.restoreAllMocks();
    }
    const all = Array.from({ length: 24 }, (_, i) => `round ${Math.floor(i / 3)}, ${i % 3}`);
    expect((await Promise.all(theirs.flat().map(stored))).map((rows) => rows.map(({ body }) => body))).toEqual(Array.from({ length: 8 }, () => all));
  } finally {
    servers.pop();
    await two.stop();
  }
});

test("CV-1 when the database can't be reached all who wait are told so at once, and afterwards sending works again", async () => {
  const messages = Array.from({ length: 24 }, (_, i) => {
    const clientId = randomUUID();
    return () => send(pairs[i % 4]?.[0] ?? "ada", talk(i % 4), `lost ${i}`, { clientId });
  });
  const { answers, sizes } = await crowd(messages, () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })));
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(messages.map(() => 503));
  // Those under way found it out, and nobody after them.
  expect(sizes).toEqual([1, 1]);
  vi.restoreAllMocks();
  expect((await Promise.all(messages.map((again) => again()))).map(({ status }) => status)).toEqual(messages.map(() => 201));
  expect((await Promise.all(talks.map(stored))).flat().filter(({ body }) => body.startsWith("lost"))).toHaveLength(24);
});

test("CV-2 what one person sends over a socket without waiting for answers keeps its order", async () => {
  const socket = await world.live("ada");
  const arrived = arrivals();
  const { sizes } = statements(async (nth) => {
    if (nth > 1) return;
    // The first is slow on its way: nothing may overtake it.
    await expect.poll(arrived, { interval: 1 }).toBe(40);
    await sleep(100);
  });
  const bodies = Array.from({ length: 40 }, (_, i) => `in order ${i}`);
  const answers = await Promise.all(bodies.map((body) => socket.ask("send", { conversationId: talk(0), clientId: randomUUID(), body })));
  const seqs = answers.map(({ data }) => (data as { seq: number }).seq);
  expect(seqs).toEqual(bodies.map((_, i) => (seqs[0] ?? 0) + i));
  expect((await stored(talk(0))).slice(-40).map(({ body }) => body)).toEqual(bodies);
  expect(sizes.length).toBeLessThan(10);
});

test("CV-2 what one person sends to a conversation that is held for a while waits on one connection, and keeps its order", async () => {
  const socket = await world.live("bayo");
  const letGo = await hold("conversations WHERE id", talk(0));
  const say = (i: number) => async () => (await socket.ask("send", { conversationId: talk(0), clientId: randomUUID(), body: `held ${i}` })).data as Message;
  const { answers } = await crowd([
    async () => (await send("nneka", talk(3), "ahead of all")).body, async () => (await send("kofi", talk(2), "ahead of all")).body, ...Array.from({ length: 40 }, (_, i) => say(i)),
  ]);
  await Promise.all(answers.splice(0, 2));
  for (let i = 40; i < 45; i++) answers.push(say(i)());
  await sleep(300);
  expect(await waiting()).toBe(1);
  const free = letGo();
  for (let i = 45; i < 55; i++) answers.push(say(i)());
  await free;
  const seqs = (await Promise.all(answers)).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
  expect((await stored(talk(0))).slice(-55).map(({ body }) => body)).toEqual(seqs.map((_, i) => `held ${i}`));
});

test("CV-2 nothing overtakes an earlier message of its session that waits behind another's", async () => {
  const letGo = await hold("conversations WHERE id", talk(0));
  const another = await newTalk(world.people.ada, world.people.musa);
  const answered: string[] = [];
  const say = async (who: CastName, id: string, body: string) => answered.push((await send(who, id, body)).body.body);
  const all = [say("bayo", talk(0), "first")];
  await expect.poll(waiting).toBe(1);
  const arrived = arrivals();
  for (const [id, body] of [[talk(0), "second"], [another, "third"]] as const) {
    all.push(say("ada", id, body));
    await expect.poll(arrived).toBe(all.length - 1);
  }
  expect((await send("kofi", talk(2), "free")).status).toBe(201);
  expect(answered).toEqual([]);
  await letGo();
  await Promise.all(all);
  const rows = (await Promise.all([talk(0), another].map(stored))).map((talked) => talked.at(-1));
  expect(answered).toEqual(["first", "second", "third"]);
  expect(rows.map((row) => row?.body)).toEqual(["second", "third"]);
});
