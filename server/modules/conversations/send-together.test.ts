import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { CastName } from "../../test/world.ts";
import { openSends, pairs, type Answer, type Sends } from "./send-together.fixture.ts";

let sends: Sends;
beforeAll(async () => {
  sends = await openSends();
});
afterEach(() => sends.tidy());
afterAll(() => sends.close());

test("CV-1 CV-2 what eight people send in one moment, by either way in, is stored once, without gaps, as its writer's, in few transactions", async () => {
  const { world, talks, talk, send, stored, crowd } = sends;
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
  expect(sizes.length).toBeLessThan(8);
  expect(Math.max(...sizes)).toBeGreaterThan(10);
  expect(new Set(rows.flat().map(({ by }) => by)).size).toBeLessThanOrEqual(sizes.length);
});

test("CV-1 CV-16 in one transaction each gets their own answer, whatever the others get", async () => {
  const { world, talks, talk, newTalk, send, sendAs, stored, crowd } = sends;
  const gone = await world.addMember("gone");
  await world.tx("system", (tx) => tx.query("DELETE FROM identity_sessions WHERE token = $1", [gone.token]));
  const gonesTalk = await newTalk(gone, world.people.sade);
  const asGone = (id: string) => sendAs(gone, id, "bad: signed out");
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
  expect(of(429)?.headers.get("retry-after")).toBe("60");
  expect(of(200)?.body).toEqual(first.body);
  expect(of(422)?.body).toMatchObject({ fields: [{ path: "replyTo" }] });
  expect(all[11]?.body).toMatchObject({ body: "good 4", replyToSeq: first.body.seq, author: { name: "Chika Eze" } });
  const kept = (await Promise.all([...talks, gonesTalk].map(stored))).flat().filter(({ body }) => /^(good|bad)/.test(body));
  expect(kept.map(({ body, authorId }) => [body, authorId])).toEqual([["good 1", "ada"], ["good 2", "bayo"], ["good 4", "chika"], ["good 3", "kofi"]].map(([body, who]) => [body, world.people[who as CastName].id]));
  expect(new Set(kept.map(({ by }) => by)).size).toBe(1);
});

test("CV-2 what one person sends over a socket without waiting for answers keeps its order", async () => {
  const { world, talk, stored, arrivals, statements } = sends;
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

test("CV-1 when the database can't be reached all who wait are told so at once, and afterwards sending works again", async () => {
  const { talks, talk, send, stored, crowd } = sends;
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
