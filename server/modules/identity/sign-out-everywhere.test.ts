import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonRecord, RemedyRequest } from "../../platform/ports.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { auditRows } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; } });
  const add = (token: string, userAgent: string, hoursAgo: number) => world.tx("system", (tx) => tx.query(
    `INSERT INTO identity_sessions (token, person_id, expires_at, user_agent, created_at, updated_at)
     VALUES ($1, $2, $4::timestamptz + interval '1 day', $3, $4, $4::timestamptz - make_interval(hours => $5))`, [token, world.people.ada.id, userAgent, tx.now, hoursAgo]));
  await add("phone", "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36", 2);
  await add("laptop", "Mozilla/5.0 (Windows NT 10.0) Firefox/143.0", 30);
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ('over', $1, $2::timestamptz - interval '1 minute')", [world.people.ada.id, tx.now]));
});
afterAll(() => world.close());

const source = () => world.running.services.modules.records.find((r) => r.name === "session");
const remedy = () => world.running.services.modules.remedies.find((r) => r.name === "member.sign-out-everywhere");
const recordsOf = (who: CastName, of: CastName): Promise<PersonRecord[]> => world.tx(who, async (tx) => (await source()?.recordsOf(tx, world.people[of].id)) ?? []);
const request = (of: CastName, recordId = world.people[of].id): RemedyRequest => ({ personId: world.people[of].id, recordId, idempotencyKey: randomUUID() });
const sessions = (of: CastName) => world.tx("system", async (tx) => (await tx.query("SELECT id FROM identity_sessions WHERE person_id = $1 AND expires_at > $2", [world.people[of].id, tx.now])).rows.length);

test("DK-7 staff see where a member is signed in, with device and last use, in a zone that is said; other members see nothing", async () => {
  const [record, ...more] = await recordsOf("kofi", "ada");
  expect(more).toEqual([]);
  expect(record).toMatchObject({ kind: "session", recordId: world.people.ada.id, title: "Signed in on 3 devices", remedies: ["member.sign-out-everywhere"] });
  expect(record?.lines.map((line) => line.label)).toEqual(["Unknown device", "Chrome on Android", "Firefox on Windows"]);
  for (const line of record?.lines ?? []) expect(line.value).toMatch(/^Last used \d{1,2} \w{3,4} \d{4}, \d\d:\d\d (UTC|GMT\+\d+|[A-Z]{3,4})$/);
  expect(await recordsOf("bayo", "ada")).toEqual([]);
  expect(source()?.permission).toBe("member.sign_out");
});

test("DK-16 the preview says what would happen and changes nothing", async () => {
  const preview = await world.tx("kofi", (tx) => remedy()?.preview(tx, request("ada")) ?? Promise.reject(new Error("no remedy")));
  expect(preview.summary).toBe("Would sign out of 3 devices.");
  expect(preview.lines).toHaveLength(3);
  expect(await sessions("ada")).toBe(3);
});

test("DK-16 signing out everywhere ends every session, closes open pages within two seconds, and is audited", async () => {
  const page = await world.live("ada"), others = await world.live("bayo");
  const started = performance.now();
  const outcome = await world.tx("kofi", (tx) => remedy()?.run(tx, request("ada")) ?? Promise.reject(new Error("no remedy")));
  expect(outcome.summary).toBe("Signed out of 3 devices.");
  await page.hears("signed-out");
  expect(performance.now() - started).toBeLessThan(2000);
  expect(await sessions("ada")).toBe(0);
  expect((await world.as("ada").get("/api/me")).status).toBe(401);
  expect(others.of("signed-out")).toEqual([]);
  expect((await world.as("bayo").get("/api/me")).status).toBe(200);
  expect(await auditRows(world, "member.signed-out-everywhere")).toMatchObject([{ actor_id: world.people.kofi.id, actor_kind: "staff", subject_id: world.people.ada.id }]);
  expect(await recordsOf("kofi", "ada")).toEqual([]);
  // Once more is harmless.
  expect((await world.tx("kofi", (tx) => remedy()?.run(tx, request("ada")) ?? Promise.reject(new Error("no remedy")))).summary).toBe("Signed out of 0 devices.");
});

test("DK-16 a remedy reaches the requester's record only, and row-level security holds without the permission", async () => {
  await expect(world.tx("kofi", async (tx) => remedy()?.run(tx, request("bayo", world.people.chika.id)))).rejects.toMatchObject({ status: 404 });
  await expect(world.tx("kofi", async (tx) => remedy()?.preview(tx, request("bayo", randomUUID())))).rejects.toMatchObject({ status: 404 });
  await world.tx("chika", async (tx) => remedy()?.run(tx, request("bayo")));
  expect(await sessions("bayo")).toBe(1);
  expect(await sessions("chika")).toBe(1);
});

/** Who may sign whom out: agents and moderators no colleague, admins those below admin, super admins everybody. */
const reach: [CastName, Partial<Record<CastName, boolean>>][] = [
  ["kofi", { ada: true, wanjiru: false, kofi: false, musa: false, nneka: false, sade: false }],
  ["musa", { ada: true, kofi: false, nneka: false, sade: false }],
  ["nneka", { ada: true, kofi: true, musa: true, nneka: false, sade: false }],
  ["sade", { ada: true, kofi: true, musa: true, nneka: true }],
];
test("DK-16 through a ticket nobody sees or ends the sessions of staff outside their reach, and everybody who manages them does", async () => {
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ('ada-again', $1, $2::timestamptz + interval '1 day')", [world.people.ada.id, tx.now]));
  const ticketOf = async (who: CastName, of: CastName) => {
    const made = await world.as("kofi").post("/api/tickets", { requesterId: world.people[of].id, category: "other", subject: `${who} looks after ${of}`, description: `A look at the account: ${who}, ${of}.` });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return String(made.body.id);
  };
  for (const [who, targets] of reach) {
    for (const [of, expected] of Object.entries(targets) as [CastName, boolean][]) {
      const ticket = await ticketOf(who, of), before = await sessions(of);
      const context = await world.as(who).get<{ records: { kind: string; remedies: unknown[] }[] }>(`/api/tickets/${ticket}/context`);
      expect(context.status).toBe(200);
      const remedies = context.body.records.filter((r) => r.kind === "session").flatMap((r) => r.remedies);
      expect(remedies.length, `${who} is offered it for ${of}`).toBe(expected ? 1 : 0);
      const ask = (preview: boolean) => world.as(who).post(`/api/tickets/${ticket}/remedies/member.sign-out-everywhere`, { recordId: world.people[of].id, preview }, { "idempotency-key": randomUUID() });
      expect((await ask(true)).status, `${who} previews ${of}`).toBe(expected ? 200 : 403);
      if (expected) continue;
      expect(await ask(false), `${who} signs ${of} out`).toMatchObject({ status: 403, body: { type: "/problems/forbidden" } });
      expect(await sessions(of), of).toBe(before);
    }
  }
  await world.tx("nneka", async (tx) => remedy()?.run(tx, request("musa")));
  await world.tx("sade", async (tx) => remedy()?.run(tx, request("nneka")));
  expect([await sessions("musa"), await sessions("nneka"), await sessions("sade")]).toEqual([0, 0, 1]);
});
