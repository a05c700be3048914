import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, member, signIn, visitor } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ config: (config) => { config.rateLimits = false; } }); });
afterAll(() => world.close());

const page = (cookie: string) => LiveClient.connect(world.running.address ?? "", cookie);
interface Listed { id: string; device: string; current: boolean; address: string }

test("ID-4 a person sees where they are signed in, and ends one place, which closes its pages at once", async () => {
  const here = await member(world, "many.places");
  const there = await signIn(world, here.account);
  const open = await page(there.cookie);
  const listed = (await here.client.get<Listed[]>("/api/auth/list-sessions")).body;
  expect(listed).toHaveLength(2);
  expect(listed.filter((s) => s.current)).toHaveLength(1);
  expect(Object.keys(listed[0] ?? {}).sort()).toEqual(["address", "createdAt", "current", "device", "expiresAt", "id", "usedAt"]);

  const other = listed.find((s) => !s.current)?.id ?? "";
  expect((await here.client.post("/api/auth/revoke-session", { id: other })).body).toEqual({ status: true });
  await open.hears("signed-out");
  expect((await there.client.get("/api/me")).status).toBe(401);
  expect((await here.client.get("/api/me")).status).toBe(200);
  expect(await auditRows(world, "session.ended")).toMatchObject([{ actor_id: here.personId, after: { sessionId: other } }]);
});

test("ID-4 nobody ends another person's session, and can't tell it from a missing one", async () => {
  const one = await member(world, "attacker"), two = await member(world, "victim");
  const listed = (await two.client.get<Listed[]>("/api/auth/list-sessions")).body;
  const foreign = await one.client.post("/api/auth/revoke-session", { id: listed[0]?.id });
  const missing = await one.client.post("/api/auth/revoke-session", { id: randomUUID() });
  expect(foreign.status).toBe(404);
  expect({ ...foreign.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
  expect((await two.client.get("/api/me")).status).toBe(200);
  for (const path of ["list-sessions", "revoke-session", "revoke-sessions", "revoke-other-sessions", "change-password"]) {
    const answer = path === "list-sessions" ? await visitor(world).get(`/api/auth/${path}`) : await visitor(world).post(`/api/auth/${path}`, path === "revoke-session" ? { id: randomUUID() } : path === "change-password" ? { currentPassword: "x", newPassword: "mango-bicycle-99" } : {});
    expect(answer, path).toMatchObject({ status: 401, body: { type: "/problems/not-signed-in" } });
  }
});

test("ID-4 ending all other places keeps this one; ending all ends this one too", async () => {
  const here = await member(world, "all.places");
  const others = [await signIn(world, here.account), await signIn(world, here.account)];
  expect((await here.client.post("/api/auth/revoke-other-sessions", {})).status).toBe(200);
  for (const { client } of others) expect((await client.get("/api/me")).status).toBe(401);
  expect((await here.client.get("/api/me")).status).toBe(200);
  expect((await here.client.post("/api/auth/revoke-sessions", {})).status).toBe(200);
  expect((await here.client.get("/api/me")).status).toBe(401);
});

test("ID-4 signing out ends this session and its pages, and leaves the other places alone", async () => {
  const here = await member(world, "leaver");
  const there = await signIn(world, here.account);
  const [closing, staying] = [await page(here.cookie), await page(there.cookie)];
  const out = await here.client.post("/api/auth/sign-out", {});
  expect(out).toMatchObject({ status: 200, body: { success: true } });
  expect(out.headers.getSetCookie().some((c) => c.startsWith("baraza.session_token=;") && c.includes("Max-Age=0"))).toBe(true);
  await closing.hears("signed-out");
  expect((await here.client.get("/api/me")).status).toBe(401);
  expect((await there.client.get("/api/me")).status).toBe(200);
  expect(staying.of("signed-out")).toEqual([]);
  staying.close();
  // Signing out without a session is no error.
  expect((await visitor(world).post("/api/auth/sign-out", {})).status).toBe(200);
});

test("ID-4 get-session says who is signed in, without the token, and null for nobody", async () => {
  const here = await member(world, "whoami");
  const answer = await here.client.get("/api/auth/get-session");
  expect(answer).toMatchObject({ status: 200, body: { user: { id: here.personId }, session: { userId: here.personId } } });
  expect(JSON.stringify(answer.body)).not.toContain("token");
  expect(await visitor(world).get("/api/auth/get-session")).toMatchObject({ status: 200, body: null });
});

test("ID-4 an expired session is nobody", async () => {
  const here = await member(world, "expired");
  world.clock.advance(61 * 86_400_000);
  expect((await here.client.get("/api/me")).status).toBe(401);
  await world.running.services.modules.jobs.find((job) => job.name === "identity.clean")?.run(world.running.services, {});
  const rows = await world.tx("system", async (tx) => (await tx.query("SELECT id FROM identity_sessions WHERE person_id = $1", [here.personId])).rows);
  expect(rows).toEqual([]);
});
