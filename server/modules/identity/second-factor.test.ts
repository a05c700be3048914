import { randomUUID } from "node:crypto";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { changeSetting, revertSetting } from "../../platform/settings/settings.ts";
import { HttpClient, type HttpAnswer, type Json } from "../../test/http-client.ts";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, goodPassword, mailsTo, visitor, type NewAccount } from "./identity.fixture.ts";
import { secondFactorSetting } from "./account-settings.ts";
import { newPasswordHash } from "./auth.ts";

let world: World;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Math.floor(Date.now() / 30_000) * 30_000 + 15_000 });
  world = await openWorld({ config: (config) => { config.rateLimits = false; } });
});
afterAll(async () => {
  await world.close();
  vi.useRealTimers();
});

const path = (name: string) => `/api/auth/two-factor/${name}`;
const withCookie = (cookie: string) => new HttpClient(world.running.address ?? "", cookie);
const cookieNamed = (answer: HttpAnswer<Json>, name: string) => answer.headers.getSetCookie().find((c) => c.startsWith(`baraza.${name}=`) && !c.includes("Max-Age=0"))?.split(";")[0] ?? "";

/** The app on somebody's phone whose clock is some steps of 30 s off. */
class App {
  readonly secret: string;
  constructor(uri: string) {
    this.secret = new TextDecoder().decode(base32.decode(new URL(uri).searchParams.get("secret") ?? ""));
  }
  code(steps = 0): Promise<string> {
    return createOTP(this.secret).hotp(Math.floor(Date.now() / 30_000) + steps);
  }
}
/** Moves time on: the world's clock, and the computer's, which better-auth reads for codes. It stands in the middle of a step otherwise. */
function pass(steps: number): void {
  vi.setSystemTime(Date.now() + steps * 30_000);
  world.clock.advance(steps * 30_000);
}

let passwordHash: Promise<string> | undefined;
/** A member with a password, made without the pages of signing up: these tests need many. */
async function person(username: string): Promise<{ client: HttpClient; cookie: string; personId: string; account: NewAccount & { username: string } }> {
  const hash = await (passwordHash ??= newPasswordHash(world.running.services, goodPassword));
  const made = await world.addMember(username);
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_accounts (person_id, provider_id, account_id, password) VALUES ($1::uuid, 'credential', ($1::uuid)::text, $2)", [made.id, hash]));
  return { client: withCookie(made.cookie), cookie: made.cookie, personId: made.id, account: { name: username, username, email: made.email, password: goodPassword } };
}

interface Protected { client: HttpClient; cookie: string; personId: string; account: NewAccount; app: App; recoveryCodes: string[] }
async function withSecondFactor(username: string): Promise<Protected> {
  const made = await person(username);
  const begun = await made.client.post(path("enable"), { password: goodPassword });
  expect(begun.status).toBe(200);
  const app = new App(String(begun.body.uri));
  const answer = await made.client.post(path("verify-totp"), { code: await app.code() });
  expect(answer.status).toBe(200);
  pass(2);
  const cookie = cookieNamed(answer, "session_token");
  return { ...made, cookie, client: withCookie(cookie), app, recoveryCodes: answer.body.recoveryCodes as unknown as string[] };
}
/** The first half of signing in: the cookie that waits for a code. */
async function halfSignedIn(account: NewAccount): Promise<HttpClient> {
  const answer = await visitor(world).post("/api/auth/sign-in/email", { email: account.email, password: account.password });
  expect(answer).toMatchObject({ status: 200, body: { needsCode: true } });
  expect(Object.keys(answer.body)).toEqual(["needsCode"]);
  expect(cookieNamed(answer, "session_token")).toBe("");
  return withCookie(cookieNamed(answer, "two_factor"));
}
async function set(level: "off" | "admins" | "staff"): Promise<void> {
  // As the system: whoever sets the rule may be bound by it a moment later.
  await world.tx("system", (tx) => (level === "off" ? revertSetting(tx, secondFactorSetting.key) : changeSetting(tx, secondFactorSetting.key, level)));
  await expect.poll(() => world.running.services.settings.get(secondFactorSetting), { interval: 10 }).toBe(level);
}

