import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runMigrations as migrateJobs } from "graphile-worker";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { permissionMatrix } from "../../../contract/permissions.ts";
import { ensureAppRole } from "./roles.ts";

const folder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Serialises whole starts of several nodes; node-pg-migrate's own lock covers only its part. */
const startLock = 5_071_944;

/**
 * Brings the database to the newest schema: the app role, the job queue's tables, our numbered files, the permission matrix.
 * Safe to run from several nodes at once and when nothing is to do.
 * @param ownerUrl a role that may create tables, and roles on the first run
 * @param options.secret the instance's secret (for the app role's password)
 * @param options.count applies only so many of the pending files: a restore makes the schema of its backup's time first
 */
export async function migrate(ownerUrl: string, options: { secret: string; count?: number; log?: (line: string) => void }): Promise<{ applied: string[] }> {
  const log = options.log ?? (() => {});
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "baraza:migrate" });
  // What it waits for fails too, and says why; unheard, this would end the process while it stops.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [startLock]);
    await ensureAppRole(client, options.secret);
    const { rows } = await client.query<{ present: boolean }>("SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS present");
    await migrateJobs({ connectionString: ownerUrl, maxPoolSize: 1 });
    if (!rows[0]?.present) log("job queue tables made");
    const applied = await runner({
      dbClient: client, dir: folder, direction: "up", migrationsTable: "migrations_applied", checkOrder: true, noLock: true,
      ...(options.count === undefined ? {} : { count: options.count }),
      logger: { debug: () => {}, info: () => {}, warn: log, error: log },
    });
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").catch(() => log("pg_stat_statements is not available: the slowest-statements page will say how to add it"));
    await syncPermissions(client);
    for (const { name } of applied) log(`applied ${name}`);
    return { applied: applied.map((m) => m.name) };
  } finally {
    await client.end();
  }
}

/** Names of all migrations that this version knows, in order. */
export function knownMigrations(): string[] {
  return readdirSync(folder).filter((file) => /^\d{4}_.*\.sql$/.test(file)).sort().map((file) => file.replace(/\.sql$/, ""));
}

/** Copies contract/permissions.ts into the table that row-level security reads. */
async function syncPermissions(client: pg.Client): Promise<void> {
  const pairs = Object.entries(permissionMatrix).flatMap(([permission, roles]) => roles.map((role) => ({ role, permission })));
  await client.query("BEGIN");
  await client.query(
    `DELETE FROM identity_role_permissions p WHERE NOT EXISTS (
       SELECT 1 FROM unnest($1::text[], $2::text[]) AS w(role, permission) WHERE w.role = p.role AND w.permission = p.permission)`,
    [pairs.map((p) => p.role), pairs.map((p) => p.permission)],
  );
  await client.query(
    "INSERT INTO identity_role_permissions (role, permission) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING",
    [pairs.map((p) => p.role), pairs.map((p) => p.permission)],
  );
  await client.query("COMMIT");
}
