import { afterAll, beforeAll, expect, test } from "vitest";
import { permissionMatrix, permissions } from "../../../contract/permissions.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test("ID-5 /api/me shows each role the permissions of the matrix", async () => {
  for (const [who, role] of [["ada", "member"], ["wanjiru", "agent"], ["musa", "moderator"], ["nneka", "admin"], ["sade", "super_admin"]] as const) {
    const { body } = await world.as(who).get("/api/me");
    expect(body.permissions, role).toEqual(permissions.filter((p) => (permissionMatrix[p] as readonly string[]).includes(role)));
    expect(body.person).toMatchObject({ id: world.people[who].id, isStaff: role !== "member" });
    expect(body.community).toMatchObject({ name: "Baraza", theme: "helpdesk", timeZone: "Africa/Nairobi" });
  }
  expect(await world.as("nobody").get("/api/me")).toMatchObject({ status: 401, body: { type: "/problems/not-signed-in" } });
});

test("ID-11 people change their name, time zone and privacy, and others see the new name", async () => {
  const changed = await world.as("ada").patch("/api/me", { name: "  Ada Okafor ", timeZone: "Africa/Lagos" });
  expect(changed).toMatchObject({ status: 200, body: { person: { name: "Ada Okafor" }, timeZone: "Africa/Lagos", showOnline: true } });
  expect((await world.as("ada").patch("/api/me", { showOnline: false })).body).toMatchObject({ person: { name: "Ada Okafor" }, timeZone: "Africa/Lagos", showOnline: false });
  expect((await world.as("ada").patch("/api/me", { timeZone: null })).body).toMatchObject({ timeZone: null, showOnline: false });
  expect((await world.as("ada").patch("/api/me", {})).status).toBe(200);
  const profile = await world.tx("bayo", async (tx) => (await tx.query<{ name: string }>("SELECT name FROM identity_profiles WHERE person_id = $1", [world.people.ada.id])).rows);
  expect(profile).toEqual([{ name: "Ada Okafor" }]);
});

test("ID-11 what can't be a name or a time zone is refused, and nothing else can be changed here", async () => {
  for (const [body, path] of [[{ name: " " }, "name"], [{ name: "x".repeat(81) }, "name"], [{ name: "a\u202Eb" }, "name"], [{ name: "a\u0000b" }, "name"], [{ timeZone: "Lagos" }, "timeZone"], [{ email: "new@example.org" }, "email"],
    [{ emailVerified: true }, "emailVerified"], [{ username: "root" }, "username"], [{ showOnline: "no" }, "showOnline"]] as const) {
    expect(await world.as("bayo").patch("/api/me", body), JSON.stringify(body)).toMatchObject({ status: 422, body: { fields: [{ path }] } });
  }
  expect((await world.as("bayo").get("/api/me")).body).toMatchObject({ person: { name: "Bayo Ade" }, email: "bayo@example.com" });
});

test("ID-11 people change their username, in any letter case; a taken one is a conflict, and the change is audited once", async () => {
  const { chika } = world.people;
  expect(await world.as("chika").patch("/api/me", { username: " Chika.Eze " })).toMatchObject({ status: 200, body: { person: { username: "chika.eze", name: "Chika Eze" } } });
  expect((await world.as("chika").patch("/api/me", { username: "chika.eze" })).status).toBe(200);
  expect(await auditRows(world, "username.changed")).toMatchObject([{ actor_id: chika.id, subject_id: chika.id, before: { username: expect.stringMatching(/^[\w-]{22}$/) }, after: { username: expect.stringMatching(/^[\w-]{22}$/) } }]);
  const profile = await world.tx("bayo", async (tx) => (await tx.query("SELECT username FROM identity_profiles WHERE person_id = $1", [chika.id])).rows);
  expect(profile).toEqual([{ username: "chika.eze" }]);

  // Refused as a whole: the name stays too.
  for (const taken of ["ada", "Kofi"]) expect(await world.as("chika").patch("/api/me", { username: taken, name: "Other" })).toMatchObject({ status: 409, body: { type: "/problems/username-taken", detail: "This name is taken. Choose another." } });
  for (const wrong of ["ab", "x".repeat(31), "ch ka", "chïka", "adm1n", "123", "", null]) expect(await world.as("chika").patch("/api/me", { username: wrong }), String(wrong)).toMatchObject({ status: 422, body: { fields: [{ path: "username" }] } });
  expect((await world.as("chika").get("/api/me")).body.person).toMatchObject({ username: "chika.eze", name: "Chika Eze" });
  // The old one is free again, for exactly one of those who want it.
  const answers = await Promise.all((["ada", "bayo", "kofi", "musa"] as const).map((who) => world.as(who).patch("/api/me", { username: "chika" })));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409, 409]);
  expect(await auditRows(world, "username.changed")).toHaveLength(2);
});

