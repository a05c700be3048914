import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bulk } from "../../../../contract/desk-views.ts";
import type { Calendar, PolicyBody, SlaClock, SlaPolicy, SlaPreview } from "../../../../contract/sla.ts";
import type { ServerEvents } from "../../../../contract/live.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { sweepClocks } from "./keep-clocks.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const minutes = (n: number) => n * 60_000;
const days = (windows: { from: string; to: string }[]) => Object.fromEntries(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [day, windows]));
const office = { name: "Office", zone: "Africa/Nairobi", week: days([{ from: "08:00", to: "12:00" }, { from: "13:00", to: "17:00" }]), holidays: [{ date: "2026-12-25", name: "Christmas" }] };
const noEscalation: PolicyBody["escalation"] = { notifyIds: [], notifyTeamId: null, raisePriority: false, reassignTeamId: null };
const policy = (more: Partial<PolicyBody> = {}): PolicyBody => ({
  name: "Standard", priorities: [], categories: ["bug"], channels: [], calendarId: null, firstResponseMinutes: 60, nextResponseMinutes: 60, resolutionMinutes: 600, warnPercent: 80, escalation: noEscalation, enabled: true, ...more,
});
const sweep = () => sweepClocks(desk.world.running.services);
const clocksOf = async (id: string) => Object.fromEntries((await desk.as("kofi").get<{ clocks: SlaClock[] }>(`/api/tickets/${id}/sla`)).body.clocks.map((c) => [c.target, c]));
const stored = (sql: string, values: unknown[]) => desk.world.tx("system", async (tx) => (await tx.query<Record<string, unknown>>(sql, values)).rows);
const breachingIds = async () => (await desk.rows("kofi", "?view=breaching")).items.map((t) => t.id);

/** Leaves one policy in force. */
async function only(body: PolicyBody): Promise<SlaPolicy> {
  const { policies } = (await desk.as("nneka").get<{ policies: SlaPolicy[] }>("/api/desk/sla")).body;
  for (const { id } of policies) expect((await desk.as("nneka").delete(`/api/desk/sla/policies/${id}`)).status).toBe(204);
  const made = await desk.as("nneka").post<SlaPolicy>("/api/desk/sla/policies", body);
  expect(made.status).toBe(201);
  desk.world.clock.advance(1000);
  return made.body;
}

test("DK-11 an admin keeps calendars and policies in order, with versions and audit; agents and members may not", async () => {
  const nneka = desk.as("nneka");
  for (const who of ["kofi", "ada"] as const) for (const path of ["/api/desk/sla/calendars", "/api/desk/sla/policies"]) expect((await desk.as(who).post(path, path.endsWith("s/") ? {} : path.includes("cal") ? office : policy())).status).toBe(403);
  const calendar = (await nneka.post<Calendar>("/api/desk/sla/calendars", office)).body;
  const backwards = await nneka.post("/api/desk/sla/calendars", { ...office, week: { ...office.week, monday: [{ from: "12:00", to: "08:00" }] } });
  expect(refusal(backwards)).toMatchObject({ status: 422, detail: "Each window ends after it starts, and before the next one." });
  expect(refusal(await nneka.post("/api/desk/sla/policies", policy({ categories: ["no_such"] })))).toMatchObject({ status: 422, detail: 'There is no category "no_such".' });
  expect((await nneka.post("/api/desk/sla/policies", policy({ firstResponseMinutes: null, nextResponseMinutes: null, resolutionMinutes: null }))).status).toBe(422);
  const [first, second] = [await only(policy({ calendarId: calendar.id })), (await nneka.post<SlaPolicy>("/api/desk/sla/policies", policy({ name: "Urgent", priorities: ["urgent"] }))).body];
  expect((await nneka.put<{ items: SlaPolicy[] }>("/api/desk/sla/order", { ids: [second.id, first.id] })).body.items.map((p) => [p.name, p.position, p.version])).toEqual([["Urgent", 1, 2], ["Standard", 2, 2]]);
  expect(refusal(await nneka.put("/api/desk/sla/order", { ids: [first.id] }))).toMatchObject({ status: 409, code: "policies-changed" });
  expect(refusal(await nneka.delete(`/api/desk/sla/calendars/${calendar.id}`))).toMatchObject({ status: 409, code: "calendar-in-use" });
  const raced = await Promise.all([1, 2, 3].map((n) => nneka.put<SlaPolicy>(`/api/desk/sla/policies/${first.id}`, policy({ name: `Standard ${n}` }))));
  expect(raced.map((r) => r.body.version).sort()).toEqual([3, 4, 5]);
  expect((await nneka.get<{ items: SlaPolicy[] }>(`/api/desk/sla/policies/${first.id}/versions`)).body.items.map((p) => p.version)).toEqual([5, 4, 3, 2, 1]);
  expect((await nneka.put<Calendar>(`/api/desk/sla/calendars/${calendar.id}`, office)).body.version).toBe(1);
  expect((await nneka.put<Calendar>(`/api/desk/sla/calendars/${calendar.id}`, { ...office, zone: "Europe/London" })).body.version).toBe(2);
  const verbs = (await stored("SELECT verb FROM audit_entries WHERE subject_kind IN ('sla-policy', 'calendar')", [])).map((row) => row.verb);
  expect(verbs).toEqual(expect.arrayContaining(["calendar.created", "calendar.changed", "sla-policy.created", "sla-policy.changed", "sla-policy.ordered"]));
});

