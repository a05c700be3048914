import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Automation, AutomationAction, AutomationBody, AutomationCondition, AutomationRun, DryRun } from "../../../../contract/desk-automations.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { sweepFacts } from "../reports/keep-facts.ts";
import { sweepClocks } from "../sla/keep-clocks.ts";
import { keepTicket, sweepAutomations } from "./keep-automations.ts";
import { limits } from "./run-rule.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const hours = (n: number) => n * 3_600_000;
const path = "/api/desk/automations";
const isPayment: AutomationCondition = { about: "category", not: false, values: ["payment"] };
const toHigh: AutomationAction = { kind: "priority", priority: "high" };
const rule = (more: Partial<AutomationBody> = {}): AutomationBody => ({ name: "Payments first", enabled: true, when: { event: "created" }, match: "all", conditions: [isPayment], actions: [toHigh], ...more });
const services = () => desk.world.running.services;
const sweep = () => sweepAutomations(services());
const stored = (sql: string, values: unknown[] = []) => desk.world.tx("system", async (tx) => (await tx.query<Record<string, unknown>>(sql, values)).rows);
const list = async () => (await desk.as("nneka").get<{ items: Automation[] }>(path)).body.items;
const runsOf = async (id: string) => (await desk.as("nneka").get<{ items: AutomationRun[] }>(`${path}/${id}/runs`)).body.items;
async function add(more: Partial<AutomationBody> = {}, who: "nneka" | "sade" = "nneka"): Promise<Automation> {
  const made = await desk.as(who).post<Automation>(path, rule(more));
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  desk.world.clock.advance(1000);
  return made.body;
}
const bodyOf = ({ name, enabled, when, match, conditions, actions, version }: Automation) => ({ name, enabled, when, match, conditions, actions, version });
const staffSees = async (id: string) => (await desk.show("kofi", id)).timeline.filter((event) => event.kind.startsWith("automation_"));

beforeEach(async () => {
  await sweep();
  for (const { id } of await list()) await desk.as("nneka").delete(`${path}/${id}`);
  desk.world.clock.advance(1000);
});

test("DK-12 admins keep rules in an order, with versions and audit; what names nobody or nothing is refused; agents and members may not", async () => {
  const nneka = desk.as("nneka");
  for (const who of ["kofi", "ada"] as const) for (const attempt of [desk.as(who).get(path), desk.as(who).post(path, rule()), desk.as(who).post(`${path}/dry-run`, { automation: rule() })]) expect((await attempt).status).toBe(403);
  const refused = async (more: Partial<AutomationBody>) => refusal(await nneka.post(path, rule(more)));
  expect(await refused({ conditions: [{ about: "category", not: false, values: ["no_such"] }] })).toMatchObject({ status: 422, detail: 'There is no category "no_such". Choose another one.' });
  expect(await refused({ actions: [{ kind: "assign", staffId: desk.world.people.ada.id }] })).toMatchObject({ status: 422, detail: "Choose people on the staff who answer tickets." });
  expect(await refused({ actions: [{ kind: "reply", body: "Dear {{requester.fistName}}" }] })).toMatchObject({ status: 422, detail: 'There is no variable "requester.fistName". Choose one of the list.' });
  expect((await nneka.post(path, rule({ actions: [] }))).status).toBe(422);
  const first = await add(), second = await add({ name: "Second" });
  expect((await nneka.put<{ items: Automation[] }>(`${path}/order`, { ids: [second.id, first.id] })).body.items.map(({ name }) => name)).toEqual(["Second", "Payments first"]);
  expect(refusal(await nneka.put(`${path}/order`, { ids: [first.id] }))).toMatchObject({ status: 409, code: "automations-changed" });
  const raced = await Promise.all([1, 2, 3].map((n) => nneka.put<Automation>(`${path}/${first.id}`, { ...bodyOf(first), name: `Version ${n}` })));
  expect(raced.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await nneka.get<{ items: Automation[] }>(`${path}/${first.id}/versions`)).body.items.map(({ version }) => version)).toEqual([2, 1]);
  expect((await nneka.delete(`${path}/${second.id}`)).status).toBe(204);
  expect((await nneka.get(`${path}/${second.id}/runs`)).status).toBe(404);
  const verbs = (await stored("SELECT verb, before, after FROM audit_entries WHERE subject_kind = 'automation' ORDER BY id")).map((row) => row.verb);
  expect(verbs).toEqual(expect.arrayContaining(["automation.created", "automations.ordered", "automation.changed", "automation.removed"]));
});

