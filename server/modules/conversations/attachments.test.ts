import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Conversation, Message } from "../../../contract/conversations.ts";
import type { Ticket } from "../../../contract/desk.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { talkOf } from "./conversations.fixture.ts";

let world: World;
let talk: ReturnType<typeof talkOf>;
let direct: string;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } });
  talk = talkOf(world);
  direct = (await talk.direct("ada", "bayo")).body.id;
});
afterAll(() => world.close());

const claimedBy = (ids: readonly string[]) => world.tx("system", (tx) => tx.query<{ subject: string | null }>("SELECT subject_id AS subject FROM files WHERE id = ANY($1)", [ids])).then(({ rows }) => rows.map((r) => r.subject));
const openTicket = async (more: object = {}) => (await world.as("ada").post<Ticket>("/api/tickets", { subject: "A question", description: `Words ${randomUUID()}`, category: "other", ...more })).body;
const reply = (who: CastName, id: string, body: object) => world.as(who).post<{ message: Message }>(`/api/tickets/${id}/replies`, { clientId: randomUUID(), ...body });

test("CV-7 files go with a message, with or without words, and a resend answers with the same files", async () => {
  const [one, two] = [await talk.readyFile("ada", "goat.jpg"), await talk.readyFile("ada", "fence.jpg")];
  const clientId = randomUUID();
  const live = await world.live("bayo");
  const answers = await Promise.all(Array.from({ length: 8 }, () => talk.send("ada", direct, "", { clientId, attachments: [one, two] })));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  const message = answers[0]?.body as Message;
  expect(message).toMatchObject({ body: "", extra: null, attachments: [{ id: one, name: "goat.jpg", kind: "image", width: 800, url: expect.stringContaining(one) }, { id: two }] });
  expect(await claimedBy([one, two])).toEqual([message.id, message.id]);
  expect((await live.hears<{ message: Message }>("message", (m) => m.message.id === message.id)).message).toEqual(message);
  expect((await talk.page("bayo", direct)).items.at(-1)).toEqual(message);
  // A list shows what there is to show.
  expect((await world.as("bayo").get<{ items: { preview: string }[] }>("/api/conversations")).body.items[0]?.preview).toBe("goat.jpg, fence.jpg");
  // Words may come and go, the files stay; without files a message keeps some words.
  expect((await talk.edit("ada", message, "Look at the fence")).body).toMatchObject({ body: "Look at the fence", attachments: [{ id: one }, { id: two }] });
  const plain = (await talk.send("ada", direct, "words only")).body;
  expect((await talk.edit("ada", plain, "")).status).toBe(403);
});

test("CV-7 another's, unready, used, unknown, twice named and too many files are refused with words, and nothing is stored", async () => {
  const used = await talk.readyFile("ada", "used.jpg");
  expect((await talk.send("ada", direct, "x", { attachments: [used] })).status).toBe(201);
  const free = await talk.readyFile("ada", "free.jpg");
  const last = (await talk.show("ada", direct)).lastSeq;
  for (const bad of [[await talk.readyFile("bayo", "his.jpg")], [await talk.readyFile("ada", "later.jpg", "checking")], [used], [randomUUID()], [free, free], [free, used]]) {
    const answer = await talk.send("ada", direct, "with a bad file", { attachments: bad });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: "/problems/invalid", fields: [{ path: expect.stringMatching(/^attachments/) }] });
  }
  for (const body of [{ attachments: [] }, { attachments: Array.from({ length: 6 }, () => randomUUID()), body: "x" }, { attachments: ["no-id"], body: "x" }, {}, { body: "  " }]) {
    expect((await world.as("ada").post(`/api/conversations/${direct}/messages`, { clientId: randomUUID(), ...body })).status).toBe(422);
  }
  expect((await talk.show("ada", direct)).lastSeq).toBe(last);
  expect(await claimedBy([free])).toEqual([null]);
  // One file in two messages at once: one of them has it.
  const race = await Promise.all([1, 2, 3, 4].map((n) => talk.send("ada", direct, `race ${n}`, { attachments: [free] })));
  expect(race.map((a) => a.status).sort()).toEqual([201, 422, 422, 422]);
});