test("ID-3 a second factor is set up with the password and a code; recovery codes are shown then, and other places are signed out", async () => {
  const halima = await person("halima");
  const other = await visitor(world).post("/api/auth/sign-in/email", { email: halima.account.email, password: goodPassword });
  expect(await halima.client.post(path("enable"), { password: "wrong-password" })).toMatchObject({ status: 422, body: { fields: [{ path: "password" }] } });
  const begun = await halima.client.post(path("enable"), { password: goodPassword });
  expect(Object.keys(begun.body).sort()).toEqual(["secret", "uri"]);
  expect(String(begun.body.uri)).toMatch(/^otpauth:\/\/totp\/Baraza:halima%40example\.com\?/);
  // Begun is not done: signing in still takes the password alone.
  expect((await halima.client.get("/api/me")).body.secondFactor).toEqual({ enabled: false, needed: false, required: false });
  const page = await LiveClient.connect(world.running.address ?? "", halima.cookie);
  const app = new App(String(begun.body.uri));
  expect(await halima.client.post(path("verify-totp"), { code: await app.code(10) })).toMatchObject({ status: 422, body: { type: "/problems/wrong-code", fields: [{ path: "code" }] } });
  // Somebody with the password signs in at this moment: by its id that session is the newest, and it ends all the same.
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_sessions (id, token, person_id, expires_at) VALUES ('ffffffff-ffff-7fff-bfff-ffffffffffff', 'another-sign-in', $1, $2::timestamptz + interval '9 days')", [halima.personId, tx.now]));
  const done = await halima.client.post(path("verify-totp"), { code: await app.code() });
  expect((await world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_sessions WHERE token = 'another-sign-in'"))).rowCount).toBe(0);
  expect(done.body.recoveryCodes).toHaveLength(10);
  await page.hears("session-renewed");
  page.close();
  expect((await withCookie(cookieNamed(done, "session_token")).get("/api/me")).body.secondFactor).toEqual({ enabled: true, needed: false, required: false });
  expect((await withCookie(cookieNamed(other, "session_token")).get("/api/me")).status).toBe(401);
  expect((await withCookie(cookieNamed(done, "session_token")).post(path("enable"), { password: goodPassword })).status).toBe(409);
  for (const verb of ["second-factor.begun", "second-factor.enabled", "second-factor.failed"]) expect(await auditRows(world, verb), verb).toMatchObject([{ actor_id: halima.personId, subject_id: halima.personId }]);
  // At rest the secret can't be read.
  const stored = await world.tx("system", async (tx) => (await tx.query<{ secret: string; recovery_codes: string }>("SELECT secret, recovery_codes FROM identity_second_factors WHERE person_id = $1", [halima.personId])).rows[0]);
  expect(stored?.secret).not.toContain(app.secret);
  expect(stored?.recovery_codes).not.toContain(String(done.body.recoveryCodes?.[0]));
});

test("ID-3 signing in then takes the code too; a clock one step off is accepted, three steps off is not", async () => {
  const { account, app, personId } = await withSecondFactor("juma");
  for (const [steps, status] of [[-3, 422], [3, 422], [-1, 200], [1, 200], [0, 200]] as const) {
    const half = await halfSignedIn(account);
    expect((await half.get("/api/me")).status).toBe(401);
    const answer = await half.post(path("verify-totp"), { code: await app.code(steps) });
    expect(answer.status, `${steps} steps`).toBe(status);
    if (status === 200) expect((await withCookie(cookieNamed(answer, "session_token")).get("/api/me")).body.person?.id).toBe(personId);
    pass(3);
  }
  expect((await auditRows(world, "sign-in.done")).filter((row) => row.actor_id === personId && row.after?.by === "app code")).toHaveLength(3);
  expect((await auditRows(world, "sign-in.failed")).filter((row) => row.subject_id === personId)).toHaveLength(2);
  // By username too.
  expect(await visitor(world).post("/api/auth/sign-in/username", { username: account.username, password: goodPassword })).toMatchObject({ body: { needsCode: true } });
  for (const code of ["", "12345", "abcdef", "1234567", 123456, null]) expect((await visitor(world).post(path("verify-totp"), { code })).status, String(code)).toBe(422);
  // Without the first half, a right code is nothing.
  expect(await visitor(world).post(path("verify-totp"), { code: await app.code() })).toMatchObject({ status: 401, body: { type: "/problems/sign-in-again" } });
  expect((await withCookie("baraza.two_factor=2fa-made-up.AAAA").post(path("verify-totp"), { code: await app.code() })).status).toBe(401);
});

test("ID-3 a code works once: not again, and of two at the same moment for exactly one", async () => {
  const { account, app } = await withSecondFactor("kesi");
  const halves = [await halfSignedIn(account), await halfSignedIn(account), await halfSignedIn(account)];
  const code = await app.code();
  const answers = await Promise.all(halves.map((half) => half.post(path("verify-totp"), { code: `${code.slice(0, 3)} ${code.slice(3)}` })));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 422, 422]);
  for (const lost of answers.filter((a) => a.status === 422)) expect(lost.body.type).toBe("/problems/code-used");
  expect(await (await halfSignedIn(account)).post(path("verify-totp"), { code })).toMatchObject({ status: 422, body: { type: "/problems/code-used" } });
});

