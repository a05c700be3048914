import { afterAll, beforeAll, expect, test } from "vitest";
import type { Activity, DashboardNumber, HealthCheck } from "../../../contract/insight.ts";
import { modules } from "../../app.ts";
import type { Module } from "../../platform/module.ts";
import { openWorld, type World } from "../../test/world.ts";

const hour = 3_600_000, day = 24 * hour;
/** Another module's number, as notifications contributes one. */
const extra: Module = {
  name: "extra",
  dashboardNumbers: [
    { key: "extra.things", title: "Things", permission: "insight.read", means: "All things.", link: "/things", value: () => Promise.resolve(4), before: () => Promise.resolve(null) },
    { key: "extra.secrets", title: "Secrets", permission: "staff.permissions", means: "For super admins.", link: "/secrets", value: () => Promise.resolve(1), before: () => Promise.resolve(1) },
  ],
};

let world: World;
beforeAll(async () => { world = await openWorld({ modules: [...modules, extra], settings: { "community.timeZone": "UTC" }, env: { BARAZA_RATE_LIMITS: "off" } }); });
afterAll(() => world.close());

interface Dashboard { at: string; numbers: DashboardNumber[]; health: HealthCheck[]; activity: Activity[] }
/** Figures are taken from what the desk's reports count, which workers bring up to date. */
const countFacts = async () => {
  await world.tx("system", (tx) => tx.query("SELECT jobs_add($1::jsonb)", [JSON.stringify([{ identifier: "desk.keep-facts", payload: {} }])]));
  await world.drain();
};
const dashboard = async (who: "nneka" | "sade" = "nneka") => (await world.as(who).get<Dashboard>("/api/admin/dashboard")).body;
const number = async (key: string) => (await dashboard()).numbers.find((n) => n.key === key);
const open = async (who: "ada" | "bayo" | "chika", subject: string) => (await world.as(who).post<{ id: string; number: string }>("/api/tickets", { subject, description: `Words about ${subject}.`, category: "bug" })).body;
const reply = async (id: string) => expect((await world.as("kofi").post(`/api/tickets/${id}/replies`, { clientId: crypto.randomUUID(), body: "Here is how." })).status).toBe(201);
interface Listed { items: { id: string; person?: { id: string } }[]; nextCursor: string | null }

/** Everything that a list has, page by page. */
async function all(path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Listed = (await world.as("nneka").get<Listed>(`${path}${path.includes("?") ? "&" : "?"}limit=2${cursor ? `&cursor=${cursor}` : ""}`)).body;
    ids.push(...page.items.map((i) => i.person?.id ?? i.id));
    cursor = page.nextCursor;
  }
  return ids;
}

test("AD-1 each number is as long as the list that its link shows, and says how it was a week ago", async () => {
  const [late, soon, reopened] = [await open("ada", "Answered late"), await open("bayo", "Answered soon"), await open("chika", "Solved and reopened")];
  await reply(soon.id);
  await world.as("kofi").put(`/api/tickets/${reopened.id}/resolution`);
  world.clock.advance(2 * hour);
  // Solved at that time, open today.
  const weekAgo = world.clock.now().getTime();
  world.clock.advance(7 * hour);
  await reply(late.id);
  world.clock.advance(7 * day - 8 * hour);
  expect((await world.as("kofi").delete(`/api/tickets/${reopened.id}/resolution`)).status).toBe(200);
  const fresh = await open("ada", "Just now");
  await world.addMember("dayo");
  expect(world.clock.now().getTime() - weekAgo).toBeLessThan(7 * day);
  world.clock.advance(hour);
  await countFacts();

  const tickets = await number("insight.openTickets");
  expect(tickets).toMatchObject({ value: 4, before: 2, link: "/desk?view=all_open" });
  expect((await all("/api/desk/tickets?view=all_open")).toSorted()).toEqual([late.id, soon.id, reopened.id, fresh.id].toSorted());

  // A note is no activity that the list shows, and so no number.
  expect((await world.as("kofi").post(`/api/tickets/${soon.id}/notes`, { clientId: crypto.randomUUID(), body: "Between us." })).status).toBe(201);
  const talks = await number("insight.activeConversations");
  const active = await all("/api/admin/active-conversations");
  expect(talks).toMatchObject({ value: active.length, before: 3 });
  expect(active).toContain(fresh.id);
  expect(active).toContain(late.id);
  expect(active).not.toContain(soon.id);

  const people = await number("insight.people");
  expect(people).toMatchObject({ value: 10, before: 9, link: "/admin/people" });
  expect(await all("/api/people")).toHaveLength(10);
});

