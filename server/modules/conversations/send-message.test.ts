import { afterAll, beforeAll, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import { openWorld, type World } from "../../test/world.ts";
import { openConversation } from "./index.ts";

let world: World;
let direct: string;
beforeAll(async () => {
  world = await openWorld();
  direct = await world.tx("system", (tx) => openConversation(tx, {
    kind: "direct", owner: "nobody", participants: [{ personId: world.people.ada.id, part: "member" }, { personId: world.people.bayo.id, part: "member" }],
  }));
});
afterAll(() => world.close());

const path = () => `/api/conversations/${direct}/messages`;
const send = (who: "ada" | "bayo" | "chika" | "kofi", body: string, clientId: string = randomUUID()) => world.as(who).post(path(), { clientId, body });

test("CV-1 the same client id answers with the first message and changes nothing", async () => {
  const clientId = randomUUID();
  const first = await send("ada", "  hello  ", clientId);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ body: "hello", clientId, authorPart: "member", author: { name: "Ada Obi" } });
  const again = await send("ada", "something else", clientId);
  expect(again.status).toBe(200);
  expect(again.body).toEqual(first.body);
  // The other person's use of the same id is another message.
  const others = await send("bayo", "mine", clientId);
  expect(others.status).toBe(201);
});

test("CV-1 the same message sent 20 times at once is stored once", async () => {
  const clientId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send("bayo", "once", clientId)));
  expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
  expect(new Set(answers.map((a) => String(a.body.id))).size).toBe(1);
});