test("DK-11 the ticket's clock follows its history: running, met, paused and why, due; requesters may not see it", async () => {
  await only(policy());
  const { id, createdAt } = await desk.ticket();
  expect((await clocksOf(id)).first_response).toMatchObject({ state: "running", dueAt: new Date(Date.parse(createdAt) + minutes(60)).toISOString(), budgetSeconds: 3600 });
  desk.world.clock.advance(minutes(10));
  await desk.reply("kofi", id, "What do you see?", { setStatus: "pending" });
  desk.world.clock.advance(minutes(500));
  expect(await clocksOf(id)).toMatchObject({ first_response: { state: "met" }, resolution: { state: "paused", reason: "pending", dueAt: null, segments: [{ kind: "running" }, { kind: "paused", reason: "pending" }] } });
  await desk.reply("ada", id, "This");
  expect(await clocksOf(id)).toMatchObject({ next_response: { state: "running", round: 1 }, resolution: { state: "running" } });
  const { resolution } = await clocksOf(id);
  expect(resolution?.consumedSeconds).toBeLessThan(minutes(12) / 1000);
  for (const who of ["ada", "bayo", "nobody"] as const) expect((await desk.as(who).get(`/api/tickets/${id}/sla`)).status).toBe(who === "nobody" ? 401 : 403);
});

test("DK-11 DK-6 a promise that a bulk action ended goes on when the action is taken back, as if it had never been", async () => {
  await only(policy());
  const { id } = await desk.ticket();
  desk.world.clock.advance(minutes(5));
  await desk.reply("kofi", id, "What do you see?");
  desk.world.clock.advance(minutes(5));
  await desk.reply("ada", id, "A blank page.");
  const { dueAt } = (await clocksOf(id)).next_response ?? {};
  desk.world.clock.advance(minutes(20));
  const { body: bulk } = await desk.as("kofi").post<Bulk>("/api/desk/bulks", { clientId: randomUUID(), action: { kind: "status", status: "resolved" }, ticketIds: [id] });
  await desk.world.drain();
  await sweep();
  expect(await clocksOf(id)).toMatchObject({ next_response: { state: "stopped" }, resolution: { state: "met" } });
  await desk.as("kofi").delete(`/api/desk/bulks/${bulk.id}`);
  await desk.world.drain();
  await sweep();
  expect(await clocksOf(id)).toMatchObject({ next_response: { state: "running", dueAt, round: 1 }, resolution: { state: "running" } });
  expect(await stored("SELECT state FROM desk_sla_clocks WHERE ticket_id = $1 AND target = 'next_response'", [id])).toEqual([{ state: "running" }]);
});

test("DK-11 a list says by when its tickets are due, live: the first open promise, none while paused; only staff may ask", async () => {
  const live = await desk.world.live("kofi");
  await live.watch("desk");
  await only(policy());
  const [{ id, createdAt }, other] = [await desk.ticket(), await desk.ticket("ada", { category: "payment" })];
  const at = (n: number) => new Date(Date.parse(createdAt) + minutes(n)).toISOString();
  const ask = async (who: "kofi" | "ada" = "kofi") => await desk.as(who).get<{ inForce: boolean; items: unknown[] }>(`/api/desk/due?ticket=${id}&ticket=${other.id}`);
  const heard = (due: unknown) => live.hears<ServerEvents["due"]>("due", (told) => told.ticketId === id && JSON.stringify(told.due) === JSON.stringify(due));
  await sweep();
  const first = { target: "first_response", dueAt: at(60), warnAt: at(48) };
  expect((await ask()).body).toEqual({ inForce: true, items: [{ ticketId: id, due: first }] });
  await heard(first);
  desk.world.clock.advance(minutes(100));
  await sweep();
  await heard({ ...first, warnAt: null });
  await desk.reply("kofi", id, "What do you see?", { setStatus: "pending" });
  await sweep();
  await heard(null);
  expect((await ask()).body).toEqual({ inForce: true, items: [] });
  expect((await ask("ada")).status).toBe(403);
  live.close();
});