test("AD-1 the service level is counted over the tickets that its link lists; those that still have time are left out", async () => {
  const inTime = await open("bayo", "Quick"), late = await open("chika", "Slow");
  await reply(inTime.id);
  world.clock.advance(9 * hour);
  await reply(late.id);
  await open("bayo", "Has time");
  await countFacts();
  const shown = await number("insight.serviceLevel");
  // "Just now" of the test before was never answered; the first three are older than a week.
  const [path, query] = [shown?.link.split("?")[0], new URLSearchParams(shown?.link.split("?")[1])];
  expect(path).toBe("/desk");
  const counted: boolean[] = [];
  for (const id of await all(`/api/desk/tickets?${query}`)) {
    const { firstRepliedAt, createdAt } = (await world.as("nneka").get<{ firstRepliedAt: string | null; createdAt: string }>(`/api/tickets/${id}`)).body;
    const due = Date.parse(createdAt) + 8 * hour;
    if (firstRepliedAt) counted.push(Date.parse(firstRepliedAt) <= due);
    else if (due < world.clock.now().getTime()) counted.push(false);
  }
  expect(counted).toHaveLength(3);
  expect(shown).toMatchObject({ unit: "percent", value: Math.round((counted.filter(Boolean).length / counted.length) * 1000) / 10, means: expect.stringContaining("8 hours") });
});

test("AD-1 DK-17 the home's figures are those of the reports of the same days, each day and in sum, also after a merge", async () => {
  const [one, other] = [await open("ada", "Reported once"), await open("chika", "Reported twice")];
  await world.as("kofi").put(`/api/tickets/${one.id}/assignment`, { staffId: world.people.kofi.id });
  world.clock.advance(20 * 60_000);
  await reply(one.id);
  await world.as("kofi").put(`/api/tickets/${one.id}/resolution`);
  expect((await world.as("ada").put(`/api/tickets/${one.id}/rating`, { score: 4 })).status).toBe(200);
  // Solved for nobody: a duplicate is no solution.
  await world.as("kofi").put(`/api/tickets/${other.id}/closure`, { reason: "duplicate" });
  // A report ends now: what happens in this very moment is in the next.
  world.clock.advance(1000);
  await countFacts();
  const today = world.clock.now().getTime(), dayOf = (back: number) => new Date(today - back * day).toISOString().slice(0, 10);
  interface Cell { n: number; mean: number | null; median: number | null }
  const report = async (days: number) => {
    const { figures } = (await world.as("nneka").get<{ figures: { key: string; now: Cell; before: Cell; series: Cell[] }[] }>(`/api/desk/reports?from=${dayOf(days - 1)}&to=${dayOf(0)}`)).body;
    return (key: string) => figures.find((one) => one.key === key);
  };
  const [week, month] = [await report(7), await report(30)];
  const home = (await world.as("nneka").get<Record<string, unknown> & { ticketsPerDay: { day: string; created: number; solved: number }[] }>("/api/admin/home")).body;
  expect(home).toMatchObject({
    created7d: week("created")?.now.n, solved7d: week("solved")?.now.n, medianFirstReplyMinutes7d: (week("first_response")?.now.median ?? 0) / 60,
    medianFirstReplyMinutesBefore: (week("first_response")?.before.median ?? 0) / 60, rating30d: { average: month("satisfaction")?.now.mean, count: 1 }, openTickets: month("backlog")?.now.n,
  });
  expect(home.ticketsPerDay.map(({ created, solved }) => [created, solved])).toEqual(month("created")?.series.map((cell, at) => [cell.n, month("solved")?.series[at]?.n]));
  expect(home.ticketsPerDay.at(-1)?.day).toBe(dayOf(0));
  expect(week("solved")?.now.n).toBe(1);
  expect((await number("insight.openTickets"))?.value).toBe(home.openTickets);
});

