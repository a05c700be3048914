import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../../../app.ts";
import { start, type Running } from "../../../platform/start.ts";
import { type HttpAnswer, type Json } from "../../../test/http-client.ts";
import { LiveClient } from "../../../test/live-client.ts";
import { openWorld, type CastName, type World } from "../../../test/world.ts";
import { staffWith } from "../people.ts";
import { accountOf, auditRows, goodPassword, member, signIn, visitor } from "../identity.fixture.ts";

let world: World;
let second: Running;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off", BARAZA_REALTIME: "postgres", BARAZA_TRUST_PROXY: "1" } });
  second = await start({ ...world.running.services.config, publicUrl: undefined, port: 0 }, modules, { clock: world.clock });
});
afterAll(async () => {
  await second.stop();
  await world.close();
});

const path = (id: string) => `/api/people/${id}/ban`;
const ban = (who: CastName, id: string, body: unknown): Promise<HttpAnswer<Json>> => world.as(who).put(path(id), body);
const inHours = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
const trySignIn = (account: { email: string; password: string }) => visitor(world).post("/api/auth/sign-in/email", { email: account.email, password: account.password });

test("ID-12 a ban ends sessions and open pages of every node within two seconds; sign-in says why, only after the right password; lifting lets in again", async () => {
  const amara = await member(world, "amara");
  const here = await LiveClient.connect(world.running.address ?? "", amara.cookie), there = await LiveClient.connect(second.address ?? "", amara.cookie);
  // The nodes find each other by their first heartbeats.
  for (let i = 0; i < 40 && there.of("session-renewed").length === 0; i++) {
    world.running.services.realtime.publish(`person:${amara.personId}`, "session-renewed", {});
    await new Promise((r) => setTimeout(r, 100));
  }
  const started = performance.now();
  const answer = await ban("musa", amara.personId, { reason: "Sold things that do not exist" });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200, body: { state: "banned", sessions: 0, ban: { kind: "ban", reason: "Sold things that do not exist", until: null, by: { id: world.people.musa.id }, ended: null } } });
  for (const page of [here, there]) expect(await page.hears("signed-out")).toEqual({ reason: "banned", until: null, message: "Your account is closed. Reason: Sold things that do not exist" });
  expect(performance.now() - started).toBeLessThan(2000);
  expect((await amara.client.get("/api/me")).status).toBe(401);
  expect(await trySignIn(amara.account)).toMatchObject({ status: 403, body: { type: "/problems/banned", detail: "Your account is closed. Reason: Sold things that do not exist" } });
  // A wrong password learns nothing of it.
  const wrong = await trySignIn({ ...amara.account, password: "not-the-password-1" }), nobody = await trySignIn({ email: "nobody@example.org", password: "not-the-password-1" });
  expect([wrong.status, wrong.body.type, wrong.body.detail]).toEqual([nobody.status, nobody.body.type, nobody.body.detail]);
  // The same again changes nothing.
  await ban("musa", amara.personId, { reason: "Sold things that do not exist" });
  expect(await auditRows(world, "member.banned")).toMatchObject([{ actor_id: world.people.musa.id, subject_id: amara.personId, after: { until: null, sessions: 1 } }]);

  expect((await world.as("nneka").delete(path(amara.personId))).body).toMatchObject({ state: "unverified", ban: null, bans: [{ ended: { by: { id: world.people.nneka.id } } }] });
  expect(await auditRows(world, "member.ban-lifted")).toHaveLength(1);
  expect((await signIn(world, amara.account)).personId).toBe(amara.personId);
});

