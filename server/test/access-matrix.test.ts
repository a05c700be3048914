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

const roles = ["nobody", "member", "agent", "operator", "moderator", "admin", "super_admin", "system"] as const;
type Role = (typeof roles)[number];
const startAs = (role: Role): Start => {
  const { ada, wanjiru, tunde, musa, nneka, sade } = world.people;
  const people: Partial<Record<Role, string>> = { member: ada.id, agent: wanjiru.id, operator: tunde.id, moderator: musa.id, admin: nneka.id, super_admin: sade.id };
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
    if (!(error instanceof RollBack) && !/permission denied|row-level security|never changed|foreign key|violates|cannot (update|delete from) view/.test(String(error))) throw error;
  });
  return count;
}

interface Copy { sql: string; /** As JSON; none for a view, whose rows the owner may not see either. */ row: string | undefined }
const copies = new Map<string, Promise<Copy>>();
/** The statement that adds a row like the one with this key. */
function copyOf(table: string, key: string, value: string): Promise<Copy> {
  const name = `${table} ${key} ${value}`;
  const made = copies.get(name) ?? makeCopy(table, key, value);
  copies.set(name, made);
  return made;
}

async function makeCopy(table: string, key: string, value: string): Promise<Copy> {
  const { rows: [about] } = await owner.query<{ view: boolean; columns: string }>(
    `SELECT relkind = 'v' AS view, (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
       FROM pg_class c WHERE oid = $1::regclass`, [table]);
  if (about?.view) return { sql: `INSERT INTO ${table} DEFAULT VALUES`, row: undefined };
  const { rows: [copied] } = await owner.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${key}::text = $1 LIMIT 1`, [value]);
  if (!about || !copied) throw new Error(`${table} has no row ${value}`);
  return { sql: `INSERT INTO ${table} (${about.columns}) OVERRIDING SYSTEM VALUE SELECT ${about.columns} FROM jsonb_populate_record(NULL::${table}, $1)`, row: copied.row };
}

/**
 * Whether a role may add a row that is a copy of the one with this key. The policies of adding are asked before any constraint: what fails by being there
 * already was let in, and only a refusal by privilege or policy counts as one. `inTheName`: one person's id in the copy is changed to another's.
 */
async function adds(table: string, key: string, value: string, role: Role, inTheName?: { of: string; by: string }): Promise<boolean> {
  const { sql, row } = await copyOf(table, key, value);
  return withTx(world.running.services, startAs(role), async (tx): Promise<never> => {
    await tx.query(sql, row ? [inTheName ? row.replaceAll(inTheName.of, inTheName.by) : row] : []);
    throw new RollBack();
  }).catch((error: unknown) => {
    if (error instanceof RollBack) return true;
    const { code = "" } = error as { code?: string };
    // 55000: a view of several tables takes no rows from anybody.
    if (code === "42501" || code === "55000") return false;
    if (code.startsWith("23")) return true;
    throw error;
  });
}

/** r, i, u, d: may read, add, change, remove; "-" where not. A pair own/other. */
async function cell(fixture: TableFixture, role: Role): Promise<string> {
  const table = fixture.table.split(" ")[0] ?? "";
  const verbs = async (key: string) => {
    const where = `${fixture.key}::text = $1`;
    const read = await rowsOf(startAs(role), (tx) => tx.query(`SELECT 1 FROM ${table} WHERE ${where}`, [key]));
    const add = await adds(table, fixture.key, key, role);
    const change = await rowsOf(startAs(role), (tx) => tx.query(`UPDATE ${table} SET ${fixture.key} = ${fixture.key} WHERE ${where}`, [key]));
    const remove = await rowsOf(startAs(role), (tx) => tx.query(`DELETE FROM ${table} WHERE ${where}`, [key]));
    return (read ? "r" : "-") + (add ? "i" : "-") + (change ? "u" : "-") + (remove ? "d" : "-");
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

test("XX-4 every view is in the matrix, and none that runs as its owner can be written to", async () => {
  const { rows } = await owner.query<{ name: string; invoker: boolean; writable: boolean }>(
    `SELECT c.relname AS name, coalesce('security_invoker=true' = ANY (c.reloptions), false) AS invoker, has_table_privilege('baraza_app', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS writable
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') ORDER BY 1`);
  const covered = new Set(fixtures.map((f) => f.table.split(" ")[0]));
  expect(rows.filter((r) => !covered.has(r.name)).map((r) => r.name)).toEqual([]);
  expect(rows.filter((r) => !r.invoker && r.writable).map((r) => r.name)).toEqual([]);
  expect(rows.filter((r) => !r.invoker).map((r) => r.name)).toEqual(["conversation_words_findable", "desk_tickets_findable", "help_feedback", "identity_people_findable"]);
});

test("XX-4 the server's role owns nothing and can't step around the policies", async () => {
  const { rows } = await owner.query<{ owned: number; bypass: boolean; superuser: boolean }>(
    `SELECT (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned, rolbypassrls AS bypass, rolsuper AS superuser FROM pg_roles r WHERE rolname = 'baraza_app'`);
  expect(rows[0]).toEqual({ owned: 0, bypass: false, superuser: false });
});

test("XX-4 table × role × own/other is exactly what the reviewed matrix says", async () => {
  const lines = ["# r: reads, i: adds one like it, u: changes, d: removes. Own row / other person's row. Made by access-matrix.test.ts; review every change.",
    `${"table".padEnd(37)}${roles.map((r) => r.padEnd(13)).join("")}`.trimEnd()];
  for (const fixture of fixtures) {
    const cells: string[] = [];
    for (const role of roles) cells.push((await cell(fixture, role)).padEnd(13));
    lines.push(`${fixture.table.padEnd(37)}${cells.join("")}`.trimEnd());
  }
  const found = `${lines.join("\n")}\n`;
  const file = new URL("./access-matrix.txt", import.meta.url);
  if (process.env.BARAZA_WRITE_MATRIX) (await import("node:fs")).writeFileSync(file, found);
  expect(found).toBe(readFileSync(file, "utf8"));
});

/** Where a member may add a row that is in their own name and otherwise a copy of another's. Each needs its reason here. */
const inOwnName: Record<string, string> = {
  identity_details: "about the person alone", identity_age_checks: "about the person alone", identity_place_checks: "about the person alone", identity_erasures: "about the person alone",
  identity_exports: "about the person alone", idempotency_keys: "the person's own keys", files: "the person's own uploads", reports: "what the person reports", notification_preferences: "about the person alone",
  desk_bulks: "what the person asked for; each of its tickets is changed through the person's own rights", audit_entries: "what the person did",
  help_votes: "the person's own vote", mail_messages: "whoever acts may cause mail to others; nobody but the system reads it", conversations: "belongs to nobody until somebody takes part",
  desk_tickets: "its key is a conversation's: one that has a ticket takes no second one", desk_ticket_origins: "one for each ticket, made with it", assistant_sessions: "one for each bot talk, made with it",
};
test("XX-4 a member can't put themselves into what is another's", async () => {
  const { ada, bayo } = world.people;
  const letIn: string[] = [];
  for (const { table, key, other } of fixtures) {
    const name = table.split(" ")[0] ?? "";
    if (await adds(name, key, other, "member", { of: bayo.id, by: ada.id })) letIn.push(name);
  }
  expect(letIn.sort()).toEqual(Object.keys(inOwnName).sort());
});
