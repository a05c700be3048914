import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import type { HttpAnswer, Json } from "../../test/http-client.ts";
import { accountOf, auditRows, goodPassword, member, signIn, signUp, visitor } from "./identity.fixture.ts";

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; config.logLevel = "silent"; } });
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await owner.end();
  await world.close();
});

/** Asks, and ends better-auth's connection while it waits for a table that somebody has locked. */
async function cutAt(table: string, ask: () => Promise<HttpAnswer<Json>>): Promise<HttpAnswer<Json>> {
  await owner.query("BEGIN");
  await owner.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  const answer = ask();
  await expect.poll(async () => (await owner.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'baraza:sign-in' AND wait_event_type = 'Lock'",
  )).rowCount, { timeout: 10_000 }).toBeGreaterThan(0);
  await owner.query("ROLLBACK");
  return answer;
}

function expectUnavailable(answer: HttpAnswer<Json>): void {
  expect(answer).toMatchObject({ status: 503, body: { type: "/problems/unavailable", status: 503 } });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
}

test("XX-5 a database that drops in the middle of a sign-in is a 503 that says when to come back, and the next try works", async () => {
  const { account } = await member(world, "cut.off");
  const signingIn = () => visitor(world).post("/api/auth/sign-in/email", { email: account.email, password: account.password });
  expectUnavailable(await cutAt("identity_accounts", signingIn));
  expect(await signingIn()).toMatchObject({ status: 200 });
});

test("XX-5 a sign-up that the database cut off is not taken for a name that somebody else has", async () => {
  const account = accountOf("cut.sign.up");
  expectUnavailable(await cutAt("identity_accounts", () => signUp(world, account)));
  expect(await signUp(world, account)).toMatchObject({ status: 200 });
  await expect(signIn(world, account)).resolves.toBeTruthy();
});

test("XX-5 a password change that the database cut off is neither a wrong password nor audited as one", async () => {
  const { client } = await member(world, "cut.change");
  const change = () => client.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword: "kitenge-lamp-42" });
  expectUnavailable(await cutAt("identity_accounts", change));
  expect(await auditRows(world, "password.change-failed")).toEqual([]);
  expect(await change()).toMatchObject({ status: 200 });
});

test("XX-5 without a connection to ask for the session, nobody is told that they are signed out", async () => {
  const { client } = await member(world, "still.here");
  const refused = vi.spyOn(world.running.services.authPool, "connect").mockImplementation((() => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }))) as never);
  expectUnavailable(await client.get("/api/auth/get-session"));
  expectUnavailable(await client.get("/api/auth/list-sessions"));
  expect(refused).toHaveBeenCalled();
  refused.mockRestore();
  expect((await client.get("/api/auth/get-session")).body).toMatchObject({ user: { name: "still.here Test" } });
});
