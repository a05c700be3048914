import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, goodPassword, member, signIn, visitor } from "./identity.fixture.ts";

let world: World;
let halima: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; } });
  halima = await member(world, "halima");
  await world.tx("system", async (tx) => {
    await tx.query("UPDATE identity_people SET email_verified = true WHERE id = $1", [halima.personId]);
    await tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, 'agent', $2)", [halima.personId, tx.now]);
  });
});
afterAll(() => world.close());

const path = (id: string) => `/api/staff/${id}/deactivation`;

test("ID-5 deactivation ends sessions and open pages at once, closes sign-in, and can be lifted", async () => {
  const page = await LiveClient.connect(world.running.address ?? "", halima.cookie);
  const started = performance.now();
  const done = await world.as("nneka").put(path(halima.personId), { reason: "Left the team" });
  expect(done).toMatchObject({ status: 200, body: { deactivated: { reason: "Left the team" }, roles: ["agent"] } });
  await page.hears("signed-out");
  expect(performance.now() - started).toBeLessThan(2000);
  expect((await halima.client.get("/api/me")).status).toBe(401);
  expect(await visitor(world).post("/api/auth/sign-in/email", { email: halima.account.email, password: goodPassword })).toMatchObject({ status: 403, body: { type: "/problems/deactivated" } });
  // Saying it twice changes nothing more.
  expect((await world.as("nneka").put(path(halima.personId), { reason: "Again" })).body).toMatchObject({ deactivated: { reason: "Left the team" } });
  expect(await auditRows(world, "staff.deactivated")).toMatchObject([{ actor_id: world.people.nneka.id, subject_id: halima.personId, after: { reason: "Left the team", sessions: 1 } }]);

  expect(await world.as("nneka").delete(path(halima.personId))).toMatchObject({ status: 200, body: { deactivated: null } });
  // The old cookie stays dead.
  expect((await halima.client.get("/api/me")).status).toBe(401);
  expect((await (await signIn(world, halima.account)).client.get("/api/me")).body).toMatchObject({ roles: ["agent"] });
  expect(await auditRows(world, "staff.reactivated")).toHaveLength(1);
});

test("ID-5 sessions end also when the admin was denied signing members out", async () => {
  const { client } = await signIn(world, halima.account);
  await world.as("sade").put(`/api/staff/${world.people.nneka.id}/permissions/member.sign_out`, { effect: "deny" });
  expect((await world.as("nneka").put(path(halima.personId), { reason: "Test" })).status).toBe(200);
  await world.as("nneka").delete(path(halima.personId));
  expect((await client.get("/api/me")).status).toBe(401);
});

test("ID-5 admins reach below admin, super admins everybody, others nobody; members are not staff", async () => {
  const { people } = world;
  for (const who of ["ada", "kofi", "musa"] as const) expect((await world.as(who).put(path(people.wanjiru.id), { reason: "x" })).status, who).toBe(403);
  expect((await world.as("nneka").put(path(people.sade.id), { reason: "x" })).status).toBe(403);
  expect((await world.as("nneka").put(path(people.nneka.id), { reason: "x" })).status).toBe(403);
  expect((await world.as("nneka").delete(path(people.sade.id))).status).toBe(403);
  // The database holds the same rule.
  await expect(world.tx("nneka", (tx) => tx.query("INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'x', $2)", [people.sade.id, tx.now]))).rejects.toMatchObject({ code: "42501" });
  expect((await world.as("nneka").put(path(people.ada.id), { reason: "x" })).status).toBe(404);
  expect((await world.as("nneka").put(path(people.wanjiru.id), { reason: " " })).status).toBe(422);
  expect((await world.as("sade").put(path(people.nneka.id), { reason: "x" })).status).toBe(200);
  expect((await world.as("nneka").get("/api/me")).status).toBe(401);
  expect((await world.as("wanjiru").get("/api/me")).status).toBe(200);
});