test("ID-3 recovery codes stand in for the app, once each, however they are typed, and the owner hears of it", async () => {
  const { account, personId, recoveryCodes: [first = "", second = ""] } = await withSecondFactor("lulu");
  const answer = await (await halfSignedIn(account)).post(path("verify-backup-code"), { code: ` ${first.toUpperCase().replace("-", " ")} ` });
  expect(answer.status).toBe(200);
  expect((await withCookie(cookieNamed(answer, "session_token")).get("/api/me")).body.person?.id).toBe(personId);
  expect(await (await halfSignedIn(account)).post(path("verify-backup-code"), { code: first })).toMatchObject({ status: 422, body: { type: "/problems/wrong-code" } });
  const halves = [await halfSignedIn(account), await halfSignedIn(account)];
  const raced = await Promise.all(halves.map((half) => half.post(path("verify-backup-code"), { code: second })));
  expect(raced.map((a) => a.status).sort()).toEqual([200, 422]);
  expect((await mailsTo(world, account.email)).filter((m) => m.template === "identity-second-factor-recovery-code-used")).toHaveLength(2);
});

test("ID-3 new recovery codes, and turning the second factor off, take password and code", async () => {
  const { account, client, app, personId, recoveryCodes } = await withSecondFactor("neema");
  for (const name of ["disable", "generate-backup-codes"]) {
    expect(await client.post(path(name), { password: goodPassword }), name).toMatchObject({ status: 422, body: { fields: [{ path: "code" }] } });
    expect(await client.post(path(name), { password: "wrong-password", code: await app.code() }), name).toMatchObject({ status: 422, body: { fields: [{ path: "password" }] } });
    expect(await client.post(path(name), { password: goodPassword, code: await app.code(5) }), name).toMatchObject({ status: 422, body: { type: "/problems/wrong-code" } });
    expect((await visitor(world).post(path(name), { password: goodPassword, code: await app.code() })).status).toBe(401);
  }
  const fresh = (await client.post(path("generate-backup-codes"), { password: goodPassword, code: await app.code() })).body.recoveryCodes as unknown as string[];
  expect(fresh).toHaveLength(10);
  expect((await (await halfSignedIn(account)).post(path("verify-backup-code"), { code: recoveryCodes[0] })).status).toBe(422);
  const off = await client.post(path("disable"), { password: goodPassword, code: fresh[0] });
  expect(off).toMatchObject({ status: 200, body: { status: true } });
  expect((await withCookie(cookieNamed(off, "session_token")).get("/api/me")).body.secondFactor?.enabled).toBe(false);
  expect((await visitor(world).post("/api/auth/sign-in/email", { email: account.email, password: goodPassword })).body.user?.id).toBe(personId);
  expect((await auditRows(world, "second-factor.ended")).map((row) => row.actor_id)).toEqual([personId]);
  expect((await mailsTo(world, account.email)).map((m) => m.template)).toContain("identity-second-factor-off");
});

