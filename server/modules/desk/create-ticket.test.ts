import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ticket } from "../../../contract/desk.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { refusal } from "./desk.fixture.ts";
import { createTicket } from "./index.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());
// Each test starts with nobody's limits used up.
beforeEach(() => world.clock.advance(25 * 3_600_000));

const form = (more: Record<string, unknown> = {}) => ({ subject: "Cannot post", description: `My post fails ${randomUUID()}`, category: "bug", ...more });
const open = (who: CastName, more: Record<string, unknown> = {}, headers?: Record<string, string>) => world.as(who).post<Ticket>("/api/tickets", form(more), headers);

test("DK-1 a member opens a ticket, and the answer is what a fresh look shows", async () => {
  const made = await open("ada", { priority: "high" });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    number: expect.stringMatching(/^HELP-\d{5}$/), status: "open", priority: "high", requester: { name: "Ada Obi" }, assignee: null,
    messages: { items: [{ seq: 1, authorPart: "member", author: { name: "Ada Obi" } }] }, timeline: [{ kind: "created", visibility: "public" }],
  });
  expect(made.body.description).toBe(made.body.messages.items[0]?.body);
  expect((await world.as("ada").get(`/api/tickets/${made.body.id}`)).body).toEqual(made.body);
});

test("DK-1 staff open a ticket on a member's behalf; a member can't for another", async () => {
  const made = await open("kofi", { requesterId: world.people.ada.id, priority: "urgent" });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ requester: { name: "Ada Obi" }, priority: "urgent", messages: { items: [{ authorPart: "staff", author: { name: "Kofi Otieno" } }] } });
  expect((await world.as("kofi").get(`/api/tickets/${made.body.id}`)).body).toEqual(made.body);
  expect((await world.as("ada").get(`/api/tickets/${made.body.id}`)).status).toBe(200);
  expect(refusal(await open("bayo", { requesterId: world.people.ada.id }))).toMatchObject({ status: 403, code: "forbidden" });
  expect((await open("kofi", { requesterId: randomUUID() })).status).toBe(422);
  expect((await world.as("nobody").post("/api/tickets", form())).status).toBe(401);
});

test("DK-1 whoever opens for somebody else stands in the timeline and the audit log, and the same client id makes no second ticket", async () => {
  const clientId = randomUUID(), { ada } = world.people;
  const [made, again] = [await open("kofi", { requesterId: ada.id, clientId }), await open("kofi", { requesterId: ada.id, clientId })];
  expect([made.status, again.status]).toEqual([201, 200]);
  expect(again.body.id).toBe(made.body.id);
  for (const who of ["kofi", "ada"] as const) {
    const { requester, timeline } = (await world.as(who).get<Ticket>(`/api/tickets/${made.body.id}`)).body;
    expect({ requester, timeline }).toMatchObject({ requester: { id: ada.id }, timeline: [{ kind: "created", actor: { name: "Kofi Otieno" }, data: { openedAs: "staff" } }] });
  }
  const lines = (await world.as("nneka").get<{ items: unknown[] }>(`/api/tickets/${made.body.number}/audit`)).body.items;
  expect(lines).toMatchObject([{ verb: "ticket.created", actor: { name: "Kofi Otieno" }, after: { requesterId: ada.id } }]);
  // Whose own it is not does not see it.
  expect((await world.as("chika").get(`/api/tickets/${made.body.id}`)).status).toBe(404);
});

test("DK-4 a member proposes a priority up to high and gets medium without a word", async () => {
  expect(refusal(await open("ada", { priority: "urgent" }))).toMatchObject({ status: 403, code: "priority-not-yours", extra: { allowed: ["low", "medium", "high"] } });
  expect((await open("ada")).body.priority).toBe("medium");
});