test("CV-7 a ticket, its replies and notes carry files; a note's files reach staff alone", async () => {
  const evidence = await talk.readyFile("ada", "receipt.jpg");
  const clientId = randomUUID();
  const form = { clientId, attachments: [evidence] };
  const ticket = await openTicket(form);
  expect(ticket.messages.items[0]?.attachments).toMatchObject([{ id: evidence, name: "receipt.jpg" }]);
  expect((await openTicket(form)).messages.items[0]?.attachments).toMatchObject([{ id: evidence }]);
  expect((await world.as("wanjiru").get<Ticket>(`/api/tickets/${ticket.number}`)).body.messages.items).toEqual(ticket.messages.items);
  const photo = await talk.readyFile("kofi", "answer.jpg");
  const answer = (await reply("kofi", ticket.id, { attachments: [photo] })).body.message;
  expect(answer).toMatchObject({ body: "", attachments: [{ id: photo }] });
  const { items } = (await world.as("kofi").get<{ items: { id: string; preview: string }[] }>("/api/desk/tickets?view=all")).body;
  expect(items.find((t) => t.id === ticket.id)?.preview).toBe("answer.jpg");
  // By the conversation's own address too, where the repeated one is known as such.
  const again = { clientId: randomUUID(), attachments: [await talk.readyFile("ada", "more.jpg")] };
  expect([(await talk.send("ada", ticket.id, "", again)).status, (await talk.send("ada", ticket.id, "", again)).status]).toEqual([201, 200]);

  const secret = await talk.readyFile("wanjiru", "SECRET-FILE.jpg");
  const live = await world.live("ada");
  await live.watch(`conversation:${ticket.id}`);
  const note = (await world.as("wanjiru").post<Message>(`/api/tickets/${ticket.id}/notes`, { clientId: randomUUID(), attachments: [secret] })).body;
  expect(note.attachments).toMatchObject([{ id: secret }]);
  expect(JSON.stringify((await talk.page("kofi", ticket.id)).items)).toContain("SECRET-FILE");
  for (const path of [`/api/tickets/${ticket.number}`, `/api/conversations/${ticket.id}`, `/api/conversations/${ticket.id}/messages`, `/api/conversations/${ticket.id}/messages?after=0`, "/api/conversations", "/api/tickets"]) {
    expect(JSON.stringify((await world.as("ada").get(path)).body)).not.toContain(secret);
  }
  await reply("kofi", ticket.id, { body: "done" });
  await live.hears<{ message: Message }>("message", (m) => m.message.body === "done");
  expect(JSON.stringify(live.heard)).not.toContain(secret);
});

/** A talk with a file that was handed off: the message with it, and its copy in the ticket. */
async function copied(who: CastName): Promise<{ photo: string; said: Message; copy: Message }> {
  const { id } = (await world.as(who).post<Conversation>("/api/conversations", { kind: "assistant" })).body;
  const photo = await talk.readyFile(who, "broken.jpg");
  const clientId = randomUUID();
  const sent = await Promise.all([1, 2, 3].map(() => talk.send(who, id, "My payment failed twice and the money is gone", { clientId, attachments: [photo] })));
  expect(sent.map((a) => a.status).sort()).toEqual([200, 200, 201]);
  const [said] = sent.map((a) => a.body);
  expect(said?.attachments).toMatchObject([{ id: photo }]);
  expect((await talk.send(who, id, "I want to talk to a person")).status).toBe(201);
  let { handedOffTo } = await talk.show(who, id);
  for (let turn = 0; turn < 3 && !handedOffTo; turn++) {
    await talk.send(who, id, "yes");
    ({ handedOffTo } = await talk.show(who, id));
  }
  const [copy, ...more] = (await world.as("wanjiru").get<Ticket>(`/api/tickets/${handedOffTo?.number}`)).body.messages.items.filter((m) => m.attachments.length > 0);
  expect([copy, ...more]).toMatchObject([{ extra: { copiedFrom: { conversationId: id } }, attachments: [{ id: photo }] }]);
  return { photo, said: said as Message, copy: copy as Message };
}
const stateOf = async (...ids: string[]) => {
  await world.drain();
  const { rows } = await world.tx("system", (tx) => tx.query<{ state: string }>("SELECT f.state FROM unnest($1::uuid[]) WITH ORDINALITY AS w(id, n) JOIN files f USING (id) ORDER BY w.n", [ids]));
  return rows.map((r) => r.state);
};