test("CV-1 empty, blank, too long, unknown fields and wrong types are refused with the field's name", async () => {
  for (const [body, field] of [[{ clientId: randomUUID(), body: "   " }, "body"], [{ clientId: randomUUID(), body: "x".repeat(4001) }, "body"],
    [{ clientId: "nope", body: "x" }, "clientId"], [{ clientId: randomUUID(), body: "x", colour: "red" }, "colour"], [{ clientId: randomUUID(), body: 7 }, "body"]] as const) {
    const answer = await world.as("ada").post(path(), body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: "/problems/invalid", fields: [{ path: field }] });
  }
  expect((await world.as("ada").send("POST", path(), "{broken")).status).toBe(400);
  expect((await world.as("ada").send("POST", path(), "a=b", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
  expect((await send("ada", "a NUL \u0000 inside")).status).toBe(422);
});

test("CV-1 who takes no part can neither send nor read, and can't tell it from missing", async () => {
  const foreign = await send("chika", "let me in");
  const missing = await world.as("chika").post(`/api/conversations/${randomUUID()}/messages`, { clientId: randomUUID(), body: "x" });
  expect(foreign.status).toBe(404);
  expect({ ...foreign.body, instance: "", requestId: "" }).toEqual({ ...missing.body, instance: "", requestId: "" });
  // Staff don't read direct messages either.
  expect((await send("kofi", "staff")).status).toBe(404);
  expect((await world.as("kofi").get(path())).status).toBe(404);
  expect((await world.as("nobody").post(path(), { clientId: randomUUID(), body: "x" })).status).toBe(401);
});

test("CV-2 200 concurrent messages of two people get gapless numbers", async () => {
  const before = (await world.as("ada").get(`/api/conversations/${direct}`)).body.lastSeq as unknown as number;
  world.clock.advance(120_000);
  await Promise.all(Array.from({ length: 100 }, (_, i) => send(i % 2 ? "ada" : "bayo", `m${i}`)));
  const { rows } = await world.tx("system", (tx) => tx.query<{ seq: number }>("SELECT seq FROM messages WHERE conversation_id = $1 ORDER BY seq", [direct]));
  expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
  expect(rows.length).toBe(before + 100);
});

test("CV-3 history pages newest first and catches up after a seq", async () => {
  const newest = (await world.as("ada").get(`${path()}?limit=10`)).body as unknown as { items: { seq: number }[]; more: boolean };
  expect(newest.more).toBe(true);
  const seqs = newest.items.map((m) => m.seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  const first = seqs[0] ?? 0;
  const older = (await world.as("ada").get(`${path()}?limit=10&before=${first}`)).body as unknown as { items: { seq: number }[] };
  expect(older.items.at(-1)?.seq).toBe(first - 1);
  const after = (await world.as("ada").get(`${path()}?after=${first}`)).body as unknown as { items: { seq: number }[]; more: boolean };
  expect(after.items[0]?.seq).toBe(first + 1);
  expect(after.more).toBe(false);
  const around = async (seq: number, limit: number) => (await world.as("ada").get(`${path()}?limit=${limit}&around=${seq}`)).body as unknown as { items: { seq: number }[]; more: boolean; moreAfter: boolean };
  const amid = await around(40, 5);
  expect([amid.items.map((m) => m.seq), amid.more, amid.moreAfter]).toEqual([[38, 39, 40, 41, 42], true, true]);
  expect(await around(2, 8)).toMatchObject({ items: [1, 2, 3, 4, 5, 6].map((seq) => ({ seq })), more: false, moreAfter: true });
  expect(await around(999_999, 4)).toMatchObject({ items: seqs.slice(-2).map((seq) => ({ seq })), more: true, moreAfter: false });
  expect((await world.as("ada").get(`${path()}?around=3&before=9`)).status).toBe(422);
  expect((await world.as("chika").get(`${path()}?around=3`)).status).toBe(404);
});

test("CV-16 the 61st message within a minute answers 429 with the time to wait, however they are spread over it, and is let through afterwards", async () => {
  world.clock.advance(120_000);
  const answers = [];
  for (let i = 0; i < 60; i++) {
    answers.push(await send("ada", `fast ${i}`));
    world.clock.advance(900);
  }
  expect(answers.map((a) => a.status)).toEqual(answers.map(() => 201));
  expect(answers.map((a) => Number(a.headers.get("ratelimit-remaining")))).toEqual(answers.map((_, i) => 59 - i));
  const refused = await send("ada", "one more");
  expect(refused.status).toBe(429);
  expect([refused.headers.get("ratelimit-limit"), refused.headers.get("ratelimit-remaining"), refused.headers.get("retry-after")]).toEqual(["60", "0", "6"]);
  world.clock.advance(6000);
  expect((await send("ada", "one more")).status).toBe(201);
  // Another person is not held up.
  expect((await send("bayo", "mine")).status).toBe(201);
});

test("CV-6 read markers move forward only and agree across devices", async () => {
  world.clock.advance(120_000);
  const list = async () => (await world.as("bayo").get("/api/conversations?kind=direct")).body as unknown as { items: { unread: number; readSeq: number; lastSeq: number }[] };
  await send("ada", "unread one");
  await send("ada", "unread two");
  const before = await list();
  expect(before.items[0]?.unread).toBeGreaterThanOrEqual(2);
  const last = before.items[0]?.lastSeq ?? 0;
  const live = await world.live("bayo");
  expect((await world.as("bayo").put(`/api/conversations/${direct}/read`, { seq: last })).status).toBe(204);
  await live.hears<{ seq: number }>("read", (r) => r.seq === last);
  expect((await world.as("bayo").put(`/api/conversations/${direct}/read`, { seq: 1 })).status).toBe(204);
  expect((await list()).items[0]).toMatchObject({ unread: 0, readSeq: last });
  expect((await world.as("chika").put(`/api/conversations/${direct}/read`, { seq: 1 })).status).toBe(404);
});

test("CV-5 a message is sent, delivered, read: markers move forward only, never past the end, many at once over the socket", async () => {
  world.clock.advance(120_000);
  const sent = await send("ada", "on its way");
  const { seq } = sent.body as unknown as { seq: number };
  const marks = async () => ((await world.as("ada").get(`/api/conversations/${direct}`)).body.participants as unknown as { person: { username: string }; readSeq: number; deliveredSeq: number }[]).find((p) => p.person.username === "bayo");
  expect((await marks())?.deliveredSeq).toBeLessThan(seq);
  const [ada, bayo, chika] = await Promise.all([world.live("ada"), world.live("bayo"), world.live("chika")]);
  await ada.watch(`conversation:${direct}`);
  const say = (who: typeof bayo, upTo: number) => who.ask("delivered", { items: [{ conversationId: direct, seq: 1 }, { conversationId: direct, seq: upTo }, { conversationId: randomUUID(), seq: 3 }] });
  expect(await say(chika, seq)).toMatchObject({ ok: true });
  expect((await marks())?.deliveredSeq).toBeLessThan(seq);
  expect(await say(bayo, 2_000_000_000)).toMatchObject({ ok: true });
  expect(await ada.hears("delivered", (d: { seq: number }) => d.seq === seq)).toMatchObject({ personId: world.people.bayo.id, conversationId: direct });
  expect(await marks()).toMatchObject({ deliveredSeq: seq });
  expect((await marks())?.readSeq).toBeLessThan(seq);
  expect((await world.as("bayo").put(`/api/conversations/${direct}/delivered`, { seq: 1 })).status).toBe(204);
  expect((await marks())?.deliveredSeq).toBe(seq);
  expect((await world.as("chika").put(`/api/conversations/${direct}/delivered`, { seq: 1 })).status).toBe(404);
  expect(await bayo.ask("delivered", { items: [] })).toMatchObject({ ok: false, code: "invalid" });
  // Whoever has read it has it: the page may say so alone.
  const next = (await send("ada", "read at once")).body as unknown as { seq: number };
  await world.as("bayo").put(`/api/conversations/${direct}/read`, { seq: next.seq });
  expect(await marks()).toMatchObject({ readSeq: next.seq, deliveredSeq: next.seq });
});

test("CV-16 an allowed message says how many are left, by either way in; a repeated one costs nothing", async () => {
  world.clock.advance(120_000);
  const clientId = randomUUID();
  const left = (answer: { headers: Headers }) => ["limit", "remaining", "reset"].map((name) => answer.headers.get(`ratelimit-${name}`));
  expect(left(await send("ada", "one", clientId))).toEqual(["60", "59", "60"]);
  expect(left(await send("ada", "one", clientId))).toEqual([null, null, null]);
  expect(left(await send("ada", "two"))).toEqual(["60", "58", "60"]);
  const ticket = (await world.as("ada").post("/api/tickets", { subject: "A question", description: "x", category: "other" })).body as unknown as { number: string };
  expect(left(await world.as("ada").post(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "three" }))).toEqual(["60", "57", "60"]);
});

test("CV-4 a socket hears what is committed, and the acknowledged send is the same action", async () => {
  const live = await world.live("bayo");
  const sent = await world.live("ada").then((ada) => ada.ask("send", { conversationId: direct, clientId: randomUUID(), body: "by socket" }));
  expect(sent.ok).toBe(true);
  const heard = await live.hears<{ message: { body: string; seq: number } }>("message", (m) => m.message.body === "by socket");
  expect(heard.message.seq).toBe((sent.data as { seq: number }).seq);
  const stranger = await world.live("chika");
  expect(await stranger.watch(`conversation:${direct}`)).toMatchObject({ ok: false, code: "not-found" });
  expect(await stranger.ask("send", { conversationId: direct, clientId: randomUUID(), body: "x" })).toMatchObject({ ok: false, code: "not-found" });
  expect(stranger.of("message")).toEqual([]);
});

test("CV-6 typing is told to those who watch, never to others", async () => {
  const [ada, bayo, chika] = await Promise.all([world.live("ada"), world.live("bayo"), world.live("chika")]);
  await ada.watch(`conversation:${direct}`);
  await bayo.watch(`conversation:${direct}`);
  await ada.ask("typing", { conversationId: direct });
  const heard = await bayo.hears<{ name: string; conversationId: string }>("typing");
  expect(heard).toMatchObject({ name: "Ada Obi", conversationId: direct });
  expect(await chika.ask("typing", { conversationId: direct })).toMatchObject({ ok: false });
  expect(chika.of("typing")).toEqual([]);
});

test("CV-6 typing is told at most once a second, however often it is said, and never to the one who types", async () => {
  world.clock.advance(120_000);
  const [ada, bayo] = await Promise.all([world.live("ada"), world.live("bayo")]);
  for (const page of [ada, bayo]) await page.watch(`conversation:${direct}`);
  const heard = () => bayo.of<{ until: string }>("typing");
  const type = async (times: number) => {
    for (let key = 0; key < times; key++) expect(await ada.ask("typing", { conversationId: direct })).toEqual({ ok: true });
    // What is said on one connection comes in its order: after the message no sign of before is on its way.
    const body = `typed ${randomUUID()}`;
    await ada.ask("send", { conversationId: direct, clientId: randomUUID(), body });
    await bayo.hears<{ message: { body: string } }>("message", ({ message }) => message.body === body);
  };
  await type(5);
  expect(heard()).toHaveLength(1);
  expect(new Date(heard()[0]?.until ?? 0).getTime()).toBe(world.clock.now().getTime() + 3000);
  world.clock.advance(999);
  await type(3);
  expect(heard()).toHaveLength(1);
  world.clock.advance(1);
  await type(3);
  expect(heard()).toHaveLength(2);
  expect(ada.of("typing")).toEqual([]);
});

test("CV-4 a message that is sent again is told again: the server that stored it may have ended before it told of it", async () => {
  world.clock.advance(120_000);
  const ticket = (await world.as("ada").post<{ id: string }>("/api/tickets", { subject: "A question", description: "x", category: "other" })).body;
  for (const conversation of [direct, ticket.id]) {
    const bayo = await world.live(conversation === direct ? "bayo" : "wanjiru");
    await bayo.watch(`conversation:${conversation}`);
    const body = { clientId: randomUUID(), body: "told twice" };
    const sent = await world.as("ada").post<{ seq: number }>(`/api/conversations/${conversation}/messages`, body);
    await bayo.hears<{ message: { clientId: string } }>("message", ({ message }) => message.clientId === body.clientId);
    bayo.heard.length = 0;
    expect((await world.as("ada").post(`/api/conversations/${conversation}/messages`, body)).status).toBe(200);
    expect(await bayo.hears<{ message: unknown }>("message")).toEqual({ conversationId: conversation, message: sent.body });
  }
});