test("AD-1 modules add numbers of their own, and each is shown to those who may see it", async () => {
  expect((await dashboard()).numbers.map((n) => n.key)).toEqual(["insight.people", "insight.activeConversations", "insight.openTickets", "insight.serviceLevel", "extra.things", "insight.health"]);
  expect((await dashboard("sade")).numbers.find((n) => n.key === "extra.secrets")).toMatchObject({ value: 1, before: 1, link: "/secrets" });
  for (const who of ["ada", "kofi", "musa"] as const) {
    expect((await world.as(who).get("/api/admin/dashboard")).status).toBe(403);
    expect((await world.as(who).get("/api/admin/active-conversations")).status).toBe(403);
  }
});

test("AD-1 health is good when all runs, and names what does not; the number counts the checks that are not good", async () => {
  await world.drain();
  expect((await dashboard()).health.filter((c) => c.key !== "audit")).toEqual([
    { key: "database", title: "Database", state: "good", says: expect.stringMatching(/^Answers; \d+ of 100/), link: "/admin/database" },
    { key: "jobs", title: "Background work", state: expect.stringMatching(/good|warning/), says: expect.any(String), link: "/admin/database" },
    { key: "mail", title: "Mail", state: "good", says: expect.any(String), link: "/admin/mail" },
  ]);
  await world.tx("system", (tx) => tx.query("SELECT jobs_add($1::jsonb)", [JSON.stringify([{ identifier: "test.stuck", payload: {}, runAt: new Date(world.clock.now().getTime() - 11 * 60_000) }])]));
  const { health, numbers } = await dashboard();
  expect(health.find((c) => c.key === "jobs")).toMatchObject({ state: "bad", says: expect.stringContaining("the oldest for 660 s") });
  expect(numbers.find((n) => n.key === "insight.health")).toMatchObject({ unit: "problems", value: health.filter((c) => c.state !== "good").length });
});

test("AD-1 recent activity says who did what to what, without everyday lines", async () => {
  await world.as("nneka").put("/api/admin/settings/community.name", { value: "Umoja" });
  await world.as("sade").put(`/api/staff/${world.people.kofi.id}/roles`, { roles: ["agent", "moderator"] });
  const { activity } = await dashboard();
  expect(activity[0]).toMatchObject({ verb: "role.granted", actor: { name: "Sade Bankole" }, subject: { kind: "person", title: "Kofi Otieno", link: `/admin/people/${world.people.kofi.id}` } });
  expect(activity[1]).toMatchObject({ verb: "setting.changed", actor: { name: "Nneka Umeh" }, subject: { kind: "setting", title: "Name" } });
  expect(activity.some((a) => a.verb === "ticket.created" && /^HELP-\d+ Has time$/.test(a.subject.title ?? ""))).toBe(true);
  expect(activity.every((a) => a.verb !== "ticket.replied" && a.verb !== "permission.denied")).toBe(true);
  const times = activity.map((a) => a.at);
  expect(times).toEqual(times.toSorted().toReversed());
});

test("AD-6 a setting's history says who changed it, when, from what to what, back to the default", async () => {
  const admin = world.as("nneka");
  world.clock.advance(hour);
  await admin.put("/api/admin/settings/community.name", { value: "Umoja II" });
  world.clock.advance(hour);
  await world.as("sade").delete("/api/admin/settings/community.name");
  const first = (await admin.get("/api/admin/settings/community.name/history?limit=2")).body as unknown as { items: { at: string }[]; nextCursor: string };
  expect(first.items).toMatchObject([
    { by: { name: "Sade Bankole" }, at: world.clock.now().toISOString(), before: { value: "Umoja II", isDefault: false }, after: { value: "Baraza", isDefault: true } },
    { by: { name: "Nneka Umeh" }, before: { value: "Umoja" }, after: { value: "Umoja II", isDefault: false } },
  ]);
  const rest = (await admin.get(`/api/admin/settings/community.name/history?limit=2&cursor=${first.nextCursor}`)).body;
  expect(rest).toMatchObject({ items: [{ before: { value: "Baraza", isDefault: true }, after: { value: "Umoja" } }], nextCursor: null });
  expect((await admin.get("/api/admin/settings/no.such/history")).status).toBe(404);
  expect((await world.as("wanjiru").get("/api/admin/settings/community.name/history")).status).toBe(403);
});
