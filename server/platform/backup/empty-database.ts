import type pg from "pg";
import { BackupError } from "./backup-error.ts";
import { appliedMigrations } from "./describe-schema.ts";

/** `nothing`: no tables. `unused`: our tables without people. `used`: somebody's community. `foreign`: tables that are not ours. */
export type DatabaseState = "nothing" | "unused" | "used" | "foreign";

/** What is in a database that a backup is to go into. */
export async function databaseState(client: pg.Client): Promise<DatabaseState> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LIMIT 1`);
    return rows.length > 0 ? "foreign" : "nothing";
  }
  if (migrations[0] !== "0001_platform") return "foreign";
  const { rows: [people] } = await client.query<{ there: boolean }>("SELECT to_regclass('public.identity_people') IS NOT NULL AS there");
  if (!people?.there) return "unused";
  return (await client.query("SELECT 1 FROM public.identity_people LIMIT 1")).rows.length > 0 ? "used" : "unused";
}

/** Refuses a database that Baraza is connected to: what it wrote meanwhile would be lost. @throws BackupError */
export async function refuseIfInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND (usename = 'baraza_app' OR application_name LIKE 'baraza:%') LIMIT 1");
  if (rows.length > 0) throw new BackupError("Baraza is connected to this database. Stop it first (all of its processes), then restore.");
}

/** Drops everything of ours, and nothing of extensions: they may need rights to come back that we do not have. */
export async function clearDatabase(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
  await client.query("DROP SCHEMA IF EXISTS insight CASCADE");
  const own = (catalog: string) => `NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;
  const drops = [
    ["VIEW", `SELECT o.oid::regclass::text AS name FROM pg_class o WHERE o.relnamespace = 'public'::regnamespace AND o.relkind = 'v' AND ${own("pg_class")}`],
    ["TABLE", `SELECT o.oid::regclass::text AS name FROM pg_class o WHERE o.relnamespace = 'public'::regnamespace AND o.relkind IN ('r', 'p') AND NOT o.relispartition AND ${own("pg_class")}`],
    ["SEQUENCE", `SELECT o.oid::regclass::text AS name FROM pg_class o WHERE o.relnamespace = 'public'::regnamespace AND o.relkind = 'S' AND ${own("pg_class")}`],
    ["ROUTINE", `SELECT o.oid::regprocedure::text AS name FROM pg_proc o WHERE o.pronamespace = 'public'::regnamespace AND ${own("pg_proc")}`],
    ["TYPE", `SELECT o.oid::regtype::text AS name FROM pg_type o LEFT JOIN pg_class c ON c.oid = o.typrelid
       WHERE o.typnamespace = 'public'::regnamespace AND o.typtype IN ('c', 'd', 'e') AND (o.typrelid = 0 OR c.relkind = 'c') AND ${own("pg_type")}`],
    ["TEXT SEARCH CONFIGURATION", `SELECT o.oid::regconfig::text AS name FROM pg_ts_config o WHERE o.cfgnamespace = 'public'::regnamespace AND ${own("pg_ts_config")}`],
  ] as const;
  for (const [kind, find] of drops) {
    // Names as the server writes them, quoted where they need it. One may have gone with another before it.
    for (const { name } of (await client.query<{ name: string }>(find)).rows) await client.query(`DROP ${kind} IF EXISTS ${name} CASCADE`);
  }
  await client.query("COMMIT");
}