test("DK-11 warning and breach fire once with three workers at once, tell who is responsible and stand in the timeline; one who was down catches up", async () => {
  await only(policy({ escalation: { ...noEscalation, raisePriority: true, notifyIds: [desk.world.people.sade.id] } }));
  const { id } = await desk.ticket("ada", { priority: "high" });
  const others = await Promise.all(Array.from({ length: 12 }, () => desk.ticket("bayo")));
  expect((await desk.put("kofi", `/api/tickets/${id}/assignment`, { staffId: desk.world.people.kofi.id })).status).toBe(200);
  await sweep();
  expect(await breachingIds()).not.toContain(id);
  desk.world.clock.advance(minutes(49));
  await Promise.all([sweep(), sweep(), sweep()]);
  const firings = () => stored("SELECT kind, target FROM desk_sla_firings WHERE ticket_id = $1 ORDER BY fired_at, kind", [id]);
  expect(await firings()).toEqual([{ kind: "warning", target: "first_response" }]);
  expect(await breachingIds()).toEqual(expect.arrayContaining([id, ...others.map((t) => t.id)]));
  // Nobody looks for hours: the breach is noted for its own moment, and the warnings of what is over already are not.
  desk.world.clock.advance(minutes(300));
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  expect(await firings()).toEqual([{ kind: "warning", target: "first_response" }, { kind: "breach", target: "first_response" }]);
  const shown = await desk.show("kofi", id);
  const breach = shown.timeline.filter((e) => e.kind === "sla_breached");
  expect(breach).toHaveLength(1);
  expect(breach[0]).toMatchObject({ actorKind: "system", data: { target: "first_response", dueAt: (await clocksOf(id)).first_response?.dueAt, metAt: null } });
  expect(shown.priority).toBe("urgent");
  expect(shown.timeline.filter((e) => e.kind === "priority_changed")).toHaveLength(1);
  expect((await desk.show("ada", id)).timeline.some((e) => e.kind === "sla_breached")).toBe(false);
  const counted = await stored("SELECT count(*)::int AS count FROM desk_sla_firings WHERE ticket_id = ANY($1::uuid[]) AND kind = 'breach'", [others.map((t) => t.id)]);
  expect(counted).toEqual([{ count: 12 }]);
  const summary = (await desk.as("kofi").get<{ breaching: number }>("/api/desk/summary")).body;
  expect(summary.breaching).toBe((await breachingIds()).length);
  await desk.world.drain();
  const told = await stored("SELECT person_id, kind FROM notifications WHERE group_key = $1 AND kind LIKE 'ticket.sla%' ORDER BY kind, person_id", [id]);
  const { kofi, sade } = desk.world.people;
  expect(told.filter((t) => t.kind === "ticket.sla_warned").map((t) => t.person_id)).toEqual([kofi.id]);
  expect(told.filter((t) => t.kind === "ticket.sla_breached").map((t) => t.person_id).sort()).toEqual([kofi.id, sade.id].sort());
  // Answered late: it is not in the view any more, and stays missed.
  for (const ticket of [{ id }, ...others]) await desk.reply("kofi", ticket.id);
  await sweep();
  expect(await breachingIds()).not.toContain(id);
  expect((await clocksOf(id)).first_response).toMatchObject({ state: "breached" });
});

test("DK-11 an answer before the due moment is never a breach, even if the look comes first after both", async () => {
  await only(policy());
  const [answered, late] = [await desk.ticket(), await desk.ticket()];
  await sweep();
  desk.world.clock.advance(minutes(58));
  await desk.reply("wanjiru", answered.id);
  desk.world.clock.advance(minutes(5));
  await desk.reply("wanjiru", late.id);
  await sweep();
  const rows = await stored("SELECT ticket_id, kind FROM desk_sla_firings WHERE ticket_id = ANY($1::uuid[])", [[answered.id, late.id]]);
  expect(rows).toEqual([{ ticket_id: late.id, kind: "breach" }]);
});

test("DK-11 new rules reach the tickets that are open, from now on; a preview says what they would have meant and changes nothing", async () => {
  const made = await only(policy({ firstResponseMinutes: 600 }));
  const { id } = await desk.ticket();
  await sweep();
  desk.world.clock.advance(minutes(100));
  const dueAt = async () => (await stored("SELECT due_at, state FROM desk_sla_clocks WHERE ticket_id = $1 AND target = 'first_response'", [id]))[0];
  const before = await dueAt();
  const draft = policy({ firstResponseMinutes: 30 });
  const preview = (await desk.as("nneka").post<SlaPreview>("/api/desk/sla/preview", { policy: draft, replaces: made.id })).body;
  expect(preview.missed[0]).toMatchObject({ id, target: "first_response" });
  expect(preview.first_response.promised).toBe(preview.first_response.met + preview.first_response.breached + preview.first_response.open);
  expect(await dueAt()).toEqual(before);
  expect((await desk.as("kofi").post("/api/desk/sla/preview", { policy: draft, replaces: null })).status).toBe(403);
  const editedAt = desk.world.clock.now();
  await desk.as("nneka").put(`/api/desk/sla/policies/${made.id}`, draft);
  desk.world.clock.advance(2000);
  await sweep();
  expect(await dueAt()).toEqual({ due_at: editedAt, state: "breached" });
  expect((await clocksOf(id)).first_response?.consumedSeconds).toBeGreaterThan(6000);
});