test("ID-12 a suspension names its end, ends by itself, and can become a ban", async () => {
  const kemi = await member(world, "kemi");
  const until = inHours(2);
  expect((await ban("musa", kemi.personId, { reason: "Cool down, please", until })).body).toMatchObject({ state: "suspended", until });
  const told = await trySignIn(kemi.account);
  expect(told).toMatchObject({ status: 403, body: { type: "/problems/suspended", extra: { until, reason: "Cool down, please" } } });
  expect(String(told.body.detail)).toMatch(/^Your account is suspended until \d+ \w+ \d{4} at \d\d:\d\d \(.+\)\. Reason: Cool down, please$/);
  // Old cookies are dead too.
  expect((await kemi.client.get("/api/me")).status).toBe(401);
  expect((await world.as("wanjiru").get("/api/people?state=suspended")).body.items).toMatchObject([{ person: { id: kemi.personId } }]);
  world.clock.advance(2 * 3_600_000 + 1000);
  expect((await trySignIn(kemi.account)).status).toBe(200);
  expect((await world.as("musa").get(`/api/people/${kemi.personId}`)).body).toMatchObject({ state: "unverified", ban: null, bans: [{ kind: "suspension", ended: { at: until, by: null } }] });
  expect((await ban("musa", kemi.personId, { reason: "Did not cool down" })).body).toMatchObject({ state: "banned", bans: [{ kind: "ban" }, { kind: "suspension" }] });
  for (const bad of [inHours(-1), inHours(24 * 366 * 4)]) expect((await ban("musa", kemi.personId, { reason: "Odd dates", until: bad })).status).toBe(422);
  expect((await ban("musa", kemi.personId, { reason: " " })).status).toBe(422);
  await world.as("musa").delete(path(kemi.personId));
});

/** Who may ban whom: strictly below, and staff only for those who manage them. */
const reach: [CastName, Partial<Record<CastName, number>>][] = [
  ["ada", { bayo: 403 }], ["kofi", { bayo: 403 }],
  ["musa", { bayo: 200, kofi: 403, musa: 403, nneka: 403, sade: 403 }],
  ["nneka", { bayo: 200, kofi: 200, musa: 200, nneka: 403, sade: 403 }],
  ["sade", { bayo: 200, nneka: 200, sade: 403 }],
];
test("ID-12 nobody bans themselves, their equals or those above, in the API and in the database; two at once make one ban", async () => {
  for (const [who, targets] of reach) for (const [of, status] of Object.entries(targets) as [CastName, number][]) {
    const { id } = world.people[of];
    const asked = await ban(who, id, { reason: "Trying the rule" });
    expect(asked.status, `${who} bans ${of}`).toBe(status);
    expect((await world.as(who).get(`/api/people/${id}`)).body.abilities?.ban ?? false, `${who} is offered ${of}`).toBe(status === 200);
    const straight = world.tx(who, (tx) => tx.query("INSERT INTO identity_bans (person_id, kind, reason, banned_by, banned_at) VALUES ($1, 'ban', 'x', $2, $3)", [id, world.people[who].id, tx.now]));
    await expect(straight, `${who} → ${of}`).rejects.toMatchObject({ code: status === 200 ? "23505" : expect.stringMatching(/42501|23514/) });
    await world.tx("system", (tx) => tx.query("UPDATE identity_bans SET lifted_at = $2 WHERE person_id = $1 AND lifted_at IS NULL", [id, tx.now]));
    await world.tx("system", (tx) => tx.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ($1, $2, $3::timestamptz + interval '9 days') ON CONFLICT DO NOTHING", [world.people[of].token, id, tx.now]));
  }
  // ID-7, whoever does it: the last super admin stays able to act.
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)", [world.people.sade.id, tx.now]));
  await expect(world.tx("system", (tx) => tx.query("INSERT INTO identity_bans (person_id, kind, reason, banned_at) VALUES ($1, 'ban', 'x', $2)", [world.people.sade.id, tx.now]))).rejects.toMatchObject({ constraint: "identity_last_super_admin" });
  const both = await Promise.all([ban("musa", world.people.chika.id, { reason: "First of two" }), ban("nneka", world.people.chika.id, { reason: "Second of two" })]);
  expect(both.map((answer) => answer.status)).toEqual([200, 200]);
  const open = await world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_bans WHERE person_id = $1 AND lifted_at IS NULL", [world.people.chika.id]));
  expect(open.rowCount).toBe(1);
});