test("ID-3 five codes a minute for one person, exactly, whichever cookie and however many at once", async () => {
  const { account, app } = await withSecondFactor("omari");
  const halves = await Promise.all(Array.from({ length: 8 }, () => halfSignedIn(account)));
  world.running.services.config.rateLimits = true;
  try {
    const wrong = await app.code(50);
    const answers = await Promise.all(halves.map((half, i) => half.post(path("verify-totp"), { code: String((Number(wrong) + i) % 1_000_000).padStart(6, "0") })));
    expect(answers.filter((a) => a.status === 429)).toHaveLength(3);
    expect(answers.filter((a) => a.status === 422)).toHaveLength(5);
    const late = await halves[0]?.post(path("verify-totp"), { code: await app.code() });
    expect(late?.status).toBe(429);
    expect(Number(late?.headers.get("retry-after"))).toBeGreaterThan(0);
    pass(3);
    expect((await halves[1]?.post(path("verify-totp"), { code: await app.code() }))?.status).toBe(200);
  } finally {
    world.running.services.config.rateLimits = false;
  }
});

test("ID-3 where admins must have one, who has none can do nothing of the team's work, on no path, until it is set up", async () => {
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)", [world.people.sade.id, tx.now]));
  const boss = await person("boss.to.be");
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, 'admin', $2)", [boss.personId, tx.now]));
  expect((await boss.client.get("/api/staff")).status).toBe(200);
  const page = await LiveClient.connect(world.running.address ?? "", boss.cookie);
  expect(await page.watch("desk")).toMatchObject({ ok: true });
  await set("admins");
  const refused = await boss.client.get("/api/staff");
  expect(refused).toMatchObject({ status: 403, body: { type: "/problems/second-factor-needed" } });
  for (const way of ["/api/admin/home", "/api/admin/settings", "/api/admin/audit", "/api/staff/invitations"]) expect((await boss.client.get(way)).body.type, way).toBe("/problems/second-factor-needed");
  expect((await boss.client.put("/api/admin/settings/identity.secondFactor", { value: "off" })).status).toBe(403);
  expect((await boss.client.get("/api/me")).body).toMatchObject({ roles: ["admin"], permissions: [], person: { isStaff: true }, secondFactor: { enabled: false, needed: true, required: true } });
  // The open page has left the room by itself, and can't come back.
  await expect.poll(async () => (await page.watch("desk")).ok).toBe(false);
  await expect.poll(() => world.running.services.realtime.inRoom("desk")).toEqual([]);
  page.close();
  // Not around the API either: the database counts them as a member.
  const seen = await world.tx("system", async (tx) => (await tx.query<{ p: string[] }>("SELECT identity_permissions_of($1) AS p", [boss.personId])).rows[0]?.p);
  expect(seen).toEqual(["second-factor.needed"]);
  // Agents are not asked for one at this level; they are at the next.
  expect((await world.as("kofi").get("/api/desk/canned-replies")).status).toBe(200);
  await set("staff");
  expect((await world.as("kofi").get("/api/desk/canned-replies")).body.type).toBe("/problems/second-factor-needed");
  expect((await world.as("ada").get("/api/me")).body.secondFactor?.needed).toBe(false);

  const begun = await boss.client.post(path("enable"), { password: goodPassword });
  const app = new App(String(begun.body.uri));
  // Begun is not enough.
  expect((await boss.client.get("/api/staff")).status).toBe(403);
  const done = await boss.client.post(path("verify-totp"), { code: await app.code() });
  const client = withCookie(cookieNamed(done, "session_token"));
  expect((await client.get("/api/staff")).status).toBe(200);
  expect(await client.post(path("disable"), { password: goodPassword, code: String(done.body.recoveryCodes?.[0]) })).toMatchObject({ status: 409, body: { type: "/problems/second-factor-required" } });
  await set("off");
  expect((await world.as("kofi").get("/api/desk/canned-replies")).status).toBe(200);
});

