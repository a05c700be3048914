import { afterAll, beforeAll, expect, test } from "vitest";
import type { Conversation, Message } from "../../../contract/conversations.ts";
import { openWorld, type World } from "../../test/world.ts";
import { refused, talkOf } from "./conversations.fixture.ts";

let world: World;
let talk: ReturnType<typeof talkOf>;
let direct: string;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } });
  talk = talkOf(world);
  direct = (await talk.direct("ada", "bayo")).body.id;
});
afterAll(() => world.close());

const ticket = async (description = "My first words") => (await world.as("ada").post<{ id: string; number: string }>("/api/tickets", { subject: "A question", description, category: "other" })).body;
const row = async (id: string) => (await world.as("ada").get<{ items: { id: string; preview: string }[] }>("/api/conversations")).body.items.find((c) => c.id === id);

test("CV-8 the author edits and removes within 15 minutes, every version is kept, and the same change again changes nothing", async () => {
  const sent = (await talk.send("ada", direct, "first")).body;
  const live = await world.live("bayo");
  const edited = await talk.edit("ada", sent, "second");
  expect(edited.status).toBe(200);
  expect(edited.body).toMatchObject({ id: sent.id, seq: sent.seq, body: "second", version: 2, edited: { byPart: "member" }, removed: null });
  expect((await talk.edit("ada", sent, "second")).body).toEqual(edited.body);
  expect((await live.hears<{ message: Message; change: number }>("message-changed", (c) => c.message.id === sent.id)).message).toEqual(edited.body);
  expect((await row(direct))?.preview).toBe("second");
  const removed = await talk.remove("ada", edited.body);
  expect(removed.body).toMatchObject({ body: "", version: 3, removed: { by: "author" }, attachments: [] });
  expect((await talk.remove("ada", edited.body)).body).toEqual(removed.body);
  // A resend that comes late answers with the message as it is now, and brings nothing back.
  expect((await world.as("ada").post(`/api/conversations/${direct}/messages`, { clientId: sent.clientId, body: "first" })).body).toEqual(removed.body);
  expect(refused(await talk.edit("ada", removed.body, "third"))).toEqual({ status: 409, code: "removed" });
  expect((await talk.versions("ada", sent)).map((v) => [v.before, v.after, v.as])).toEqual([["first", "second", "author"], ["second", "", "author"]]);
  expect(await talk.versions("bayo", sent)).toEqual([]);

  const late = (await talk.send("ada", direct, "too late")).body;
  world.clock.advance(15 * 60_000 + 1000);
  expect(refused(await talk.edit("ada", late, "x"))).toEqual({ status: 409, code: "too-late" });
  expect(refused(await talk.remove("ada", late))).toEqual({ status: 409, code: "too-late" });
});

test("CV-8 nobody puts other words into a member's message, and nobody outside touches one", async () => {
  const { id } = await ticket();
  const mine = (await talk.page("ada", id)).items[0] as Message;
  for (const who of ["bayo", "chika"] as const) expect((await talk.edit(who, mine, "x")).status).toBe(404);
  for (const who of ["wanjiru", "musa", "nneka", "sade"] as const) expect(refused(await talk.edit(who, mine, "other words"))).toEqual({ status: 403, code: "forbidden" });
  expect(refused(await talk.edit("ada", { ...mine, seq: 999 }, "x")).status).toBe(404);
  // Not even a statement behind the API.
  await expect(world.tx("sade", (tx) => tx.query("UPDATE messages SET body = 'x' WHERE conversation_id = $1", [id]))).rejects.toThrow(/permission denied/);
  await expect(world.tx("sade", (tx) => tx.query("INSERT INTO message_versions SELECT * FROM message_versions"))).rejects.toThrow(/permission denied/);
  expect((await talk.page("ada", id)).items[0]).toEqual(mine);
  // In a talk of two, no permission helps: moderators do not read it.
  const between = (await talk.send("ada", direct, "between us")).body;
  expect((await talk.edit("bayo", between, "x")).status).toBe(403);
  for (const who of ["musa", "sade"] as const) expect((await talk.remove(who, between, "because")).status).toBe(404);
});

test("CV-8 staff by permission correct the team's messages and remove any, with a reason that staff and not members read", async () => {
  const { id, number } = await ticket("The word zanzibarite is in it");
  const answer = (await world.as("kofi").post<{ message: Message }>(`/api/tickets/${number}/replies`, { clientId: crypto.randomUUID(), body: "Wrong anser" })).body.message;
  world.clock.advance(60 * 60_000);
  expect(refused(await talk.edit("wanjiru", answer, "x"))).toEqual({ status: 403, code: "forbidden" });
  expect(refused(await talk.edit("kofi", answer, "x"))).toEqual({ status: 409, code: "too-late" });
  expect((await talk.edit("musa", answer, "Right answer")).body).toMatchObject({ body: "Right answer", edited: { byPart: "staff" } });

  const found = async (word: string) => (await world.as("kofi").get<{ items: { id: string; preview: string }[] }>(`/api/desk/tickets?view=all&q=${word}`)).body.items;
  const described = (await talk.page("ada", id)).items[0] as Message;
  expect(await found("zanzibarite")).toMatchObject([{ id, preview: "Right answer" }]);
  expect((await talk.remove("wanjiru", described, "Abuse")).status).toBe(403);
  expect((await talk.remove("musa", described)).status).toBe(422);
  expect((await talk.remove("musa", described, "Names a stranger")).body).toMatchObject({ body: "", removed: { by: "moderator" } });
  expect(await found("zanzibarite")).toEqual([]);
  expect((await world.as("ada").get<{ description: string }>(`/api/tickets/${number}`)).body.description).toBe("");
  expect(await talk.versions("wanjiru", described)).toMatchObject([{ before: "The word zanzibarite is in it", as: "moderator", reason: "Names a stranger" }]);
  const mail = await world.tx("system", (tx) => tx.query<{ n: number }>("SELECT count(*)::int AS n FROM audit_entries WHERE verb = 'message.removed' AND after::text LIKE '%zanzibarite%'"));
  expect(mail.rows[0]?.n).toBe(0);
});