test("XX-7 tickets that wait for rules and clocks when a process ends are left to the next one", async () => {
  await add();
  const { id } = await desk.ticket("ada", { category: "payment" });
  for (const look of [sweepAutomations, sweepClocks, sweepFacts]) await look(services(), () => true);
  expect((await desk.show("kofi", id)).priority).toBe("medium");
  await sweep();
  expect((await desk.show("kofi", id)).priority).toBe("high");
});

test("DK-12 when, if, then: rules run in their order, each once for an event with three workers at once, and the timeline says why", async () => {
  const first = await add();
  await add({ name: "Big ones", conditions: [{ about: "priority", not: false, values: ["high"] }], actions: [{ kind: "tags", add: ["hot"], remove: [] }, { kind: "note", body: "Look at {{ticket.number}}" }] });
  const { id, number } = await desk.ticket("ada", { category: "payment" }), other = await desk.ticket("ada", { category: "bug" });
  await Promise.all([sweep(), sweep(), keepTicket(services(), id)]);
  await sweep();
  expect(await desk.show("kofi", id)).toMatchObject({ priority: "high", tags: ["hot"], status: "open" });
  expect(await desk.show("kofi", other.id)).toMatchObject({ priority: "medium", tags: [] });
  expect((await runsOf(first.id)).map(({ ticket, outcome }) => [ticket.id, outcome])).toEqual([[id, "done"]]);
  expect((await staffSees(id)).map(({ data }) => data)).toMatchObject([
    { rule: { id: first.id, name: "Payments first" }, because: [isPayment], did: [toHigh] }, { rule: { name: "Big ones" }, did: [{ kind: "tags" }, { kind: "note" }] },
  ]);
  expect((await desk.show("kofi", id)).messages.items.at(-1)).toMatchObject({ body: `Look at ${number}`, visibility: "internal", authorPart: "bot", author: null });
  expect((await desk.kinds("ada", id)).some((kind) => kind.startsWith("automation_"))).toBe(false);
  expect((await desk.show("ada", id)).messages.items).toHaveLength(1);
  // What happened before a rule was saved, or while it was off, is not its business.
  const late = await add({ name: "Late", conditions: [], actions: [{ kind: "priority", priority: "urgent" }] });
  await desk.as("nneka").put(`${path}/${late.id}`, { ...bodyOf(late), enabled: false });
  const quiet = await desk.ticket();
  await sweep();
  expect((await desk.show("kofi", quiet.id)).priority).toBe("medium");
});