test("CV-7, AS-4, CV-8 what was sent to the bot goes with the words into the ticket, and stays there until the last copy is removed", async () => {
  const [one, two] = [await copied("chika"), await copied("bayo")];
  expect((await talk.remove("chika", one.said)).status).toBe(200);
  expect(await stateOf(one.photo)).toEqual(["ready"]);
  expect((await talk.remove("musa", one.copy, "Abuse")).status).toBe(200);
  // Both at once: one of the two is the last.
  const both = await Promise.all([talk.remove("bayo", two.said), talk.remove("musa", two.copy, "Abuse")]);
  expect(both.map((a) => a.status)).toEqual([200, 200]);
  expect(await stateOf(one.photo, two.photo)).toEqual(["deleted", "deleted"]);
});

test("ID-13, ID-14 files that somebody sent as the team are neither erased nor exported with their account; their own are", async () => {
  const ticket = await openTicket();
  const [answer, noted, own] = [await talk.readyFile("kofi", "answer.jpg"), await talk.readyFile("kofi", "noted.jpg"), await talk.readyFile("kofi", "own.jpg")];
  expect((await reply("kofi", ticket.id, { attachments: [answer] })).status).toBe(201);
  expect((await world.as("kofi").post(`/api/tickets/${ticket.id}/notes`, { clientId: randomUUID(), attachments: [noted] })).status).toBe(201);
  expect((await talk.send("kofi", (await talk.direct("kofi", "bayo")).body.id, "", { attachments: [own] })).status).toBe(201);
  const { services } = world.running;
  const personId = world.people.kofi.id;
  const exported = await Array.fromAsync(services.modules.exporters.find(({ name }) => name === "platform.files")?.entries(services, personId) ?? []);
  expect(JSON.stringify(exported)).toContain(own);
  expect(JSON.stringify(exported)).not.toMatch(new RegExp(`${answer}|${noted}`));
  const eraser = services.modules.erasers.find(({ name }) => name === "platform.files");
  expect(await world.tx("system", async (tx) => eraser?.erase(tx, { personId, pseudonym: "Deleted account" }))).toMatchObject({ done: true });
  expect(await stateOf(answer, noted, own)).toEqual(["ready", "ready", "deleted"]);
});

test("CV-8 a removed message's files are deleted, whoever removed it", async () => {
  const ids = [await talk.readyFile("ada", "gone.jpg"), await talk.readyFile("ada", "abuse.jpg")];
  const ticket = await openTicket({ attachments: [ids[1]] });
  const mine = (await talk.send("ada", direct, "look", { attachments: [ids[0]] })).body;
  expect((await talk.remove("ada", mine)).body).toMatchObject({ attachments: [], body: "" });
  expect((await talk.remove("musa", ticket.messages.items[0] as Message, "Abuse")).status).toBe(200);
  expect((await world.as("ada").get<{ items: { files: string[] }[] }>(`/api/conversations/${direct}/messages/${mine.seq}/versions`)).body.items).toMatchObject([{ files: ["gone.jpg"] }]);
  expect(await stateOf(...ids)).toEqual(["deleted", "deleted"]);
});