test("ID-12 who comes again with the device or the address pattern of a banned person is let in, and moderators are told with the evidence and a count", async () => {
  const from = (address: string, cookie?: string) => ({ "x-forwarded-for": address, ...(cookie ? { cookie } : {}) });
  const bandit = { ...accountOf("bandit"), email: "bandit.king7@example.net" };
  await visitor(world).post("/api/auth/sign-up/email", bandit, from("41.90.4.10"));
  const came = await visitor(world).post("/api/auth/sign-in/email", { email: bandit.email, password: goodPassword }, from("41.90.4.10"));
  const device = came.headers.getSetCookie().find((cookie) => cookie.startsWith("baraza_device=")) ?? "";
  expect(device).toMatch(/^baraza_device=[\w-]{32}; Max-Age=34560000; Path=\/api\/auth; HttpOnly; SameSite=Lax$/);
  const cookie = device.split(";")[0] ?? "";
  const bystander = await member(world, "bystander");
  await ban("musa", String(came.body.user?.id), { reason: "Threats" });

  const alerts = async () => (await world.as("musa").get<{ items: { id: string; person: { username: string }; signals: string[]; strength: string; attempts: number; review: unknown }[] }>("/api/people/alerts?limit=100")).body.items
    .map(({ person, signals, strength, attempts }) => [person.username, strength, signals.join("+"), attempts]);
  // The same phone, another name and address: in, and told.
  const again = { ...accountOf("newface"), email: "somebody.else@example.org" };
  expect((await visitor(world).post("/api/auth/sign-up/email", again, from("105.1.2.3", cookie))).status).toBe(200);
  for (let i = 0; i < 2; i++) expect((await visitor(world).post("/api/auth/sign-in/email", { email: again.email, password: goodPassword }, from("105.1.2.3", cookie))).status).toBe(200);
  expect(await alerts()).toEqual([["newface", "strong", "device", 3]]);
  // The next number of the same address; and the same mailbox with a tag.
  await visitor(world).post("/api/auth/sign-up/email", { ...accountOf("kingtwo"), email: "bandit.king8@example.net" }, from("105.9.2.3"));
  await visitor(world).post("/api/auth/sign-up/email", { ...accountOf("kingtag"), email: "bandit.king7+x@example.net" }, from("105.9.2.3"));
  // The network alone is weak: told for accounts younger than the ban, never for older ones, and never in anybody's way.
  await visitor(world).post("/api/auth/sign-up/email", accountOf("neighbour"), from("41.90.4.200"));
  expect((await visitor(world).post("/api/auth/sign-in/email", { email: bystander.account.email, password: goodPassword }, from("41.90.4.200"))).status).toBe(200);
  expect((await alerts()).sort()).toEqual([["kingtag", "strong", "email_pattern+mailbox", 1], ["kingtwo", "strong", "email_pattern", 1], ["neighbour", "weak", "network", 1], ["newface", "strong", "device", 3]]);

  // What is stored is of no use to a reader, and only the system reads it at all.
  const stored = await world.tx("system", async (tx) => JSON.stringify((await tx.query("SELECT * FROM identity_signals UNION ALL SELECT ban_id, kind, hash, now() FROM identity_ban_signals")).rows));
  for (const secret of [cookie.split("=")[1] ?? "?", "41.90.4", "bandit"]) expect(stored).not.toContain(secret);
  expect((await world.tx("sade", (tx) => tx.query("SELECT 1 FROM identity_signals"))).rowCount).toBe(0);

  const [alert] = (await world.as("musa").get<{ items: { id: string }[] }>("/api/people/alerts?reviewed=no&strength=weak")).body.items;
  expect((await world.as("kofi").get("/api/people/alerts")).status).toBe(403);
  expect((await world.as("kofi").put(`/api/people/alerts/${alert?.id}/review`, {})).status).toBe(403);
  expect((await world.as("musa").put(`/api/people/alerts/${alert?.id}/review`, { note: "A neighbour" })).body).toMatchObject({ review: { by: { id: world.people.musa.id }, note: "A neighbour" }, abilities: { review: false } });
  expect((await world.as("musa").get("/api/people/alerts?reviewed=yes")).body.items).toHaveLength(1);
  const jobs = await world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_security_alerts"));
  expect(jobs.rowCount).toBe(4);
});