test("ID-3 without the second factor staff are shut out of the talks that they had answered too; so is who is on the staff no more", async () => {
  const ticket = await world.as("ada").post("/api/tickets", { subject: "Cannot pay", description: "It says declined.", category: "payment" });
  expect(ticket.status).toBe(201);
  const talk = `/api/conversations/${String(ticket.body.id)}/messages`;
  const write = (who: "kofi" | "ada") => world.as(who).post(talk, { clientId: randomUUID(), body: "Hello" });
  expect((await write("kofi")).status).toBe(201);
  const open = async () => [(await world.as("kofi").get(talk)).status, (await write("kofi")).status, (await (await world.live("kofi")).watch(`conversation:${String(ticket.body.id)}`)).ok];
  expect(await open()).toEqual([200, 201, true]);
  await set("staff");
  expect(await open()).toEqual([404, 404, false]);
  expect([(await world.as("ada").get(talk)).status, (await write("ada")).status]).toEqual([200, 201]);
  await set("off");
  expect(await open()).toEqual([200, 201, true]);
  await world.tx("system", (tx) => tx.query("UPDATE identity_role_grants SET revoked_at = $2 WHERE person_id = $1", [world.people.kofi.id, tx.now]));
  expect(await open()).toEqual([404, 404, false]);
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, 'agent', $2)", [world.people.kofi.id, tx.now]));
});

test("ID-3 who lost phone and codes is helped by those who manage them: not by agents, of admins only by a super admin, never by oneself", async () => {
  const lost = await withSecondFactor("pendo");
  const of = (id: string) => `/api/people/${id}/second-factor`;
  for (const who of ["ada", "kofi", "musa"] as const) expect((await world.as(who).delete(of(lost.personId))).status, who).toBe(403);
  expect((await world.as("nneka").delete(of(lost.personId))).status).toBe(204);
  expect((await lost.client.get("/api/me")).status).toBe(401);
  expect((await visitor(world).post("/api/auth/sign-in/email", { email: lost.account.email, password: goodPassword })).body.user?.id).toBe(lost.personId);
  expect(await auditRows(world, "second-factor.reset")).toMatchObject([{ actor_id: world.people.nneka.id, subject_id: lost.personId }]);
  expect((await mailsTo(world, lost.account.email)).map((m) => m.template)).toContain("identity-second-factor-reset");
  expect(await world.as("nneka").delete(of(lost.personId))).toMatchObject({ status: 409, body: { type: "/problems/no-second-factor" } });

  const boss = await withSecondFactor("second.boss");
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, 'admin', $2)", [boss.personId, tx.now]));
  expect((await world.as("nneka").delete(of(boss.personId))).status).toBe(403);
  expect(await boss.client.delete(of(boss.personId))).toMatchObject({ status: 409, body: { type: "/problems/own-account" } });
  expect((await world.as("sade").delete(of(boss.personId))).status).toBe(204);
  expect((await world.as("sade").delete(of("0198c5f0-0000-7000-8000-000000000000"))).status).toBe(404);
});

test("XX-4 secrets and used codes are nobody's to read, not even a super admin's", async () => {
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_used_codes (person_id, code_hash, used_at) VALUES ($1, 'hash', $2)", [world.people.ada.id, tx.now]));
  for (const table of ["identity_second_factors", "identity_used_codes"]) {
    expect((await world.tx("system", (tx) => tx.query(`SELECT 1 FROM ${table}`, []))).rowCount, table).toBeGreaterThan(0);
    for (const who of ["ada", "nneka", "sade"] as const) expect((await world.tx(who, (tx) => tx.query(`SELECT 1 FROM ${table}`, []))).rowCount, `${table} ${who}`).toBe(0);
  }
});
