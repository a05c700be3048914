import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; } });
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)", [world.people.sade.id, tx.now]));
});
afterAll(() => world.close());

const roles = (by: "sade" | "nneka", of: "sade" | "nneka", wanted: string[]) => world.as(by).put(`/api/staff/${world.people[of].id}/roles`, { roles: wanted });
const deactivate = (by: "sade" | "nneka", of: "sade" | "nneka") => world.as(by).put(`/api/staff/${world.people[of].id}/deactivation`, { reason: "test" });
const active = () => world.tx("system", async (tx) => (await tx.query<{ id: string }>(
  `SELECT g.person_id AS id FROM identity_role_grants g WHERE g.role = 'super_admin' AND g.revoked_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = g.person_id AND d.lifted_at IS NULL)`, [])).rows.map((row) => row.id));

/** Sade and Nneka are both super admins, active and signed in. */
beforeEach(() => world.tx("system", async (tx) => {
  for (const person of [world.people.sade, world.people.nneka]) {
    await tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, 'super_admin', $2) ON CONFLICT DO NOTHING", [person.id, tx.now]);
    await tx.query("UPDATE identity_deactivations SET lifted_at = $2 WHERE person_id = $1 AND lifted_at IS NULL", [person.id, tx.now]);
    await tx.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day') ON CONFLICT (token) DO NOTHING", [person.token, person.id]);
  }
}));

test("ID-7 one of two super admins may go, the last may not: not by demotion, not by deactivation", async () => {
  expect((await roles("sade", "nneka", ["admin"])).status).toBe(200);
  for (const wanted of [[], ["admin"], ["agent"]]) expect(await roles("sade", "sade", wanted)).toMatchObject({ status: 409, body: { type: "/problems/last-super-admin" } });
  expect(await deactivate("sade", "sade")).toMatchObject({ status: 409, body: { type: "/problems/last-super-admin" } });
  expect(await active()).toEqual([world.people.sade.id]);
  expect((await world.as("sade").get("/api/me")).status).toBe(200);
});

test("ID-7 a deactivated super admin does not count as one who stays", async () => {
  expect((await deactivate("sade", "nneka")).status).toBe(200);
  expect(await roles("sade", "sade", [])).toMatchObject({ status: 409, body: { type: "/problems/last-super-admin" } });
});

test("ID-7 two who demote each other at the same moment leave exactly one super admin", async () => {
  for (let round = 0; round < 6; round++) {
    await world.tx("system", (tx) => tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) SELECT p, 'super_admin', $2 FROM unnest($1::uuid[]) AS p ON CONFLICT DO NOTHING", [[world.people.sade.id, world.people.nneka.id], tx.now]));
    const answers = await Promise.all([roles("sade", "nneka", ["admin"]), roles("nneka", "sade", ["admin"])]);
    expect(await active()).toHaveLength(1);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    // The other was refused as the last one, or had lost the right by the time its turn came.
    expect([403, 409]).toContain(answers.find((a) => a.status !== 200)?.status);
  }
});

test("ID-7 demoting oneself and being deactivated by the other at the same moment leave exactly one", async () => {
  for (let round = 0; round < 4; round++) {
    await world.tx("system", async (tx) => {
      await tx.query("INSERT INTO identity_role_grants (person_id, role, granted_at) SELECT p, 'super_admin', $2 FROM unnest($1::uuid[]) AS p ON CONFLICT DO NOTHING", [[world.people.sade.id, world.people.nneka.id], tx.now]);
      await tx.query("UPDATE identity_deactivations SET lifted_at = $1 WHERE lifted_at IS NULL", [tx.now]);
    });
    const answers = await Promise.all([roles("sade", "sade", ["admin"]), deactivate("sade", "nneka")]);
    expect(await active()).toHaveLength(1);
    // The one that comes second is refused: by the database when both run, by the lost right when the first had ended.
    const [done, refused] = answers.map((a) => a.status).sort();
    expect(done).toBe(200);
    expect([403, 409]).toContain(refused);
    await world.tx("system", (tx) => tx.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day') ON CONFLICT (token) DO NOTHING", [world.people.nneka.token, world.people.nneka.id]));
  }
});

test("ID-7 straight in the database the last one can be neither removed nor revoked nor deactivated", async () => {
  await roles("sade", "nneka", ["admin"]);
  const { id } = world.people.sade;
  const attempts: [string, { constraint?: string; code?: string }][] = [
    ["UPDATE identity_role_grants SET revoked_at = now() WHERE person_id = $1", { constraint: "identity_last_super_admin" }],
    ["INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'x', now())", { constraint: "identity_last_super_admin" }],
    ["DELETE FROM identity_role_grants WHERE person_id = $1", { code: "42501" }],
    // Grants refer to the person.
    ["DELETE FROM identity_people WHERE id = $1", { code: "23503" }],
  ];
  for (const [text, refusal] of attempts) await expect(world.tx("system", (tx) => tx.query(text, [id])), text).rejects.toMatchObject(refusal);
  expect(await active()).toEqual([id]);
});
