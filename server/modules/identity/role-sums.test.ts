import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World, owner: pg.Client;
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

type Who = keyof World["people"];
/** By the session, as every request has it. */
const held = async (who: Who) => ((await world.as(who).get("/api/me")).body.permissions as unknown as string[]).toSorted();
/** Summed up anew from the matrix. */
const summed = async (who: Who) => (await owner.query<{ p: string[] }>("SELECT identity_permissions_of($1) AS p", [world.people[who].id])).rows[0]?.p.toSorted();
const grant = (who: Who, role: string) => owner.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, $2, now())", [world.people[who].id, role]);

test("ID-5 the kept sums of roles give everybody what the matrix gives them, with one role, with several and with none", async () => {
  const everybody: Who[] = ["ada", "kofi", "tunde", "musa", "nneka", "sade"];
  for (const who of everybody) expect(await held(who), who).toEqual(await summed(who));
  expect((await held("kofi")).length).toBeGreaterThan(0);
  const before = await held("kofi");
  await grant("kofi", "operator");
  expect(await held("kofi")).toEqual(await summed("kofi"));
  await grant("kofi", "moderator");
  const both = await held("kofi");
  expect(both).toEqual(await summed("kofi"));
  expect(both).toEqual(expect.arrayContaining(before));
  expect(new Set(both).size).toBe(both.length);
  await owner.query("UPDATE identity_role_grants SET revoked_at = now() WHERE person_id = $1 AND role <> 'agent'", [world.people.kofi.id]);
  expect(await held("kofi")).toEqual(before);
});

test("ID-5 a change of the matrix is a change of the sums, by insert, update, delete and truncate, and for a role that is new", async () => {
  await owner.query("BEGIN");
  const sumOf = async (role: string) => (await owner.query<{ permissions: string[] }>("SELECT permissions FROM identity_role_sums WHERE role = $1", [role])).rows[0]?.permissions;
  const agent = await sumOf("agent");
  await owner.query("INSERT INTO identity_role_permissions VALUES ('agent', 'zz.new'), ('member', 'zz.all')");
  expect(await sumOf("agent")).toEqual([...(agent ?? []), "zz.all", "zz.new"]);
  expect(await sumOf("admin")).toContain("zz.all");
  expect(await sumOf("admin")).not.toContain("zz.new");
  await owner.query("UPDATE identity_role_permissions SET permission = 'zz.other' WHERE permission = 'zz.new'");
  expect(await sumOf("agent")).toEqual([...(agent ?? []), "zz.all", "zz.other"]);
  await owner.query("DELETE FROM identity_role_permissions WHERE permission LIKE 'zz.%'");
  expect(await sumOf("agent")).toEqual(agent);
  await owner.query("INSERT INTO identity_roles VALUES ('usher', 9)");
  expect(await sumOf("usher")).toEqual(await sumOf("member"));
  await owner.query("TRUNCATE identity_role_permissions");
  expect(await sumOf("agent")).toEqual([]);
  await owner.query("ROLLBACK");
  expect(await sumOf("agent")).toEqual(agent);
});

test("ID-5 nobody who acts by the app can read the sums or change them", async () => {
  for (const statement of ["SELECT * FROM identity_role_sums", "UPDATE identity_role_sums SET permissions = '{}'", "DELETE FROM identity_role_sums", "INSERT INTO identity_role_sums VALUES ('member', '{}')"]) {
    await expect(world.tx("system", (tx) => tx.query(statement)), statement).rejects.toMatchObject({ code: "42501" });
  }
});