describe("DK-1 the form is checked field by field", () => {
  test.for<[string, Record<string, unknown>, string]>([
    ["a short subject", { subject: "ab" }, "subject"], ["a long subject", { subject: "x".repeat(201) }, "subject"], ["an empty description", { description: "  " }, "description"],
    ["a long description", { description: "x".repeat(10_001) }, "description"], ["an unknown category", { category: "weather" }, "category"], ["an unknown priority", { priority: "huge" }, "priority"],
    ["an unknown field", { colour: "red" }, "colour"], ["a foreign id that is none", { requesterId: "me" }, "requesterId"],
  ])("%s", async ([, fields, path]) => {
    const answer = await open("ada", fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: "/problems/invalid", fields: [{ path }] });
  });
});

test("DK-1 a description of 10,000 characters is kept whole", async () => {
  const description = "é".repeat(10_000);
  expect((await open("ada", { description })).body.description).toBe(description);
});

test("DK-1 50 tickets opened at once get 50 different numbers without a gap", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => open("kofi", { requesterId: world.people.chika.id })));
  expect(answers.every((a) => a.status === 201)).toBe(true);
  const serials = answers.map((a) => Number(a.body.number.split("-")[1])).sort((a, b) => a - b);
  expect(new Set(serials).size).toBe(50);
  expect((serials.at(-1) ?? 0) - (serials[0] ?? 0)).toBe(49);
});

test("DK-2 of 12 tickets opened at once 5 are made, the others learn when they may come back", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => open("bayo")));
  expect(answers.filter((a) => a.status === 201)).toHaveLength(5);
  const refused = answers.find((a) => a.status === 429);
  expect(answers.filter((a) => a.status === 429)).toHaveLength(7);
  expect(refused?.headers.get("retry-after")).toBe("3600");
  expect(refusal(refused ?? answers[0] as never)).toMatchObject({ code: "ticket-limit", extra: { until: new Date(world.clock.now().getTime() + 3_600_000).toISOString() } });
  // Somebody else, and staff for the same member, are not held up.
  expect((await open("chika")).status).toBe(201);
  expect((await open("kofi", { requesterId: world.people.bayo.id })).status).toBe(201);
  world.clock.advance(3_599_000);
  expect((await open("bayo")).status).toBe(429);
  world.clock.advance(1000);
  expect((await open("bayo")).status).toBe(201);
});

test("DK-2 the 21st ticket within 24 hours is refused until the first is a day old", async () => {
  const start = world.clock.now().getTime();
  for (let i = 0; i < 20; i++) {
    expect((await open("ada")).status).toBe(201);
    world.clock.advance(13 * 60_000);
  }
  const refused = refusal(await open("ada"));
  expect(refused).toMatchObject({ status: 429, extra: { until: new Date(start + 24 * 3_600_000).toISOString() } });
});

test("DK-2 the same text within 10 minutes answers with the first ticket, afterwards it is a new one", async () => {
  const text = { subject: "Charged twice", description: "I was charged twice, please help!" };
  const first = await open("ada", text);
  const again = await open("ada", { subject: "charged TWICE", description: "I was charged twice please help" });
  expect(again.status).toBe(200);
  expect(again.body.id).toBe(first.body.id);
  expect((await open("bayo", text)).status).toBe(201);
  world.clock.advance(10 * 60_000);
  const later = await open("ada", text);
  expect(later.status).toBe(201);
  expect(later.body.id).not.toBe(first.body.id);
});

test("DK-2 the same text sent 8 times at once makes one ticket", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => open("ada", { subject: "One thing", description: "sent in a panic" })));
  expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
  expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
});

test("DK-1 a client id or an Idempotency-Key used again answers with the first ticket", async () => {
  const clientId = randomUUID();
  const first = await open("ada", { clientId });
  const again = await open("ada", { clientId });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body.id).toBe(first.body.id);
  const key = { "idempotency-key": randomUUID() };
  const body = form();
  const keyed = await world.as("ada").post<Ticket>("/api/tickets", body, key);
  const replay = await world.as("ada").post<Ticket>("/api/tickets", body, key);
  expect(replay.status).toBe(201);
  expect(replay.body).toEqual(keyed.body);
  expect(refusal(await world.as("ada").post("/api/tickets", form(), key))).toMatchObject({ status: 409, code: "key-reused" });
});

