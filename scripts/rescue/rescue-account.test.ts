import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../server/test/world.ts";
import { rescueAccount } from "./rescue-account.ts";

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.running.services.config.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

test("ID-3 the only super admin who lost phone and codes is let in again by whoever runs the server", async () => {
  const { sade } = world.people;
  await owner.query("INSERT INTO identity_second_factors (person_id, secret, recovery_codes, verified) VALUES ($1, 'lost', 'lost', true)", [sade.id]);
  await owner.query("UPDATE identity_people SET two_factor_enabled = true WHERE id = $1", [sade.id]);
  const { rows: [account] } = await owner.query<{ email: string }>("SELECT email FROM identity_people WHERE id = $1", [sade.id]);
  const rescue = await rescueAccount(owner, ` ${account?.email.toUpperCase() ?? ""} `, world.clock.now());
  expect(rescue).toMatchObject({ personId: sade.id, secondFactor: true });
  expect((await world.as("sade").get("/api/me")).status).toBe(401);
  const { rows } = await owner.query("SELECT p.two_factor_enabled AS on, (SELECT count(*)::int FROM identity_second_factors) AS factors, (SELECT count(*)::int FROM audit_entries a WHERE a.verb = 'second-factor.reset') AS told FROM identity_people p WHERE p.id = $1", [sade.id]);
  expect(rows).toEqual([{ on: false, factors: 0, told: 1 }]);
});

test("ID-3 a name that nobody has changes nothing", async () => {
  expect(await rescueAccount(owner, "nobody@example.com", world.clock.now())).toBeNull();
  expect((await world.as("ada").get("/api/me")).status).toBe(200);
});