test("CV-8 a mail that is made after an edit has the new words, and none is made of a removed answer", async () => {
  const { number } = await ticket();
  await world.drain();
  const mails = async () => (await world.tx("system", (tx) => tx.query<{ text: string }>("SELECT body_text AS text FROM mail_messages WHERE template = 'ticket-reply'"))).rows.map((r) => r.text);
  const before = await mails();
  const reply = async (body: string) => (await world.as("kofi").post<{ message: Message }>(`/api/tickets/${number}/replies`, { clientId: crypto.randomUUID(), body })).body.message;
  await talk.edit("kofi", await reply("OLD-WORDS"), "NEW-WORDS");
  await talk.remove("kofi", await reply("SECRET-WORDS"));
  await world.drain();
  const made = (await mails()).filter((text) => !before.includes(text));
  expect(made).toHaveLength(1);
  expect(made[0]).toContain("NEW-WORDS");
  expect(made[0]).not.toMatch(/OLD-WORDS|SECRET-WORDS/);
});

test("CV-15, CV-8 what is closed keeps its words: nobody edits them, the author may still take them back", async () => {
  const { id, number } = await ticket("Words of a closed one");
  const mine = (await talk.page("ada", id)).items[0] as Message;
  const answer = (await world.as("kofi").post<{ message: Message }>(`/api/tickets/${number}/replies`, { clientId: crypto.randomUUID(), body: "An answer" })).body.message;
  expect((await world.as("kofi").put(`/api/tickets/${number}/closure`, { reason: "solved" })).status).toBeLessThan(300);
  expect(refused(await talk.edit("ada", mine, "x"))).toEqual({ status: 409, code: "conversation-closed" });
  expect(refused(await talk.edit("musa", answer, "x"))).toEqual({ status: 409, code: "conversation-closed" });
  expect((await talk.page("ada", id)).items.slice(0, 2)).toMatchObject([{ version: 1 }, { version: 1, body: "An answer" }]);
  expect((await talk.remove("ada", mine)).status).toBe(200);
});

test("CV-8 of two edits from the same version one is taken, the other is told what the text is now", async () => {
  const sent = (await talk.send("ada", direct, "base")).body;
  const answers = await Promise.all(["one", "two", "three", "four"].map((body) => talk.edit("ada", sent, body)));
  const taken = answers.filter((a) => a.status === 200);
  expect(taken).toHaveLength(1);
  for (const lost of answers.filter((a) => a.status !== 200)) {
    expect(refused(lost)).toEqual({ status: 409, code: "stale" });
    expect((lost.body as unknown as { extra: { message: Message } }).extra.message).toEqual(taken[0]?.body);
  }
  expect(await talk.versions("ada", sent)).toHaveLength(1);
});

test("CV-8 a snapshot and the events after it, or the changes asked for after being away, make a fresh snapshot", async () => {
  const messages: Message[] = [];
  for (let i = 0; i < 12; i++) messages.push((await talk.send(i % 2 ? "ada" : "bayo", direct, `m${i}`)).body);
  const live = await world.live("bayo");
  const before: Conversation = await talk.show("bayo", direct);
  // Changes and new messages at once, by both.
  await Promise.all(messages.map(async (message, i) => {
    const who = i % 2 ? "ada" : "bayo";
    const edited = (await talk.edit(who, message, `changed ${i}`)).body;
    if (i % 3 === 0) await talk.remove(who, edited);
    await talk.send(who, direct, `new ${i}`);
  }));
  const fresh = await talk.show("bayo", direct);
  expect(fresh.messages.lastChange).toBe(before.messages.lastChange + 16);

  const merge = (held: readonly Message[], told: readonly Message[]) => {
    const byId = new Map(held.map((m) => [m.id, m]));
    for (const m of told) if (m.version >= (byId.get(m.id)?.version ?? 0)) byId.set(m.id, m);
    return [...byId.values()].sort((a, b) => a.seq - b.seq).slice(-50);
  };
  await live.hears<{ change: number }>("message-changed", (c) => c.change === fresh.messages.lastChange);
  await live.hears<{ message: Message }>("message", (m) => m.message.seq === fresh.lastSeq);
  const told = live.heard.filter((h) => h.event === "message" || h.event === "message-changed").map((h) => (h.payload as { message: Message }).message);
  expect(merge(before.messages.items, told)).toEqual(fresh.messages.items);

  // Without any event: what came after the last seq, and what changed after the last change, in small pages.
  let held = merge(before.messages.items, (await talk.page("bayo", direct, `?after=${before.lastSeq}&limit=100`)).items);
  let since = before.messages.lastChange;
  for (let more = true; more;) {
    const page = await talk.page("bayo", direct, `?changedSince=${since}&limit=5`);
    held = merge(held, page.items);
    ({ more, lastChange: since } = page);
  }
  expect(held).toEqual(fresh.messages.items);
  expect(since).toBe(fresh.messages.lastChange);
  expect((await talk.page("bayo", direct, `?changedSince=${since}`)).items).toEqual([]);
  expect((await world.as("bayo").get(`/api/conversations/${direct}/messages?after=1&changedSince=1`)).status).toBe(422);
  expect((await world.as("chika").get(`/api/conversations/${direct}/messages?changedSince=0`)).status).toBe(404);
});