test("DK-1 the assistant opens a ticket with the talk's messages as its first entries, in order and with their times", async () => {
  const at = (minutes: number) => new Date(world.clock.now().getTime() - minutes * 60_000);
  const copiedFrom = { conversationId: randomUUID(), seq: 4 };
  const evidence = [{ title: "Payments checked", lines: ["1 charge of KES 500"] }];
  const made = await world.tx("ada", (tx) => createTicket(tx, {
    subject: "Charged twice", category: "payment", openedAs: "assistant", channel: "assistant", evidence,
    firstMessages: [{ body: "I was charged twice", createdAt: at(3), copiedFrom }, { body: "Yes please", createdAt: at(1) }],
  }));
  expect(made.outcome).toBe("created");
  const shown = (await world.as("kofi").get<Ticket>(`/api/tickets/${made.ticket.id}`)).body;
  expect(shown).toMatchObject({ channel: "assistant", evidence, description: "I was charged twice", timeline: [{ data: { openedAs: "assistant" } }] });
  expect(shown.messages.items.map((m) => [m.body, m.createdAt, m.extra])).toEqual([["I was charged twice", at(3).toISOString(), { copiedFrom }], ["Yes please", at(1).toISOString(), null]]);
  // What was checked is for staff.
  expect((await world.as("ada").get<Ticket>(`/api/tickets/${made.ticket.id}`)).body.evidence).toBeNull();
  await expect(world.tx("system", (tx) => createTicket(tx, { subject: "By nobody", category: "bug", openedAs: "channel", channel: "web", firstMessages: [{ body: "x" }] }))).rejects.toThrow("act as them");
});

test("DK-3 a follow-up names the ticket that it follows, and only one's own can be followed", async () => {
  const first = await open("ada");
  const next = await open("ada", { followUpOf: first.body.number.toLowerCase() });
  expect(next.body.followUpOf).toEqual({ id: first.body.id, number: first.body.number });
  expect((await world.as("ada").get(`/api/tickets/${next.body.id}`)).body).toEqual(next.body);
  expect((await world.as("ada").get<Ticket>(`/api/tickets/${first.body.id}`)).body).toMatchObject({ followUps: [{ number: next.body.number }], timeline: [{ kind: "created" }, { kind: "follow_up" }] });
  expect((await open("bayo", { followUpOf: first.body.id })).status).toBe(404);
  expect((await open("kofi", { followUpOf: first.body.id })).status).toBe(422);
});

test("DK-20 opening a ticket is in the audit log", async () => {
  const made = await open("ada");
  const lines = (await world.as("nneka").get<{ items: unknown[] }>(`/api/tickets/${made.body.number}/audit`)).body.items;
  expect(lines).toMatchObject([{ verb: "ticket.created", actor: { name: "Ada Obi" }, actorKind: "member", after: { number: made.body.number, category: "bug" } }]);
});

// Last: a ban ends the sessions of whom it hits.
test("DK-1 nobody opens a ticket for somebody whose account is closed; once it is open again they do", async () => {
  const { bayo } = world.people;
  const forBayo = () => open("kofi", { requesterId: bayo.id });
  expect((await world.as("musa").put(`/api/people/${bayo.id}/ban`, { reason: "Spam everywhere" })).status).toBe(200);
  const refused = await forBayo();
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ fields: [{ path: "requesterId", message: expect.stringContaining("closed or suspended") }] });
  expect((await world.as("musa").delete(`/api/people/${bayo.id}/ban`)).status).toBe(200);
  expect((await forBayo()).status).toBe(201);
});