test("XX-4 a member sees no other person's row, sessions, roles, account, links or invitations, whatever is asked of the database", async () => {
  const { bayo } = world.people;
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_accounts (person_id, provider_id, account_id, password) VALUES ($1::uuid, 'credential', ($1::uuid)::text, 'hash')", [bayo.id]));
  await world.as("sade").post("/api/staff/invitations", { email: "guest@example.org", name: "Guest", roles: ["agent"] });
  const rowsFor = (who: Parameters<World["tx"]>[0], text: string) => world.tx(who, async (tx) => (await tx.query(text, [])).rows.length);
  const tables: [string, number][] = [["identity_people", 1], ["identity_sessions", 1], ["identity_role_grants", 0], ["identity_permission_overrides", 0], ["identity_deactivations", 0], ["identity_accounts", 0], ["identity_verifications", 0], ["identity_invitations", 0]];
  for (const [table, own] of tables) {
    expect(await rowsFor("ada", `SELECT * FROM ${table}`), table).toBe(own);
    expect(await rowsFor("ada", `SELECT * FROM ${table} WHERE ${table}::text LIKE '%${bayo.id}%' OR ${table}::text LIKE '%guest@example.org%'`), table).toBe(0);
  }
  // The same questions of those who may: the tables are not empty.
  expect(await rowsFor("kofi", "SELECT * FROM identity_people")).toBeGreaterThan(7);
  expect(await rowsFor("nneka", "SELECT * FROM identity_invitations")).toBe(1);
  expect(await rowsFor("system", "SELECT * FROM identity_accounts")).toBe(1);
  // Password hashes and links are not even an admin's to read.
  for (const table of ["identity_accounts", "identity_verifications"]) expect(await rowsFor("sade", `SELECT * FROM ${table}`)).toBe(0);
});

test("XX-4 a member changes no other person's row, and can't give themselves a session or a role", async () => {
  const { ada, bayo } = world.people;
  const attempt = (text: string, values: unknown[]) => world.tx("ada", (tx) => tx.query(text, values));
  for (const text of ["UPDATE identity_people SET name = 'x' WHERE id = $1", "DELETE FROM identity_people WHERE id = $1", "DELETE FROM identity_sessions WHERE person_id = $1", "UPDATE identity_profiles SET is_staff = true WHERE person_id = $1"]) {
    expect((await attempt(text, [bayo.id])).rowCount, text).toBe(0);
  }
  await expect(attempt("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ('stolen', $1, now() + interval '1 day')", [bayo.id])).rejects.toMatchObject({ code: "42501" });
  await expect(attempt("UPDATE identity_sessions SET expires_at = now() + interval '9 years' WHERE person_id = $1", [ada.id])).rejects.toMatchObject({ code: "42501" });
  await expect(attempt("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, 'agent', now())", [ada.id])).rejects.toMatchObject({ code: "42501" });
});

test("ID-4 using a session notes when, at most once an hour", async () => {
  const usedAt = () => world.tx("system", async (tx) => (await tx.query<{ updated_at: Date }>("SELECT updated_at FROM identity_sessions WHERE person_id = $1", [world.people.chika.id])).rows[0]?.updated_at.getTime() ?? 0);
  const before = await usedAt();
  await world.as("chika").get("/api/me");
  expect(await usedAt()).toBe(before);
  world.clock.advance(3_700_000);
  await world.as("chika").get("/api/me");
  expect(await usedAt()).toBe(world.clock.now().getTime());
});
