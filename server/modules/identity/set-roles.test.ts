import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { may } from "../../platform/actor.ts";
import type { Module } from "../../platform/module.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows } from "./identity.fixture.ts";
import { identityModule } from "./index.ts";

let world: World;
beforeAll(async () => {
  // Two rooms as other modules have them: one for those who may read tickets, one for everybody.
  const rooms: Module = { name: "rooms", rooms: [
    { prefix: "tickets-only", rooms: async (tx) => (may(tx.actor, "ticket.read") ? ["tickets-only"] : []) }, { prefix: "anybody", rooms: async () => ["anybody"] },
  ] };
  world = await openWorld({ modules: [identityModule, rooms] });
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)", [world.people.sade.id, tx.now]));
});
afterAll(() => world.close());

type Who = Parameters<World["as"]>[0];
const setRoles = (by: Who, of: keyof World["people"], roles: string[]) => world.as(by).put(`/api/staff/${world.people[of].id}/roles`, { roles });

test("ID-5 an admin makes a member an agent, and a plain member again, with a trace of each", async () => {
  const made = await setRoles("nneka", "ada", ["agent"]);
  expect(made).toMatchObject({ status: 200, body: { person: { id: world.people.ada.id, isStaff: true }, roles: ["agent"], abilities: { changeRoles: true, changePermissions: false, deactivate: true } } });
  expect((await world.as("ada").get("/api/me")).body.permissions).toContain("ticket.reply");
  expect(await setRoles("nneka", "ada", ["moderator", "operator"])).toMatchObject({ status: 200, body: { roles: ["operator", "moderator"] } });
  expect(await setRoles("nneka", "ada", [])).toMatchObject({ status: 200, body: { roles: [], person: { isStaff: false } } });
  expect((await world.as("ada").get("/api/me")).body).toMatchObject({ roles: [], permissions: [] });

  const { nneka, ada } = world.people;
  const granted = await auditRows(world, "role.granted");
  for (const row of granted) expect(row).toMatchObject({ actor_id: nneka.id, actor_kind: "staff", subject_id: ada.id });
  expect(granted.map((r) => r.after?.role).sort()).toEqual(["agent", "moderator", "operator"]);
  expect((await auditRows(world, "role.revoked")).map((r) => r.before?.role).sort()).toEqual(["agent", "moderator", "operator"]);
});

test("ID-5 agents, moderators, members and visitors change nobody's roles; admins reach below admin only", async () => {
  expect((await setRoles("nobody", "bayo", ["agent"])).status).toBe(401);
  for (const who of ["bayo", "wanjiru", "musa"] as const) expect((await setRoles(who, "bayo", ["super_admin"])).status, who).toBe(403);
  for (const [of, roles] of [["bayo", ["admin"]], ["kofi", ["agent", "super_admin"]], ["sade", []], ["nneka", ["super_admin"]], ["nneka", []]] as const) {
    expect(await setRoles("nneka", of, [...roles]), `${of} ${roles.join()}`).toMatchObject({ status: 403, body: { type: "/problems/forbidden" } });
  }
  expect((await world.as("kofi").get("/api/me")).body.roles).toEqual(["agent"]);
  expect((await auditRows(world, "permission.denied")).length).toBeGreaterThan(4);
});

test("ID-5 the database holds the same rule when code forgets it", async () => {
  const grant = (who: keyof World["people"], role: string) => world.tx(who, (tx) => tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, $2, $3)", [world.people.chika.id, role, tx.now]));
  await expect(grant("nneka", "admin")).rejects.toMatchObject({ code: "42501" });
  await expect(grant("wanjiru", "agent")).rejects.toMatchObject({ code: "42501" });
  await expect(grant("chika", "super_admin")).rejects.toMatchObject({ code: "42501" });
  const taken = await world.tx("nneka", (tx) => tx.query("UPDATE identity_role_grants SET revoked_at = $2 WHERE person_id = $1", [world.people.sade.id, tx.now]));
  expect(taken.rowCount).toBe(0);
});

test("ID-5 a super admin makes and unmakes admins", async () => {
  expect(await setRoles("sade", "musa", ["moderator", "admin"])).toMatchObject({ status: 200, body: { roles: ["moderator", "admin"], abilities: { changeRoles: true, changePermissions: true } } });
  expect((await setRoles("nneka", "musa", ["moderator"])).status).toBe(403);
  expect((await setRoles("sade", "musa", ["moderator"])).status).toBe(200);
});

test("ID-8 nobody becomes staff with an unconfirmed address", async () => {
  const fresh = await world.addMember("unconfirmed.one");
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = false WHERE id = $1", [fresh.id]));
  expect(await world.as("nneka").put(`/api/staff/${fresh.id}/roles`, { roles: ["agent"] })).toMatchObject({ status: 409, body: { type: "/problems/not-verified" } });
});

test("ID-5 rights that end, end in open pages within two seconds, and those that stay, stay", async () => {
  const page = await world.live("kofi");
  expect(await page.watch("tickets-only")).toMatchObject({ ok: true });
  expect(await page.watch("anybody")).toMatchObject({ ok: true });
  await setRoles("nneka", "kofi", ["operator"]);
  await expect.poll(async () => (await world.running.services.realtime.inRoom("tickets-only")).length, { timeout: 20_000 }).toBe(0);
  world.running.services.realtime.publish("tickets-only", "problem", { id: world.people.kofi.id });
  world.running.services.realtime.publish("anybody", "surge", { id: world.people.kofi.id });
  await page.hears("surge");
  expect(page.of("problem")).toEqual([]);
  expect(await page.watch("tickets-only")).toMatchObject({ ok: false, code: "not-found" });
  expect((await world.as("kofi").get("/api/me")).body.permissions).not.toContain("ticket.read");
  await setRoles("nneka", "kofi", ["agent"]);
});

test("ID-5 wrong ids, roles and fields are refused", async () => {
  expect((await world.as("sade").put(`/api/staff/${randomUUID()}/roles`, { roles: ["agent"] })).status).toBe(404);
  expect((await world.as("sade").put("/api/staff/not-an-id/roles", { roles: ["agent"] })).status).toBe(422);
  for (const body of [{ roles: ["member"] }, { roles: ["king"] }, { roles: "agent" }, {}, { roles: ["agent"], more: 1 }]) {
    expect((await world.as("sade").put(`/api/staff/${world.people.ada.id}/roles`, body)).status, JSON.stringify(body)).toBe(422);
  }
});

test("ID-5 two who set different roles at once leave one of the two, not a mixture", async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.all([setRoles("nneka", "chika", ["agent"]), setRoles("sade", "chika", ["moderator", "operator"])]);
    const roles = (await world.as("chika").get("/api/me")).body.roles as unknown as string[];
    expect([["agent"], ["moderator", "operator"]]).toContainEqual([...roles].sort());
  }
});
