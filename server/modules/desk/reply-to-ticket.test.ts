import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "../../../contract/conversations.ts";
import type { Status } from "../../../contract/desk.ts";
import { openDesk, refusal, type Desk, type ReplyAnswer } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

test("DK-3 the first answer of staff takes an open ticket into work, ends the waiting and assigns nobody", async () => {
  const { id } = await desk.ticket();
  const answer = await desk.reply("kofi", id, "Looking at it");
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ message: { seq: 2, authorPart: "staff", visibility: "public" }, ticket: { status: "in_progress", assignee: null, waitingSince: null, preview: "Looking at it", lastSeq: 2 }, followUp: null });
  const shown = await desk.show("ada", id);
  expect(shown).toMatchObject({ status: "in_progress", progress: "We are looking into it", firstRepliedAt: answer.body.message.createdAt });
  // A second answer does not move the first.
  await desk.reply("wanjiru", id);
  expect((await desk.show("kofi", id)).firstRepliedAt).toBe(shown.firstRepliedAt);
});

describe("DK-3 what a requester's reply does", () => {
  test.for<[Status, string | null, Status]>([["open", null, "open"], ["in_progress", null, "in_progress"], ["pending", null, "in_progress"], ["resolved", null, "open"], ["resolved", "kofi", "in_progress"]])(
    "to %s with assignee %s: %s", async ([from, assignee, to]) => {
      const { id } = await desk.ticket();
      if (assignee) await desk.put("kofi", `/api/tickets/${id}/assignment`, { staffId: desk.world.people.kofi.id });
      if (from !== "open") await desk.put("kofi", `/api/tickets/${id}/status`, { status: from });
      const answer = await desk.reply("ada", id, "Still there");
      expect(answer.body.ticket.status).toBe(to);
      expect((await desk.rows("kofi", `?requester=${desk.world.people.ada.id}`)).items.find((r) => r.id === id)?.waitingSince).not.toBeNull();
      expect((await desk.kinds("ada", id)).includes("reopened")).toBe(from === "resolved");
    },
  );
});

test("DK-3 a reply to a closed ticket opens a follow-up linked to it, and the same reply again does not open another", async () => {
  const first = await desk.ticket("ada", { subject: "Wallet is empty", category: "payment", priority: "high" });
  await desk.put("kofi", `/api/tickets/${first.id}/closure`, { reason: "solved" });
  const clientId = randomUUID();
  const answer = await desk.as("ada").post<{ message: Message; followUp: { id: string; number: string } }>(`/api/tickets/${first.id}/replies`, { clientId, body: "It is empty again" });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ message: { body: "It is empty again", seq: 1 }, ticket: { subject: "Wallet is empty", status: "open", priority: "high" } });
  const followUp = await desk.show("ada", answer.body.followUp.id);
  expect(followUp).toMatchObject({ followUpOf: { id: first.id, number: first.number }, category: "payment" });
  expect((await desk.show("ada", first.id))).toMatchObject({ status: "closed", followUps: [{ number: followUp.number }], abilities: { reply: false, followUp: true } });
  const again = await desk.as("ada").post(`/api/tickets/${first.id}/replies`, { clientId, body: "It is empty again" });
  expect(again.status).toBe(200);
  expect(again.body).toMatchObject({ followUp: { id: followUp.id }, message: { id: answer.body.message.id } });
  expect((await desk.show("ada", first.id)).followUps).toHaveLength(1);
  // Staff reopen it instead.
  expect(refusal(await desk.reply("kofi", first.id))).toMatchObject({ status: 409, code: "forbidden-move", extra: { status: "closed", allowed: ["open", "in_progress"] } });
});

