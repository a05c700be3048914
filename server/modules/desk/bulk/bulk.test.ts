import { randomUUID } from "node:crypto";
import pg from "pg";
import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bulk, BulkAction } from "../../../../contract/desk-views.ts";
import type { ServerEvents } from "../../../../contract/live.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import type { CastName } from "../../../test/world.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { runBulk } from "./run-bulk.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const start = (who: CastName, action: BulkAction, which: Record<string, unknown>) => desk.as(who).post<Bulk>("/api/desk/bulks", { clientId: randomUUID(), action, ...which });
const show = async (who: CastName, id: string) => (await desk.as(who).get<Bulk>(`/api/desk/bulks/${id}`)).body;
/** Asks, lets the job run, and answers with the end. */
async function done(who: CastName, action: BulkAction, which: Record<string, unknown>): Promise<Bulk> {
  const asked = await start(who, action, which);
  expect([asked.status, asked.body.state]).toEqual([202, "running"]);
  await desk.world.drain();
  return show(who, asked.body.id);
}
const tickets = (count: number, form: Record<string, unknown> = {}): Promise<Ticket[]> => Promise.all(Array.from({ length: count }, () => desk.ticket("ada", form)));

describe("DK-6 bulk actions", () => {
  test("each ticket is changed by the rules of a single one; what can't be is skipped with the reason", async () => {
    const made = await tickets(3);
    await desk.put("kofi", `/api/tickets/${made[0]?.id}/closure`, { reason: "other" });
    const ended = await done("kofi", { kind: "status", status: "pending" }, { ticketIds: made.map((t) => t.id) });
    expect(ended).toMatchObject({ state: "done", total: 3, done: 2, skipped: 1, abilities: { undo: true } });
    expect(ended.problems).toEqual([{ ticketId: made[0]?.id, number: made[0]?.number, reason: expect.stringMatching(/closed/i) }]);
    expect(await Promise.all(made.map(async (t) => (await desk.show("kofi", t.id)).status))).toEqual(["closed", "pending", "pending"]);
  });

  test("every kind of act goes into the timeline and the audit log under the bulk's name", async () => {
    const [one, two] = await tickets(2);
    const which = { ticketIds: [one?.id, two?.id] };
    const { wanjiru } = desk.world.people;
    const ended = await done("kofi", { kind: "priority", priority: "urgent" }, which);
    await done("kofi", { kind: "category", category: "payment" }, which);
    await done("kofi", { kind: "tags", add: ["outage"], remove: [] }, which);
    await done("kofi", { kind: "assign", staffId: wanjiru.id }, which);
    expect(await desk.show("kofi", one?.id ?? "")).toMatchObject({ priority: "urgent", category: "payment", tags: ["outage"], assignee: { id: wanjiru.id } });
    await done("kofi", { kind: "release" }, which);
    await done("kofi", { kind: "tags", add: [], remove: ["outage"] }, which);
    const after = await desk.show("kofi", two?.id ?? "");
    expect(after).toMatchObject({ tags: [], assignee: null });
    expect(after.timeline.map((e) => e.kind)).toEqual(expect.arrayContaining(["priority_changed", "category_changed", "tags_changed", "assigned", "released"]));
    const rows = await desk.world.tx("system", (tx) => tx.all(sql`SELECT subject_id, verb, actor_id FROM audit_entries WHERE request_id = ${`bulk:${ended.id}`} ORDER BY subject_id`));
    expect(rows).toEqual([one?.id, two?.id].sort().map((id) => ({ subject_id: id, verb: "ticket.priority_changed", actor_id: desk.world.people.kofi.id })));
  });

  test("an undo puts back what nobody has changed since, closed tickets too, and says what it left", async () => {
    const made = await tickets(3, { priority: "high" });
    const ids = made.map((t) => t.id);
    await done("kofi", { kind: "assign", staffId: desk.world.people.kofi.id }, { ticketIds: ids.slice(0, 1) });
    const closed = await done("kofi", { kind: "status", status: "closed" }, { ticketIds: ids });
    expect(closed.done).toBe(3);
    await desk.put("wanjiru", `/api/tickets/${ids[2]}/priority`, { priority: "low" });
    expect((await desk.as("wanjiru").delete(`/api/desk/bulks/${closed.id}`)).status).toBe(404);
    const asked = await desk.as("kofi").delete<Bulk>(`/api/desk/bulks/${closed.id}`);
    expect([asked.status, asked.body.state]).toEqual([202, "undoing"]);
    await desk.world.drain();
    expect(await show("kofi", closed.id)).toMatchObject({ state: "undone", undone: 2, kept: 1, problems: [{ ticketId: ids[2], reason: "Somebody has changed it since." }], abilities: { undo: false } });
    const states = await Promise.all(ids.map(async (id) => { const t = await desk.show("kofi", id); return [t.status, t.assignee?.id ?? null]; }));
    expect(states).toEqual([["in_progress", desk.world.people.kofi.id], ["open", null], ["closed", null]]);
    // A conversation that was closed takes words again.
    expect((await desk.reply("ada", ids[1] ?? "")).status).toBe(201);
  });

  test("requesters are told when the action can't be taken back any more, and of one that was taken back nothing", async () => {
    const owner = new pg.Client({ connectionString: desk.world.ownerUrl });
    await owner.connect();
    const mails = async (id: string) => (await owner.query<{ template: string }>("SELECT template FROM mail_messages WHERE conversation_id = $1 AND template IN ('ticket-resolved', 'ticket-reopened') ORDER BY created_at", [id])).rows.map((row) => row.template);
    /** Two minutes later, for the jobs. */
    const later = async () => {
      await owner.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND run_at < now() + interval '3 minutes'");
      await desk.world.drain();
    };
    try {
      const [kept, taken] = await tickets(2) as [Ticket, Ticket];
      await done("kofi", { kind: "status", status: "resolved" }, { ticketIds: [kept.id] });
      const wrong = await done("kofi", { kind: "status", status: "resolved" }, { ticketIds: [taken.id] });
      expect([await mails(kept.id), await mails(taken.id)]).toEqual([[], []]);
      await desk.as("kofi").delete(`/api/desk/bulks/${wrong.id}`);
      await desk.world.drain();
      expect((await desk.show("kofi", taken.id)).status).toBe("open");
      await later();
      expect([await mails(kept.id), await mails(taken.id)]).toEqual([["ticket-resolved"], []]);
    } finally {
      await owner.end();
    }
  });

  test("the time for an undo ends", async () => {
    const [one] = await tickets(1);
    const ended = await done("kofi", { kind: "priority", priority: "low" }, { ticketIds: [one?.id] });
    desk.world.clock.advance(61_000);
    expect((await show("kofi", ended.id)).abilities.undo).toBe(false);
    expect(refusal(await desk.as("kofi").delete(`/api/desk/bulks/${ended.id}`))).toMatchObject({ status: 409, code: "too-late" });
    expect((await desk.show("kofi", one?.id ?? "")).priority).toBe("low");
  });

  test("a filter means all that it finds; the same request twice is one bulk action", async () => {
    const made = await tickets(4, { category: "suggestion" });
    const ask = { clientId: randomUUID(), action: { kind: "tags", add: ["idea"], remove: [] }, filter: { view: "all_open", category: ["suggestion"] } };
    const [first, again] = await Promise.all([desk.as("kofi").post<Bulk>("/api/desk/bulks", ask), desk.as("kofi").post<Bulk>("/api/desk/bulks", ask)]);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body.total).toBe(made.length);
    await desk.world.drain();
    expect((await desk.rows("kofi", "?tag=idea")).items.map((t) => t.id).sort()).toEqual(made.map((t) => t.id).sort());
  });

  test("several workers on one bulk action take each ticket once, and the asker hears how far it is", async () => {
    const made = await tickets(120);
    const live = await desk.world.live("kofi");
    const asked = await start("kofi", { kind: "tags", add: ["raced"], remove: [] }, { ticketIds: made.map((t) => t.id) });
    const payload = { bulkId: asked.body.id, askedBy: desk.world.people.kofi.id };
    await Promise.all([1, 2, 3].map(() => runBulk(desk.world.running.services, payload)));
    await live.hears<ServerEvents["bulk"]>("bulk", (b) => b.id === asked.body.id && b.state === "done" && b.done === 120);
    const rows = await desk.world.tx("system", (tx) => tx.all(sql`SELECT count(*)::int AS n, count(DISTINCT subject_id)::int AS tickets FROM audit_entries WHERE request_id = ${`bulk:${asked.body.id}`} AND verb = 'ticket.tags_changed'`));
    expect(rows).toEqual([{ n: 120, tickets: 120 }]);
  });

  test("members may not, others' tickets stay unseen, and wrong asks are refused", async () => {
    const [one] = await tickets(1);
    expect((await start("ada", { kind: "priority", priority: "urgent" }, { ticketIds: [one?.id] })).status).toBe(403);
    expect((await start("kofi", { kind: "priority", priority: "urgent" }, { ticketIds: [randomUUID()] })).body.total).toBe(0);
    expect((await start("kofi", { kind: "priority", priority: "urgent" }, {})).status).toBe(422);
    expect((await start("kofi", { kind: "priority", priority: "urgent" }, { ticketIds: [one?.id], filter: {} })).status).toBe(422);
    const wrong = await done("kofi", { kind: "assign", staffId: desk.world.people.ada.id }, { ticketIds: [one?.id] });
    expect(wrong).toMatchObject({ done: 0, skipped: 1 });
  });

  test("whoever lost the right meanwhile changes nothing more", async () => {
    const [one] = await tickets(1);
    const asked = await start("wanjiru", { kind: "priority", priority: "urgent" }, { ticketIds: [one?.id] });
    await desk.world.tx("system", (tx) => tx.all(sql`UPDATE identity_role_grants SET revoked_at = ${tx.now} WHERE person_id = ${desk.world.people.wanjiru.id}`));
    await desk.world.drain();
    expect((await desk.show("kofi", one?.id ?? "")).priority).not.toBe("urgent");
    expect((await desk.as("wanjiru").get(`/api/desk/bulks/${asked.body.id}`)).status).toBe(403);
  });
});