test("DK-20 the audit trail, its CSV and the admins' log say of what a rule did that it was the rule, by the name it had, beside who saved it", async () => {
  const saved = await add();
  const { id } = await desk.ticket("ada", { category: "payment" });
  await sweep();
  await desk.as("nneka").put(`${path}/${saved.id}`, { ...bodyOf(saved), name: "Called otherwise since" });
  await desk.put("nneka", `/api/tickets/${id}/priority`, { priority: "low" });
  const rule = { id: saved.id, name: "Payments first" }, nneka = { id: desk.world.people.nneka.id };
  const lines = [{ verb: "ticket.created", rule: null }, { verb: "ticket.priority_changed", actor: nneka, rule, after: { priority: "high" } }, { verb: "ticket.priority_changed", actor: nneka, rule: null, after: { priority: "low" } }];
  expect((await desk.as("nneka").get<{ items: unknown[] }>(`/api/tickets/${id}/audit`)).body.items).toMatchObject(lines.toReversed());
  expect((await desk.as("nneka").get<{ items: unknown[] }>(`/api/admin/audit?subjectKind=ticket&subjectId=${id}`)).body.items).toMatchObject(lines.toReversed());
  const { activity } = (await desk.as("sade").get<{ activity: { verb: string; rule: unknown }[] }>("/api/admin/dashboard")).body;
  expect(activity.filter(({ verb }) => verb === "ticket.priority_changed").slice(0, 2)).toMatchObject([{ rule: null }, { rule }]);
  const csv = (await desk.as("nneka").get<string>(`/api/tickets/${id}/audit.csv`)).body.split("\n").map((line) => line.split(",").slice(3, 5));
  expect(csv.slice(0, 4)).toEqual([["What", "By rule"], ["ticket.created", ""], ["ticket.priority_changed", "Payments first"], ["ticket.priority_changed", ""]]);
  // What a rule solves is nobody's in the reports, although it acts with somebody's rights.
  await add({ name: "Thanks", when: { event: "replied_by_requester" }, conditions: [], actions: [{ kind: "status", status: "resolved" }] });
  await desk.reply("ada", id, "It works again, thanks");
  await sweep();
  await sweepFacts(services());
  expect(await stored("SELECT solved, agent_id FROM desk_ticket_spells WHERE ticket_id = $1", [id])).toEqual([{ solved: true, agent_id: null }]);
});

test("DK-12 every event, every condition: replies by either side, moves, assignment, words of the subject, who asks, opening hours, any or all", async () => {
  const tagOn = (event: AutomationBody["when"]["event"], tag: string, conditions: AutomationCondition[] = [], match: "all" | "any" = "all") => add({ name: tag, when: { event } as AutomationBody["when"], match, conditions, actions: [{ kind: "tags", add: [tag], remove: [] }] });
  await tagOn("replied_by_requester", "asked");
  await tagOn("replied_by_staff", "answered");
  await tagOn("status_changed", "moved", [{ about: "status", not: false, values: ["pending"] }]);
  await tagOn("priority_changed", "weighed", [{ about: "priority", not: true, values: ["low"] }]);
  await tagOn("assigned", "given", [{ about: "assignee", not: false, values: [desk.world.people.kofi.id] }]);
  await tagOn("created", "words", [{ about: "subject", not: false, values: ["M-PESA"] }, { about: "channel", not: false, values: ["web"] }]);
  await tagOn("created", "first", [{ about: "requester", not: false, values: ["first_ticket"] }, { about: "requester", not: true, values: ["unverified_email", "staff"] }]);
  await tagOn("created", "either", [{ about: "tags", not: false, values: ["no-such"] }, { about: "team", not: false, values: ["none"] }], "any");
  await tagOn("created", "open", [{ about: "hours", not: false, values: ["open"] }]);
  await tagOn("created", "shut", [{ about: "hours", not: true, values: ["open"] }]);
  const { id } = await desk.ticket("chika", { subject: "About m-pesa today" });
  await sweep();
  expect((await desk.show("kofi", id)).tags.filter((tag) => tag !== "open" && tag !== "shut")).toEqual(["words", "first", "either"]);
  expect((await desk.show("kofi", id)).tags.filter((tag) => tag === "open" || tag === "shut")).toHaveLength(1);
  const again = await desk.ticket("chika", { subject: "Something else" });
  await sweep();
  expect((await desk.show("kofi", again.id)).tags).not.toEqual(expect.arrayContaining(["first"]));
  await desk.put("kofi", `/api/tickets/${id}/assignment`, { staffId: desk.world.people.kofi.id });
  await desk.put("kofi", `/api/tickets/${id}/priority`, { priority: "low" });
  await desk.put("kofi", `/api/tickets/${id}/priority`, { priority: "urgent" });
  await desk.reply("kofi", id, "What do you see?", { setStatus: "pending" });
  await desk.reply("chika", id, "This");
  await sweep();
  // The reply took it out of pending again before the rules were asked: conditions are asked as it is now.
  expect((await desk.show("kofi", id)).tags).toEqual(expect.arrayContaining(["given", "weighed", "answered", "asked"]));
});

