import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Conversation, Message } from "../../../contract/conversations.ts";
import { openWorld, type World } from "../../test/world.ts";
import { bodies, choicesOf, talkOf } from "./assistant.fixture.ts";
import { postToTalk } from "./post-to-talk.ts";
import { speech } from "./texts.ts";

const { texts } = speech.en;

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const rows = <Row extends object>(text: string, values: unknown[]) => world.tx("system", async (tx) => (await tx.query<Row>(text, values)).rows);

test("AS-1 a question is answered with the best articles, linked, and 'did this help?'", async () => {
  const talk = await talkOf(world, "ada");
  const answer = await talk.ask("How do I reset my password?");
  const articles = answer[0]?.extra?.articles ?? [];
  expect(articles.length).toBeGreaterThanOrEqual(1);
  expect(articles.length).toBeLessThanOrEqual(3);
  expect(articles[0]).toMatchObject({ slug: "reset-your-password", title: expect.any(String), summary: expect.any(String) });
  expect(bodies(answer).at(-1)).toBe(texts.didThisHelp);
  expect(choicesOf(answer)).toEqual(["Yes", "No", "Talk to a person"]);
  expect(bodies(await talk.ask("Yes"))).toEqual([texts.glad]);
});

test("AS-1 a question that no article answers says so, offers the menu and is kept", async () => {
  const talk = await talkOf(world, "ada");
  const answer = await talk.ask("zebra umbrella quantum");
  expect(bodies(answer)).toEqual([texts.nothingFound]);
  expect(choicesOf(answer)).toEqual(["Ask a question", "My tickets", "Talk to a person"]);
  expect(await rows("SELECT question FROM assistant_unanswered WHERE conversation_id = $1", [talk.id])).toEqual([{ question: "zebra umbrella quantum" }]);
  // Members don't read what others asked.
  const seen = await world.tx("ada", async (tx) => (await tx.query("SELECT 1 FROM assistant_unanswered")).rows);
  expect(seen).toEqual([]);
});

test("AS-1 menu choices come back as ordinary text, as words or as numbers", async () => {
  const talk = await talkOf(world, "ada");
  expect(bodies(await talk.ask("1"))).toEqual([texts.askAway]);
  expect(bodies(await talk.ask("my tickets"))).toEqual([texts.noTickets]);
  expect(bodies(await talk.ask("2"))).toEqual([texts.noTickets]);
  expect(bodies(await talk.ask("3"))[0]).toMatch(/what (is it|it is) about/);
});

test("AS-1 the same message sent again, or twenty times at once, is answered once", async () => {
  const talk = await talkOf(world, "bayo");
  const clientId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => talk.send("hello", clientId)));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
  expect((await talk.send("hello", clientId)).status).toBe(200);
  const shown = await talk.show();
  expect(bodies(shown.messages.items)).toEqual([expect.stringContaining("help bot"), "hello", texts.helloAgain]);
});

