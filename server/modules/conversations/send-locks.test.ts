import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Message } from "../../../contract/conversations.ts";
import { modules } from "../../app.ts";
import { start } from "../../platform/start.ts";
import type { CastName } from "../../test/world.ts";
import { openSends, pairs, type Answer, type Sends } from "./send-together.fixture.ts";
import { longestWait } from "./send-together.ts";

let sends: Sends;
beforeAll(async () => {
  sends = await openSends();
  // Everybody's limit has begun.
  for (const [pair, people] of pairs.entries()) for (const who of people) await sends.send(who, sends.talk(pair), "said before");
});
afterEach(() => sends.tidy());
afterAll(() => sends.close());

test("CV-2 a conversation that somebody holds keeps no other waiting, and gets its message when it is let go", async () => {
  const { world, talk, newTalk, send, stored, hold, crowd } = sends;
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
  const { talk, send, stored, hold, waiting } = sends;
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
  const { world, talk, send, hold, crowd, waiting } = sends;
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

test("CV-2 CV-16 two lone messages whose writers' limits somebody is counting keep no third person from their answer", async () => {
  const { world, talk, send, hold, waiting } = sends;
  const letGo = await hold("limit_buckets WHERE key", `message:${world.people.ada.id}`, `message:${world.people.chika.id}`);
  const counted: Promise<Answer>[] = [];
  for (const [pair, who] of (["ada", "chika"] as const).entries()) {
    counted.push(send(who, talk(pair), "counted alone"));
    await expect.poll(waiting).toBe(counted.length);
  }
  expect((await send("kofi", talk(2), "free")).status).toBe(201);
  expect(await waiting()).toBe(2);
  await letGo();
  expect(await Promise.all(counted)).toMatchObject([{ status: 201 }, { status: 201 }]);
});

test("CV-2 CV-16 a writer whose limit begins in somebody else's transaction at this moment waits alone", async () => {
  const { world, talk, newTalk, send, sendAs, meanwhile, crowd, waiting } = sends;
  const fresh = await world.addMember("fresh"), freshTalk = await newTalk(fresh, world.people.kofi);
  const letGo = await meanwhile("SELECT * FROM conversation_send($1, $2, $3, 'on another server', NULL, 60, $4)", [fresh.token, await newTalk(fresh, world.people.musa), randomUUID(), world.clock.now()]);
  const { answers, sizes } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("wanjiru", talk(1), "ahead of all"),
    () => send("ada", talk(0), "free"), () => sendAs(fresh, freshTalk, "begins"), () => send("bayo", talk(0), "free"),
  ]);
  const [begins] = answers.splice(3, 1);
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  await expect.poll(waiting).toBe(1);
  expect(sizes).toEqual([1, 1, 3, 1]);
  await letGo();
  expect(await begins).toMatchObject({ status: 201, body: { body: "begins" } });
});

test("CV-2 CV-16 in one transaction a conversation's next writer doesn't overtake the first, whose limit somebody is counting", async () => {
  const { world, talk, send, stored, hold, crowd, waiting } = sends;
  const letGo = await hold("limit_buckets WHERE key", `message:${world.people.ada.id}`);
  const { answers, sizes } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"), () => send("ada", talk(0), "first"), () => send("bayo", talk(0), "second"),
  ]);
  await expect.poll(waiting).toBe(1);
  expect(sizes).toEqual([1, 1, 2, 1]);
  await letGo();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect((await stored(talk(0))).slice(-2).map(({ body }) => body)).toEqual(["first", "second"]);
});

test("CV-2 CV-16 what the same four people say on two servers, in crossing orders, never waits in a circle, and is stored", async () => {
  const { world, servers, newTalk, sendAs, stored, crowd } = sends;
  const two = await start({ ...world.running.services.config, publicUrl: undefined, port: 0 }, modules, { clock: world.clock });
  servers.push(two);
  try {
    const four = ["ada", "bayo", "chika", "wanjiru"] as const;
    const talksWith = (other: CastName, people: readonly CastName[]) => Promise.all(people.map((who) => newTalk(world.people[who], world.people[other])));
    const theirs = [await talksWith("kofi", four), await talksWith("sade", four)];
    const ahead = ["kofi", "musa", "nneka", "sade"] as const, aheads = await talksWith("ada", ahead);
    const say = (server: number, who: CastName = "ada", id = "", body = "ahead of all") => sendAs(world.people[who], id, body, {}, servers[server]);
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

test("CV-2 what one person sends to a conversation that is held for a while waits on one connection, and keeps its order", async () => {
  const { world, talk, send, stored, hold, crowd, waiting } = sends;
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
  const { world, talk, newTalk, send, stored, arrivals, hold, waiting } = sends;
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

test("CV-2 in one transaction a session's message to a free conversation doesn't overtake its earlier one to a held one", async () => {
  const { world, talk, newTalk, send, stored, hold, crowd, waiting } = sends;
  const letGo = await hold("conversations WHERE id", talk(0));
  const another = await newTalk(world.people.ada, world.people.musa);
  const answered: string[] = [];
  const say = async (id: string, body: string) => answered.push((await send("ada", id, body)).body.body);
  const { answers, sizes } = await crowd<unknown>([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"), () => say(talk(0), "first"), () => say(another, "second"),
  ]);
  await expect.poll(waiting).toBe(1);
  expect(sizes).toEqual([1, 1, 2, 1]);
  expect(await stored(another)).toEqual([]);
  await letGo();
  await Promise.all(answers);
  expect(answered).toEqual(["first", "second"]);
  expect((await Promise.all([talk(0), another].map(stored))).map((rows) => rows.at(-1)?.body)).toEqual(["first", "second"]);
});

test("CV-1 CV-2 what waits too long is refused with words, all of it at once, and holds its writer up no longer", async () => {
  const { world, talk, send, stored, hold } = sends;
  const { setTimeout: later } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, ms?: number) => later(work, ms === longestWait ? 500 : ms)) as typeof later);
  const letGo = await hold("conversations WHERE id", talk(1));
  const clientId = randomUUID();
  const answers = await Promise.all(["first", "second", "third"].map((body, i) => send("chika", talk(1), body, i === 0 ? { clientId } : {})));
  expect(answers.map(({ status, body }) => [status, (body as unknown as { detail: string }).detail.includes("send it again")])).toEqual([[503, true], [503, true], [503, true]]);
  const elsewhere = await sends.newTalk(world.people.chika, world.people.sade);
  expect((await send("chika", elsewhere, "elsewhere")).status).toBe(201);
  await letGo();
  // The first was on its way and may have been stored: sent again, it is there once.
  expect([200, 201]).toContain((await send("chika", talk(1), "first", { clientId })).status);
  expect((await stored(talk(1))).filter(({ body }) => body === "first")).toHaveLength(1);
});

test("CV-1 a message that can't be stored is refused by itself and takes nobody's company", async () => {
  const { talk, send, crowd } = sends;
  const { answers, sizes, failures } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"),
    () => send("ada", talk(0), "one"), () => send("bayo", talk(0), "two"), () => send("wanjiru", talk(1), "three"),
  ]);
  expect((await send("chika", talk(1), "a NUL \u0000 inside")).status).toBe(422);
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect([sizes, failures]).toEqual([[1, 1, 3], []]);
});