test("DK-3 more replies to a closed ticket go on in its open follow-up, in a new one only when that is closed too", async () => {
  const first = await desk.ticket("ada");
  await desk.put("kofi", `/api/tickets/${first.id}/closure`, { reason: "solved" });
  const opened = (await desk.reply("ada", first.id, "Again")).body.followUp;
  const clientId = randomUUID();
  const send = () => desk.as("ada").post<ReplyAnswer>(`/api/tickets/${first.id}/replies`, { clientId, body: "And more", seenSeq: 1 });
  const second = await send();
  expect(second.status).toBe(201);
  expect(second.body).toMatchObject({ message: { seq: 2, body: "And more" }, ticket: { id: opened?.id }, followUp: opened });
  // A reply to a solved one opens it again, as any reply does.
  await desk.put("kofi", `/api/tickets/${opened?.id}/resolution`);
  expect((await desk.reply("ada", first.id, "Not solved")).body).toMatchObject({ message: { seq: 3 }, ticket: { id: opened?.id, status: "open" }, followUp: opened });
  expect((await desk.show("ada", first.id)).followUps).toEqual([opened]);

  await desk.put("kofi", `/api/tickets/${opened?.id}/closure`, { reason: "solved" });
  // Sent again, it is still the same message in the same ticket.
  const repeated = await send();
  expect([repeated.status, repeated.body.message.id, repeated.body.followUp]).toEqual([200, second.body.message.id, opened]);
  const next = (await desk.reply("ada", opened?.id ?? "", "Once more")).body.followUp;
  expect(next?.id).not.toBe(opened?.id);
  // The follow-up of the follow-up is where it goes on, also for who answers to the first.
  expect((await desk.reply("ada", first.id, "Here")).body).toMatchObject({ message: { seq: 2 }, followUp: next });
  expect(refusal(await desk.reply("bayo", first.id))).toMatchObject({ status: 404 });
});

test("DK-3 ten replies to a closed ticket at once open one follow-up that holds them all", async () => {
  const { id } = await desk.ticket("bayo");
  await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "solved" });
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => desk.as("bayo").post<ReplyAnswer>(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: `Still ${i}` })));
  expect(answers.map((a) => a.status)).toEqual(Array.from({ length: 10 }, () => 201));
  expect(new Set(answers.map((a) => a.body.followUp?.id)).size).toBe(1);
  expect((await desk.show("bayo", answers[0]?.body.followUp?.id ?? "")).messages.items.map((m) => m.body).sort()).toEqual(Array.from({ length: 10 }, (_, i) => `Still ${i}`));
  expect((await desk.show("bayo", id)).followUps).toHaveLength(1);
});

test("DK-9 reply and set the status in one step; the timeline and the waiting agree", async () => {
  const { id } = await desk.ticket();
  const pending = await desk.reply("kofi", id, "Which reference?", { setStatus: "pending" });
  expect(pending.body.ticket).toMatchObject({ status: "pending", waitingSince: null });
  const solved = await desk.reply("kofi", id, "Found it", { setStatus: "resolved" });
  expect(solved.body.ticket.status).toBe("resolved");
  expect(await desk.kinds("ada", id)).toEqual(["created", "resolved"]);
  expect(await desk.kinds("kofi", id)).toEqual(["created", "status_changed", "resolved"]);
  expect(refusal(await desk.reply("kofi", id, "One more", { setStatus: "pending" }))).toMatchObject({ status: 409, code: "forbidden-move", extra: { status: "resolved", allowed: ["open", "in_progress", "closed"] } });
  expect((await desk.show("kofi", id)).messages.items).toHaveLength(3);
});

test("DK-9 a requester may solve with a reply, and set nothing else", async () => {
  const { id } = await desk.ticket();
  expect(refusal(await desk.reply("ada", id, "Hurry", { setStatus: "in_progress" }))).toMatchObject({ status: 403 });
  expect((await desk.reply("ada", id, "It works now, thanks", { setStatus: "resolved" })).body.ticket.status).toBe("resolved");
});

test("DK-8 a reply that did not see another's is refused with what it missed, and goes through after a look", async () => {
  const { id } = await desk.ticket();
  await desk.reply("kofi", id, "I am on it");
  await desk.note("wanjiru", id, "A note is no reply");
  const late = await desk.reply("wanjiru", id, "Me too", { seenSeq: 1 });
  expect(refusal(late)).toMatchObject({ status: 409, code: "stale", extra: { latestSeq: 3, messages: [{ seq: 2, body: "I am on it", author: { name: "Kofi Otieno" } }] } });
  expect((await desk.reply("wanjiru", id, "Me too", { seenSeq: 3 })).status).toBe(201);
  // One's own later words are no surprise.
  expect((await desk.reply("wanjiru", id, "And this", { seenSeq: 3 })).status).toBe(201);
});

