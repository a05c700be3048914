import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionTokenFrom } from "../../platform/http/session-token.ts";
import { findFreePort } from "../../platform/embedded/free-port.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, cookieOf, hashRuns, mailsTo, member, signIn, visitor } from "./identity.fixture.ts";

let world: World;
let ngozi: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; config.lightPasswords = false; } });
  ngozi = await member(world, "ngozi.k");
});
afterAll(() => world.close());

const byEmail = (email: string, password: string, headers?: Record<string, string>) => visitor(world).post("/api/auth/sign-in/email", { email, password }, headers);
const byName = (username: string, password: string) => visitor(world).post("/api/auth/sign-in/username", { username, password });

test("ID-3 sign-in by address and by username, in any letter case", async () => {
  const { account, personId } = ngozi;
  for (const answer of [await byEmail(account.email, account.password), await byEmail("NGOZI.K@Example.org ", account.password), await byName("ngozi.k", account.password), await byName("Ngozi.K", account.password)]) {
    expect(answer).toMatchObject({ status: 200, body: { user: { id: personId } } });
    expect(cookieOf(answer)).not.toBe("");
  }
});

test("ID-4 the cookie is HttpOnly, SameSite=Lax, and its signature is the one that the per-request check reads", async () => {
  const answer = await byEmail(ngozi.account.email, ngozi.account.password, { "user-agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36" });
  const header = answer.headers.getSetCookie().find((c) => c.startsWith("baraza.session_token=")) ?? "";
  expect(header).toContain("HttpOnly");
  expect(header).toContain("SameSite=Lax");
  expect(header).toContain("Path=/");
  // This server speaks plain http on this machine; on https the name and the flag change together.
  expect(header).not.toContain("Secure");
  const cookie = cookieOf(answer);
  const token = sessionTokenFrom(cookie, world.running.services.config.secret) ?? "";
  const rows = await world.tx("system", async (tx) => (await tx.query<{ person_id: string; ip_address: string; user_agent: string }>("SELECT person_id, ip_address, user_agent FROM identity_sessions WHERE token = $1", [token])).rows);
  expect(rows).toMatchObject([{ person_id: ngozi.personId, ip_address: "127.0.0.1" }]);
  expect(rows[0]?.user_agent).toContain("Android");
  // A changed token or signature is nobody.
  expect(sessionTokenFrom(cookie.replace("session_token=", "session_token=x"), world.running.services.config.secret)).toBeNull();
  expect(sessionTokenFrom(cookie, "another secret of thirty-two chars")).toBeNull();
  // Scripts never see the token.
  expect(JSON.stringify(answer.body)).not.toContain(token);
});

test("ID-4 over https the cookie is Secure under its protected name, and the per-request check takes it", async () => {
  const port = await findFreePort(0);
  const https = await openWorld({ env: { PORT: String(port) }, config: (config) => { config.rateLimits = false; config.publicUrl = "https://help.example.com"; } });
  try {
    // As behind a reverse proxy that speaks https for us.
    const post = (path: string, body: unknown) => fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const { email, password } = ngozi.account;
    expect((await post("/api/auth/sign-up/email", { name: "Ngozi", email, password })).status).toBe(200);
    const answer = await post("/api/auth/sign-in/email", { email, password });
    const cookie = answer.headers.getSetCookie().find((c) => c.startsWith("__Secure-baraza.session_token=")) ?? "";
    expect(cookie).toContain("; Secure");
    expect((await fetch(`http://127.0.0.1:${port}/api/me`, { headers: { cookie: cookie.split(";")[0] ?? "" } })).status).toBe(200);
    expect((await mailsTo(https, email))[0]?.body_text).toContain("https://help.example.com/verify?token=");
  } finally {
    await https.close();
  }
});