test("DK-12 a reply goes out in the bot's name with its variables filled and by mail, and answers nothing: the requester still waits", async () => {
  await add({ name: "We have it", conditions: [], actions: [{ kind: "reply", body: "Hello {{ requester.firstName }}, {{ticket.number}} is with us." }, { kind: "notify", to: [desk.world.people.kofi.id, "assignee"], text: "A payment came in" }] });
  const { id, number, requester, waitingSince } = await desk.ticket("bayo");
  await sweep();
  await desk.world.drain();
  const shown = await desk.show("bayo", id);
  expect(shown.messages.items.at(-1)).toMatchObject({ body: `Hello ${requester.name.split(" ")[0]}, ${number} is with us.`, authorPart: "bot" });
  expect(shown).toMatchObject({ status: "open", waitingSince, firstRepliedAt: null });
  const mails = await stored("SELECT subject, body_text FROM mail_messages WHERE conversation_id = $1 AND body_text LIKE '%is with us%'", [id]);
  expect(mails).toHaveLength(1);
  expect((await stored("SELECT person_id FROM notification_sources WHERE source LIKE 'automation.notified:%'")).map((row) => row.person_id)).toEqual([desk.world.people.kofi.id]);
});

test("DK-12 rules that set each other off end: none twice in a chain, at most five in one, and a cap for each ticket and hour", async () => {
  const swap = (from: "low" | "medium" | "high" | "urgent", to: "low" | "medium" | "high" | "urgent") => add({ name: `${from} to ${to}`, when: { event: "priority_changed" }, conditions: [{ about: "priority", not: false, values: [from] }], actions: [{ kind: "priority", priority: to }] });
  await swap("high", "low");
  await swap("low", "high");
  const { id } = await desk.ticket("ada", { category: "payment" });
  await desk.put("kofi", `/api/tickets/${id}/priority`, { priority: "high" });
  await sweep();
  await sweep();
  expect((await staffSees(id)).map(({ data }) => (data.rule as { name: string }).name)).toEqual(["high to low", "low to high"]);
  // A row of rules, each set off by the one before it.
  for (const { id: old } of await list()) await desk.as("nneka").delete(`${path}/${old}`);
  for (let n = 0; n < 7; n++) await add({ name: `Step ${n}`, when: { event: n === 0 ? "created" : n % 2 === 1 ? "priority_changed" : "status_changed" }, conditions: n === 0 ? [] : [{ about: "tags", not: false, values: [`t${n - 1}`] }, { about: "tags", not: true, values: [`t${n}`] }], actions: [{ kind: "tags", add: [`t${n}`], remove: [] }, n % 2 === 0 ? { kind: "priority", priority: n % 4 === 0 ? "high" : "low" } : { kind: "status", status: n % 4 === 1 ? "pending" : "open" }] });
  const row = await desk.ticket();
  await sweep();
  expect((await desk.show("kofi", row.id)).tags).toEqual(["t0", "t1", "t2", "t3", "t4"]);
  expect((await staffSees(row.id)).at(-1)).toMatchObject({ kind: "automation_refused", data: { rule: { name: "Step 5" } } });
  for (const { id: old } of await list()) await desk.as("nneka").delete(`${path}/${old}`);
  const eager = await add({ name: "Eager", when: { event: "replied_by_requester" }, conditions: [], actions: [{ kind: "note", body: "Again" }] });
  const busy = await desk.ticket("chika");
  for (let n = 0; n < limits.runsAnHour + 2; n++) await desk.reply("chika", busy.id, `Words ${n}`);
  await sweep();
  const outcomes = (await desk.as("nneka").get<{ items: AutomationRun[] }>(`${path}/${eager.id}/runs?limit=50`)).body.items.map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(limits.runsAnHour);
  expect(outcomes.filter((outcome) => outcome === "capped")).toHaveLength(2);
});

