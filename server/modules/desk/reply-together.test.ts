import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CastName } from "../../test/world.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk({ env: { BARAZA_LOG: "silent" } }); });
afterAll(() => desk.close());

const members = ["ada", "bayo", "chika"] as const, staff = ["wanjiru", "kofi", "musa", "nneka", "sade"] as const;
const send = (who: CastName, id: string, body: string, more: object = {}) => desk.world.as(who).post<{ message: { seq: number; author: { name: string } }; ticket: { status: string } }>(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body, ...more });
const asSystem = async <Row extends object>(text: string, values: unknown[]) => (await desk.world.tx("system", (tx) => tx.query<Row>(text, values))).rows;

test("DK-3 DK-9 XX-6 replies that come in one moment are stored in few transactions, each as its writer's, with its status, audit entry and notices", async () => {
  const tickets = await Promise.all(Array.from({ length: 20 }, (_, i) => desk.ticket(members[i % 3])));
  const answers = await Promise.all(tickets.map(({ id, number }, i) => send(staff[i % 5] ?? "kofi", i % 2 ? id : number, `answer ${i}`)));
  expect(answers.map(({ status, body }) => [status, body.message.author.name, body.ticket.status])).toEqual(tickets.map((_, i) => [201, desk.world.people[staff[i % 5] ?? "kofi"].name, "in_progress"]));
  const ids = tickets.map(({ id }) => id);
  const stored = await asSystem<{ id: string; authorId: string; body: string; by: string }>('SELECT conversation_id AS id, author_id AS "authorId", body, xmin::text AS by FROM messages WHERE conversation_id = ANY ($1) AND seq = 2', [ids]);
  expect(new Map(stored.map(({ id, authorId, body }) => [id, [authorId, body]]))).toEqual(new Map(tickets.map(({ id }, i) => [id, [desk.world.people[staff[i % 5] ?? "kofi"].id, `answer ${i}`]])));
  expect(new Set(stored.map(({ by }) => by)).size).toBeLessThan(tickets.length);
  const audited = await asSystem<{ by: string; kind: string; id: string }>("SELECT actor_id AS by, actor_kind AS kind, subject_id AS id FROM audit_entries WHERE verb = 'ticket.replied' AND subject_id = ANY ($1)", [ids]);
  expect(new Map(audited.map(({ id, by, kind }) => [id, [by, kind]]))).toEqual(new Map(tickets.map(({ id }, i) => [id, [desk.world.people[staff[i % 5] ?? "kofi"].id, "staff"]])));
  await desk.world.drain();
  const told = await asSystem<{ n: number }>("SELECT count(*)::int AS n FROM notifications WHERE kind = 'ticket.replied' AND person_id = ANY ($1)", [members.map((who) => desk.world.people[who].id)]);
  expect(told[0]?.n).toBeGreaterThan(0);
});

test("DK-8 XX-4 among replies of one moment each is judged by itself: strangers, closed tickets, late and repeated ones", async () => {
  const [open, closed, other, busy] = [await desk.ticket("ada"), await desk.ticket("bayo"), await desk.ticket("chika"), await desk.ticket("ada")];
  await desk.reply("kofi", closed.id, "done", { setStatus: "resolved" });
  expect((await desk.put("musa", `/api/tickets/${closed.id}/closure`, { reason: "spam" })).status).toBe(200);
  await desk.reply("wanjiru", busy.id, "I was faster");
  const clientId = randomUUID();
  await send("musa", other.id, "said before", { clientId });
  const answers = await Promise.all([
    send("kofi", open.id, "a good answer"),
    send("bayo", busy.id, "not mine to see"),
    send("nneka", closed.id, "too late"),
    send("sade", busy.id, "did not see", { seenSeq: 1 }),
    send("musa", other.id, "said before", { clientId }),
    send("chika", other.id, "my own answer"),
    send("wanjiru", randomUUID(), "nowhere"),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([201, 404, 409, 409, 200, 201, 404]);
  const bodies = (await asSystem<{ body: string }>("SELECT body FROM messages WHERE conversation_id = ANY ($1) ORDER BY conversation_id, seq", [[open.id, closed.id, other.id, busy.id]])).map(({ body }) => body);
  for (const [body, times] of [["a good answer", 1], ["not mine to see", 0], ["too late", 0], ["did not see", 0], ["said before", 1], ["my own answer", 1]] as const) expect([body, bodies.filter((one) => one === body).length]).toEqual([body, times]);
});

test("DK-3 five of the team who answer one ticket at once all do, one after the other", async () => {
  const { id } = await desk.ticket("ada");
  const answers = await Promise.all(staff.map((who) => send(who, id, `from ${who}`)));
  expect(answers.map(({ status }) => status)).toEqual(staff.map(() => 201));
  expect(answers.map(({ body }) => body.message.seq).toSorted()).toEqual([2, 3, 4, 5, 6]);
  const [ticket] = await asSystem<{ last: number; version: number }>("SELECT last_seq AS last, version FROM desk_tickets WHERE id = $1", [id]);
  expect(ticket).toEqual({ last: 6, version: 6 });
});

test("DK-1 XX-3 tickets that are opened in one moment are each their opener's, and each call counts once, though another's refusal undid it", async () => {
  const before = Number((await desk.world.as("wanjiru").post("/api/tickets", { subject: "Before", description: "Counts the calls.", category: "bug" })).headers.get("ratelimit-remaining"));
  const open = (who: CastName, category: string) => desk.world.as(who).post<{ requester: { id: string } }>("/api/tickets", { subject: "At once", description: `All of us. ${randomUUID()}`, category });
  const all = [...members, ...staff];
  const answers = await Promise.all(all.map((who) => open(who, who === "chika" ? "no-such-category" : "bug")));
  expect(answers.map(({ status }) => status)).toEqual(all.map((who) => (who === "chika" ? 422 : 201)));
  expect(answers.map(({ body }, i) => (all[i] === "chika" ? null : body.requester.id))).toEqual(all.map((who) => (who === "chika" ? null : desk.world.people[who].id)));
  expect(Number(answers[3]?.headers.get("ratelimit-remaining"))).toBe(before - 1);
});