test("ID-3 an unknown name and a wrong password get the same answer at the cost of the same work", async () => {
  const cost = async (call: () => ReturnType<typeof byEmail>) => {
    const before = await hashRuns(world);
    const answer = await call();
    return { answer, hashes: await hashRuns(world) - before };
  };
  const tries = [
    await cost(() => byEmail(ngozi.account.email, "not-the-password")),
    await cost(() => byEmail("nobody@example.org", "not-the-password")),
    await cost(() => byName("ngozi.k", "not-the-password")),
    await cost(() => byName("nobody.here", "not-the-password")),
  ];
  // By address two accounts are tried, or as if: the owner's, and the newest that only typed it (ID-2).
  expect(tries.map((one) => one.hashes)).toEqual([2, 2, 1, 1]);
  for (const { answer } of tries) {
    expect(answer.status).toBe(401);
    expect({ ...answer.body, instance: "", requestId: "" }).toEqual({ ...tries[0]?.answer.body, instance: "", requestId: "" });
    expect([...answer.headers.keys()].sort()).toEqual([...(tries[0]?.answer.headers.keys() ?? [])].sort());
  }
});

test("ID-17 sign-ins, failed sign-ins and sign-outs are in the audit log without passwords or addresses", async () => {
  await byEmail(ngozi.account.email, "wrong-password-1");
  await byEmail("stranger@example.org", "wrong-password-2");
  await byEmail("stranger@example.org", "wrong-password-3");
  const { client } = await signIn(world, ngozi.account);
  expect((await client.post("/api/auth/sign-out", {})).status).toBe(200);

  const failed = (await auditRows(world, "sign-in.failed")).slice(-3);
  expect(failed[0]).toMatchObject({ actor_kind: "anonymous", actor_id: null, subject_id: ngozi.personId, address: "127.0.0.1" });
  expect(failed[1]?.subject_id).toBeNull();
  // The same stranger is recognisable as the same, and as no more.
  expect(failed[1]?.after?.typed).toBe(failed[2]?.after?.typed);
  expect(String(failed[1]?.after?.typed)).toMatch(/^[\w-]{22}$/);
  const text = JSON.stringify(failed);
  for (const secret of ["wrong-password", "stranger", "ngozi.k@"]) expect(text).not.toContain(secret);
  expect((await auditRows(world, "sign-in.done")).at(-1)).toMatchObject({ actor_id: ngozi.personId, actor_kind: "member", subject_id: ngozi.personId });
  expect((await auditRows(world, "sign-out.done")).at(-1)).toMatchObject({ actor_id: ngozi.personId });
  expect(failed[0]?.request_id).toBeTruthy();
});

test("ID-3 a deactivated account can't be signed in to; only its owner learns why", async () => {
  const gone = await member(world, "gone");
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'left', $2)", [gone.personId, tx.now]));
  expect((await gone.client.get("/api/me")).status).toBe(401);
  expect(await byEmail(gone.account.email, gone.account.password)).toMatchObject({ status: 403, body: { type: "/problems/deactivated" } });
  expect(await byName("gone", gone.account.password)).toMatchObject({ status: 403 });
  expect(await byEmail(gone.account.email, "wrong")).toMatchObject({ status: 401, body: { type: "/problems/wrong-sign-in" } });
  const sessions = await world.tx("system", async (tx) => (await tx.query("SELECT id FROM identity_sessions WHERE person_id = $1", [gone.personId])).rows);
  // The one from before: the refused sign-ins made none.
  expect(sessions).toHaveLength(1);
});

test("ID-3 malformed sign-ins are refused by field", async () => {
  for (const [path, body, field] of [
    ["email", { email: "x", password: "y" }, "email"], ["email", { email: "a@example.org" }, "password"], ["email", { email: "a@example.org", password: 7 }, "password"],
    ["email", { email: "a@example.org", password: "y", callbackURL: "//evil.example" }, "callbackURL"], ["username", { username: "no spaces", password: "y" }, "username"],
    ["username", { username: "abc", password: "x".repeat(129) }, "password"],
  ] as const) {
    expect(await visitor(world).post(`/api/auth/sign-in/${path}`, body), JSON.stringify(body)).toMatchObject({ status: 422, body: { fields: [{ path: field }] } });
  }
});

test("ID-3 a password is kept as scrypt's hash with all its work", async () => {
  const { rows: [row] } = await world.running.services.authPool.query<{ password: string }>("SELECT password FROM identity_accounts WHERE person_id = $1", [ngozi.personId]);
  expect(row?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
});