test("DK-12 rules by time: once for each time that it has been so for long enough, only while it still is, and to and fro ends too", async () => {
  const when = { event: "in_status", status: "pending", hours: 24 } as const;
  const old = await desk.ticket();
  await desk.put("kofi", `/api/tickets/${old.id}/status`, { status: "pending" });
  desk.world.clock.advance(hours(30));
  await add({ name: "Silence", when, conditions: [], actions: [{ kind: "status", status: "open" }, { kind: "tags", add: ["silent"], remove: [] }] });
  await add({ name: "And back", when: { event: "in_status", status: "open", hours: 24 }, conditions: [{ about: "tags", not: false, values: ["silent"] }], actions: [{ kind: "status", status: "pending" }] });
  await add({ name: "Waiting", when: { event: "waiting", hours: 48 }, conditions: [], actions: [{ kind: "priority", priority: "urgent" }] });
  const { id } = await desk.ticket(), waiting = await desk.ticket("bayo"), answered = await desk.ticket("bayo");
  await desk.put("kofi", `/api/tickets/${id}/status`, { status: "pending" });
  await sweep();
  desk.world.clock.advance(hours(24));
  await Promise.all([sweep(), sweep()]);
  expect((await desk.show("kofi", id)).status).toBe("open");
  // Long enough already when the rule was saved: left alone.
  expect((await desk.show("kofi", old.id)).status).toBe("pending");
  await desk.reply("kofi", answered.id, "Here");
  desk.world.clock.advance(hours(24));
  await sweep();
  expect((await desk.show("kofi", id)).status).toBe("pending");
  expect(await desk.show("kofi", waiting.id)).toMatchObject({ priority: "urgent" });
  expect((await desk.show("kofi", answered.id)).priority).toBe("medium");
  desk.world.clock.advance(hours(25));
  await sweep();
  expect((await desk.show("kofi", id)).status).toBe("pending");
  // A person's move begins anew.
  await desk.put("kofi", `/api/tickets/${id}/status`, { status: "open" });
  await desk.put("kofi", `/api/tickets/${id}/status`, { status: "pending" });
  await sweep();
  desk.world.clock.advance(hours(24));
  await sweep();
  expect((await desk.show("kofi", id)).status).toBe("open");
});

test("DK-12 a rule acts with its saver's rights of now: one who lost a right or left pauses it, which is told; a refused step undoes the run", async () => {
  const [mine, theirs] = [await add({ name: "Nneka's" }), await add({ name: "Sade's", conditions: [isPayment], actions: [{ kind: "tags", add: ["sade"], remove: [] }] }, "sade")];
  const nnekaId = desk.world.people.nneka.id;
  await stored("UPDATE identity_role_grants SET revoked_at = now() WHERE person_id = $1", [nnekaId]);
  const { id } = await desk.ticket("ada", { category: "payment" });
  await sweep();
  await desk.world.drain();
  expect(await desk.show("kofi", id)).toMatchObject({ priority: "medium", tags: ["sade"] });
  const rules = (await desk.as("sade").get<{ items: Automation[] }>(path)).body.items;
  expect(rules.map(({ name, paused }) => [name, paused === null])).toEqual([["Nneka's", false], ["Sade's", true]]);
  expect((await stored("SELECT person_id FROM notification_sources WHERE source LIKE $1", [`automation.paused:${mine.id}:%`])).map((row) => row.person_id)).toEqual([desk.world.people.sade.id]);
  await stored("UPDATE identity_role_grants SET revoked_at = NULL WHERE person_id = $1", [nnekaId]);
  const [paused] = rules;
  expect((await desk.as("sade").put<Automation>(`${path}/${mine.id}`, paused && bodyOf(paused))).body.paused).toBeNull();
  desk.world.clock.advance(1000);
  const next = await desk.ticket("ada", { category: "payment" });
  await sweep();
  expect((await desk.show("kofi", next.id)).priority).toBe("high");
  // All or nothing: the tag of a run whose second step is refused is not there.
  const broken = await add({ name: "Broken", when: { event: "replied_by_requester" }, conditions: [], actions: [{ kind: "tags", add: ["half"], remove: [] }, { kind: "status", status: "closed" }, { kind: "reply", body: "Closed" }] });
  await desk.reply("ada", next.id, "More");
  await sweep();
  expect(await desk.show("kofi", next.id)).toMatchObject({ tags: ["sade"] });
  expect(await runsOf(broken.id)).toMatchObject([{ outcome: "refused", reason: "A closed ticket takes no reply." }]);
  expect((await staffSees(next.id)).at(-1)).toMatchObject({ kind: "automation_refused", data: { rule: { name: "Broken" } } });
  expect(theirs.savedBy?.id).toBe(desk.world.people.sade.id);
});