test("DK-8 a seen number that no message can have is refused by its field", async () => {
  const { id } = await desk.ticket();
  const reply = (seenSeq: number) => desk.reply("kofi", id, "Too far", { seenSeq });
  for (const seenSeq of [2_147_483_648, Number.MAX_SAFE_INTEGER, -1]) expect(await reply(seenSeq)).toMatchObject({ status: 422, body: { fields: [{ path: "seenSeq" }] } });
  expect((await reply(2_147_483_647)).status).toBe(201);
});

test("CV-1 the same client id answers with the first reply, also when the ticket has moved on since", async () => {
  const { id } = await desk.ticket();
  const clientId = randomUUID();
  const send = (status?: Status) => desk.as("kofi").post<{ message: Message }>(`/api/tickets/${id}/replies`, { clientId, body: "Once", ...(status ? { setStatus: status } : {}) });
  const first = await send("pending");
  await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "no_answer" });
  const again = await send("pending");
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body.message).toEqual(first.body.message);
  expect(await desk.show("kofi", id)).toMatchObject({ status: "closed", lastSeq: 2 });
});

test("CV-1 a reply sent 10 times at once is stored once", async () => {
  const { id } = await desk.ticket();
  const clientId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => desk.as("kofi").post(`/api/tickets/${id}/replies`, { clientId, body: "Once" })));
  expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
  expect((await desk.show("kofi", id)).lastSeq).toBe(2);
});

test("DK-9 30 replies of three people at once keep a gapless order and count every change", async () => {
  const { id, version } = await desk.ticket();
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => desk.as((["ada", "kofi", "wanjiru"] as const)[i % 3] ?? "ada").post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: `m${i}` })));
  expect(answers.every((a) => a.status === 201)).toBe(true);
  const shown = await desk.show("kofi", id);
  expect(shown.messages.items.map((m) => m.seq)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  expect(shown.version).toBe(version + 30);
});

test("DK-9 who may not see a ticket can't reply to it, and who may only read gets 403", async () => {
  const { id } = await desk.ticket();
  expect((await desk.reply("bayo", id)).status).toBe(404);
  expect((await desk.as("nobody").post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "x" })).status).toBe(401);
  await desk.world.tx("system", (tx) => tx.query("INSERT INTO identity_permission_overrides VALUES ($1, 'ticket.reply', 'deny', $2, $3)", [desk.world.people.musa.id, desk.world.people.sade.id, tx.now]));
  expect((await desk.reply("musa", id)).status).toBe(403);
  expect((await desk.as("musa").get(`/api/tickets/${id}`)).status).toBe(200);
  expect((await desk.reply("ada", id, "  ")).status).toBe(422);
  expect((await desk.reply("ada", id, "x".repeat(4001))).status).toBe(422);
});

test("CV-16 the 61st reply within a minute answers 429, however they are spread over it", async () => {
  const { id } = await desk.ticket("chika");
  const statuses: number[] = [];
  for (let i = 0; i < 61; i++) {
    statuses.push((await desk.as("chika").post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: `fast ${i}` })).status);
    desk.world.clock.advance(900);
  }
  expect(statuses.slice(0, 60).every((s) => s === 201)).toBe(true);
  expect(statuses[60]).toBe(429);
});

test("DK-9 a message sent to a ticket's conversation is a reply or a note by the same rules", async () => {
  const { id } = await desk.ticket();
  const send = (who: "ada" | "kofi" | "bayo", more: Record<string, unknown> = {}) => desk.as(who).post<Message>(`/api/conversations/${id}/messages`, { clientId: randomUUID(), body: "By the other door", ...more });
  expect((await send("kofi")).status).toBe(201);
  expect((await desk.show("ada", id)).status).toBe("in_progress");
  expect((await send("kofi", { visibility: "internal" })).body.visibility).toBe("internal");
  expect((await send("ada", { visibility: "internal" })).status).toBe(403);
  expect((await send("bayo")).status).toBe(404);
  expect((await desk.show("ada", id)).messages.items).toHaveLength(2);
});
