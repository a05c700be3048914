import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { anonymous, systemActor, type Actor } from "../platform/actor.ts";
import { withTx, type Start, type Tx } from "../platform/db/tx.ts";
import { fillEveryTable, type TableFixture } from "./access-fixtures.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let owner: pg.Client;
let fixtures: TableFixture[];
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  fixtures = await fillEveryTable(owner, world);
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

/** Tables that hold nothing of a person, or that the app's role can't reach at all. Each needs its reason here. */
const withoutPolicies: Record<string, string> = {
  limit_windows: "counts by id or address for a minute",
  limit_buckets: "time stamps by id",
  socket_io_attachments: "realtime payloads over 8 kB between nodes, removed within seconds",
  identity_roles: "the list of role names",
  identity_role_permissions: "the default matrix, the same for everybody",
  migrations_applied: "no grant to the app's role",
};

const roles = ["nobody", "member", "agent", "moderator", "admin", "super_admin", "system"] as const;
type Role = (typeof roles)[number];
const startAs = (role: Role): Start => {
  const { ada, wanjiru, musa, nneka, sade } = world.people;
  const people: Partial<Record<Role, string>> = { member: ada.id, agent: wanjiru.id, moderator: musa.id, admin: nneka.id, super_admin: sade.id };
  const personId = people[role];
  const actor: Actor = role === "system" ? systemActor : anonymous;
  return personId ? { personId } : { actor };
};

class RollBack extends Error {}
/** Runs a statement and takes it back; a refusal by privilege or policy counts as zero rows. */
async function rowsOf(start: Start, sql: (tx: Tx) => Promise<{ rowCount: number }>): Promise<number> {
  let count = 0;
  await withTx(world.running.services, start, async (tx) => {
    count = (await sql(tx)).rowCount;
    throw new RollBack();
  }).catch((error: unknown) => {
    if (!(error instanceof RollBack) && !/permission denied|row-level security|never changed|foreign key|violates/.test(String(error))) throw error;
  });
  return count;
}

/** r, u, d: may read, change, remove; "-" where not. A pair own/other. */
async function cell(fixture: TableFixture, role: Role): Promise<string> {
  const table = fixture.table.split(" ")[0] ?? "";
  const verbs = async (key: string) => {
    const where = `${fixture.key}::text = $1`;
    const read = await rowsOf(startAs(role), (tx) => tx.query(`SELECT 1 FROM ${table} WHERE ${where}`, [key]));
    const change = await rowsOf(startAs(role), (tx) => tx.query(`UPDATE ${table} SET ${fixture.key} = ${fixture.key} WHERE ${where}`, [key]));
    const remove = await rowsOf(startAs(role), (tx) => tx.query(`DELETE FROM ${table} WHERE ${where}`, [key]));
    return (read ? "r" : "-") + (change ? "u" : "-") + (remove ? "d" : "-");
  };
  return `${await verbs(fixture.own)}/${await verbs(fixture.other)}`;
}

test("XX-4 every table has row-level security, or a reason why not", async () => {
  const { rows } = await owner.query<{ name: string; secured: boolean; grants: boolean }>(
    `SELECT c.relname AS name, c.relrowsecurity AS secured, has_table_privilege('baraza_app', c.oid, 'SELECT') AS grants
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`);
  const unsecured = rows.filter((r) => !r.secured && r.grants && !(r.name in withoutPolicies)).map((r) => r.name);
  expect(unsecured).toEqual([]);
  const covered = new Set(fixtures.map((f) => f.table.split(" ")[0]));
  expect(rows.filter((r) => r.secured && r.grants && !covered.has(r.name)).map((r) => r.name)).toEqual([]);
});

test("XX-4 the server's role owns nothing and can't step around the policies", async () => {
  const { rows } = await owner.query<{ owned: number; bypass: boolean; superuser: boolean }>(
    `SELECT (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned, rolbypassrls AS bypass, rolsuper AS superuser FROM pg_roles r WHERE rolname = 'baraza_app'`);
  expect(rows[0]).toEqual({ owned: 0, bypass: false, superuser: false });
});

test("XX-4 table × role × own/other is exactly what the reviewed matrix says", async () => {
  const lines = ["# r: reads, u: changes, d: removes. Own row / other person's row. Made by access-matrix.test.ts; review every change.",
    `${"table".padEnd(34)}${roles.map((r) => r.padEnd(13)).join("")}`.trimEnd()];
  for (const fixture of fixtures) {
    const cells: string[] = [];
    for (const role of roles) cells.push((await cell(fixture, role)).padEnd(13));
    lines.push(`${fixture.table.padEnd(34)}${cells.join("")}`.trimEnd());
  }
  const found = `${lines.join("\n")}\n`;
  const file = new URL("./access-matrix.txt", import.meta.url);
  if (process.env.BARAZA_WRITE_MATRIX) (await import("node:fs")).writeFileSync(file, found);
  expect(found).toBe(readFileSync(file, "utf8"));
});