test("DK-12 a promise that is missed sets rules off", async () => {
  const policy = { name: "Fast", priorities: [], categories: ["bug"], channels: [], calendarId: null, firstResponseMinutes: 60, nextResponseMinutes: null, resolutionMinutes: null, warnPercent: 80, enabled: true, escalation: { notifyIds: [], notifyTeamId: null, raisePriority: false, reassignTeamId: null } };
  expect((await desk.as("nneka").post("/api/desk/sla/policies", policy)).status).toBe(201);
  await add({ name: "Warned", when: { event: "sla_warning" }, conditions: [], actions: [{ kind: "tags", add: ["soon"], remove: [] }] });
  await add({ name: "Late", when: { event: "sla_breach" }, conditions: [], actions: [{ kind: "priority", priority: "urgent" }] });
  const { id } = await desk.ticket();
  desk.world.clock.advance(50 * 60_000);
  await sweepClocks(services());
  await desk.world.drain();
  expect(await desk.show("kofi", id)).toMatchObject({ tags: ["soon"], priority: "medium" });
  desk.world.clock.advance(12 * 60_000);
  await sweepClocks(services());
  await desk.world.drain();
  expect((await desk.show("kofi", id)).priority).toBe("urgent");
});

test("DK-12 a dry run tells what a rule would have done to the last tickets as they were then, and writes nothing", async () => {
  const { id } = await desk.ticket("ada", { category: "payment", subject: "Dry payment" });
  await desk.put("kofi", `/api/tickets/${id}/priority`, { priority: "high" });
  await desk.put("kofi", `/api/tickets/${id}/status`, { status: "pending" });
  desk.world.clock.advance(hours(30));
  const owner = new pg.Client({ connectionString: desk.world.ownerUrl });
  await owner.connect();
  // But for the calls that are counted, which arrive in the database about a second later.
  const everything = async () => {
    const { rows } = await owner.query<{ tablename: string }>("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'limit_windows' ORDER BY 1");
    const sums: string[] = [];
    for (const { tablename } of rows) sums.push(`${tablename} ${(await owner.query<{ sum: string }>(`SELECT count(*) || ' ' || coalesce(md5(string_agg(x::text, '|' ORDER BY x::text)), '') AS sum FROM "${tablename}" x`)).rows[0]?.sum ?? ""}`);
    return sums;
  };
  const dry = async (more: Partial<AutomationBody>) => (await desk.as("nneka").post<DryRun>(`${path}/dry-run`, { automation: rule(more) })).body;
  await dry({});
  const before = await everything();
  const created = await dry({});
  // It was of medium priority when it was opened, though it is high now.
  expect(created.items.find(({ ticket }) => ticket.id === id)).toMatchObject({ times: 1, because: [isPayment], would: [toHigh] });
  const timed = await dry({ when: { event: "in_status", status: "pending", hours: 24 }, conditions: [{ about: "subject", not: false, values: ["dry"] }], actions: [{ kind: "status", status: "resolved" }, toHigh] });
  expect(timed.items.map(({ ticket, would }) => [ticket.id, would])).toEqual([[id, [{ kind: "status", status: "resolved" }]]]);
  expect((await dry({ when: { event: "in_status", status: "pending", hours: 40 }, conditions: [{ about: "subject", not: false, values: ["dry"] }] })).items).toEqual([]);
  expect((await dry({ when: { event: "waiting", hours: 1 }, conditions: [{ about: "subject", not: false, values: ["dry"] }] })).items).toEqual([]);
  expect(await everything()).toEqual(before);
  await owner.end();
});