test("ID-12 banned anew after its devices were forgotten, a ban keeps the evidence; tries on the account itself add to it and count; another account's open session hides nobody", async () => {
  const from = (address: string, cookie?: string) => ({ "x-forwarded-for": address, ...(cookie ? { cookie } : {}) });
  const enter = (account: { email: string }, address: string, cookie?: string) => visitor(world).post("/api/auth/sign-in/email", { email: account.email, password: goodPassword }, from(address, cookie));
  const phoneOf = (answer: HttpAnswer<Json>) => (answer.headers.getSetCookie().find((cookie) => cookie.startsWith("baraza_device=")) ?? "").split(";")[0] ?? "";
  const alertsOn = async (username: string) => (await world.as("nneka").get<{ items: { person: { username: string }; signals: string[]; attempts: number }[] }>("/api/people/alerts?limit=100")).body.items
    .filter((alert) => alert.person.username === username).map(({ signals, attempts }) => [signals.join("+"), attempts]);
  const stillSignedIn = () => world.tx("system", (tx) => tx.query("UPDATE identity_sessions SET expires_at = $1::timestamptz + interval '60 days'", [tx.now]));
  const old = await member(world, "oldhand"), fresh = await member(world, "freshface");
  const phone = phoneOf(await enter(old.account, "102.89.1.1"));
  expect((await ban("nneka", old.personId, { reason: "Fraud" })).status).toBe(200);
  world.clock.advance(181 * 86_400_000);
  await world.running.services.modules.jobs.find((job) => job.name === "identity.forget")?.run(world.running.services, {});
  await stillSignedIn();
  expect((await ban("nneka", old.personId, { reason: "Fraud, and threats" })).status).toBe(200);
  expect((await enter(fresh.account, "105.7.7.7", phone)).status).toBe(200);
  expect(await alertsOn("freshface")).toEqual([["device", 1]]);

  // The right password from a new phone: refused, counted, and that phone is known from now on. A wrong one is nobody's.
  const newPhone = `baraza_device=${"n".repeat(32)}`;
  expect((await enter(old.account, "105.8.8.8", newPhone)).status).toBe(403);
  expect((await visitor(world).post("/api/auth/sign-in/email", { email: old.account.email, password: "not-the-password-1" }, from("105.8.8.8", newPhone))).status).toBe(401);
  expect((await world.as("nneka").get(`/api/people/${old.personId}`)).body).toMatchObject({ ban: { attempts: 1, lastAttemptAt: world.clock.now().toISOString() } });
  // Signed in to one account, somebody enters another.
  const hidden = await member(world, "hiddenone");
  await stillSignedIn();
  expect((await enter(hidden.account, "105.9.9.9", `${newPhone}; ${fresh.cookie}`)).status).toBe(200);
  expect(await alertsOn("hiddenone")).toEqual([["device", 1]]);
});

test("ID-12 whoever was suspended until a time is asked again after it, by the app's clock", async () => {
  const asked = () => world.tx("system", async (tx) => (await staffWith(tx, "member.ban")).some(({ id }) => id === world.people.musa.id));
  expect((await ban("nneka", world.people.musa.id, { reason: "A day off", until: inHours(24) })).status).toBe(200);
  expect(await asked()).toBe(false);
  world.clock.advance(25 * 3_600_000);
  expect(await asked()).toBe(true);
});

test("DK-16 the rule whose sessions one may end is the database's too", async () => {
  const end = (who: CastName, of: CastName) => world.tx(who, async (tx) => (await tx.query("DELETE FROM identity_sessions WHERE person_id = $1", [world.people[of].id])).rowCount);
  expect(await end("kofi", "wanjiru")).toBe(0);
  expect(await end("musa", "nneka")).toBe(0);
  expect(await end("nneka", "sade")).toBe(0);
  expect(await end("bayo", "ada")).toBe(0);
  expect(await end("kofi", "ada")).toBe(1);
  expect(await end("nneka", "wanjiru")).toBe(1);
});