test("AS-1 many messages at once are each answered, in order and without gaps", async () => {
  const talk = await talkOf(world, "chika");
  const answers = await Promise.all(Array.from({ length: 15 }, (_, i) => talk.send(i % 2 ? "hello" : "menu")));
  expect(answers.every(({ status }) => status === 201)).toBe(true);
  const { messages } = await talk.show();
  expect(messages.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  // Each message is followed by its own answer: the lock on the conversation keeps the two together.
  for (const [at, message] of messages.items.entries()) expect(message.authorPart).toBe(at % 2 === 0 ? "bot" : "member");
});

test("AS-1 long, odd and marked-up text is answered, and stays text", async () => {
  world.clock.advance(120_000);
  const talk = await talkOf(world, "ada");
  for (const body of ["<img src=x onerror=alert(1)>", "x".repeat(4000), "'; DROP TABLE messages; --", "😀😀😀", "\u202eback", "% _ \\ & | ! ( ) : *", "كيف حالك", "1".repeat(4000)]) {
    const answer = await talk.ask(body);
    expect(answer.length, body.slice(0, 20)).toBeGreaterThanOrEqual(1);
  }
  const { messages } = await talk.show();
  expect(bodies(messages.items)).toContain("<img src=x onerror=alert(1)>");
  for (const [body, status] of [["", 422], ["x".repeat(4001), 422]] as const) expect((await talk.send(body)).status).toBe(status);
  // Nothing of the refused ones was answered.
  expect((await talk.show()).lastSeq).toBe(messages.lastSeq);
});

test("AS-1 the bot's answer comes over the socket, after the member's own message", async () => {
  const live = await world.live("bayo");
  const talk = await talkOf(world, "bayo");
  await live.ask("send", { conversationId: talk.id, clientId: randomUUID(), body: "hello" });
  await live.hears<{ message: Message }>("message", ({ message }) => message.conversationId === talk.id && message.body === texts.helloAgain);
  const heard = live.of<{ message: Message }>("message").filter(({ message }) => message.conversationId === talk.id);
  expect(heard.map(({ message }) => message.seq)).toEqual([1, 2, 3]);
});

test("CV-16 a member who writes too fast is told to wait, and the refused message is neither stored nor answered", async () => {
  const talk = await talkOf(world, await world.addMember("hurried"));
  const answers = await Promise.all(Array.from({ length: 61 }, (_, i) => talk.send(`hello ${i % 2 ? "again" : ""}`)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect((await talk.show()).lastSeq).toBe(1 + 2 * 60);
});

test("AS-8 the bot says that it is one when it greets and when asked, and speaks without an author", async () => {
  const talk = await talkOf(world, "ada");
  const shown: Conversation = await talk.show();
  expect(shown.messages.items[0]).toMatchObject({ authorPart: "bot", author: null, body: expect.stringContaining("a computer program, not a person") });
  expect(bodies(await talk.ask("Are you a real person?"))).toEqual([texts.iAmABot]);
});

test("AS-8 staff read the whole bot talk; another member can't see that it exists", async () => {
  const talk = await talkOf(world, "ada");
  await talk.ask("hello");
  const own = await talk.show();
  for (const who of ["kofi", "wanjiru", "musa", "sade"] as const) {
    const seen = await world.as(who).get<Conversation>(`/api/conversations/${talk.id}`);
    expect(seen.status).toBe(200);
    expect(seen.body.messages.items).toEqual(own.messages.items);
  }
  const foreign = await world.as("bayo").get(`/api/conversations/${talk.id}`);
  const missing = await world.as("bayo").get(`/api/conversations/${randomUUID()}`);
  expect([foreign.status, missing.status]).toEqual([404, 404]);
  expect({ ...foreign.body, instance: "", requestId: "" }).toEqual({ ...missing.body, instance: "", requestId: "" });
  expect((await world.as("bayo").post(`/api/conversations/${talk.id}/messages`, { clientId: randomUUID(), body: "hi" })).status).toBe(404);
});

test("AS-8 staff don't write into a bot talk: they take it over first; notes are for tickets", async () => {
  const talk = await talkOf(world, "ada");
  const { lastSeq } = await talk.show();
  const refused = await world.as("kofi").post(`/api/conversations/${talk.id}/messages`, { clientId: randomUUID(), body: "Hello Ada" });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ type: "/problems/take-over-first" });
  for (const who of ["ada", "kofi"] as const) {
    expect((await world.as(who).post(`/api/conversations/${talk.id}/messages`, { clientId: randomUUID(), body: "note", visibility: "internal" })).status).toBe(403);
  }
  expect((await talk.show()).lastSeq).toBe(lastSeq);
});

test("AS-1 an answer takes the same few statements, however long the talk", async () => {
  world.clock.advance(120_000);
  const talk = await talkOf(world, "chika");
  const counted = (body: string) => world.tx("chika", async (tx) => {
    let statements = 0;
    const counting = { ...tx, query: ((text: string, values?: unknown[]) => { statements += 1; return tx.query(text, values); }) as typeof tx.query };
    await postToTalk(counting, { conversationId: talk.id, clientId: randomUUID(), body, visibility: "public", replyTo: null });
    return statements;
  });
  await talk.ask("zebra umbrella");
  const early = await counted("zebra umbrella one");
  for (let i = 0; i < 40; i++) await talk.ask(`zebra umbrella ${i}`);
  expect(await counted("zebra umbrella two")).toBe(early);
  expect(early).toBeLessThanOrEqual(16);
});

test("XX-9 to whom chose Swahili the bot speaks it, with buttons that it understands, to the ticket and beyond; others hear English", async () => {
  const chika = world.as("chika");
  expect((await chika.send("PATCH", "/api/me", { locale: "sw" })).status).toBe(200);
  const talk = await talkOf(world, "chika");
  const { texts: swahili, menu } = speech.sw;
  const opened = (await talk.show()).messages.items;
  expect(bodies(opened)).toEqual([expect.stringMatching(/^Habari! Mimi ni roboti ya msaada.*\nNiambie kwa maneno yako/s)]);
  expect(choicesOf(opened)).toEqual(menu.map(({ value }) => value));
  expect(bodies(await talk.ask("Tiketi zangu"))).toEqual([swahili.noTickets]);
  expect(bodies(await talk.ask("Uliza swali"))[0]).toContain("Karibu: ungependa kujua nini?");
  const articles = await talk.ask("How do I reset my password?");
  expect(bodies(articles).at(-1)).toBe(swahili.didThisHelp);
  expect(choicesOf(articles)).toEqual(["Ndiyo", "Hapana", "Ongea na mtu"]);
  expect(bodies(await talk.ask("Hapana"))).toEqual([swahili.sorry]);
  expect(bodies(await talk.ask("I was charged twice"))).toEqual([swahili.offerTicket]);
  expect(bodies(await talk.ask("Si sasa"))[0]).toContain(swahili.notNow);
  const [last] = (await talk.ask("Ongea na mtu")).slice(-1);
  expect(last?.body).toMatch(/^Tayari: tiketi yako ni HELP-/);
  const english = await talkOf(world, "ada");
  expect(bodies((await english.show()).messages.items)[0]).toContain(texts.greetingWords);
});
