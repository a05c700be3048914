import type pg from "pg";
import { verifyAudit } from "../audit/seal.ts";
import { knownMigrations, migrate } from "../db/migrate.ts";
import { BackupError } from "./backup-error.ts";
import { clearDatabase, databaseState, refuseIfInUse } from "./empty-database.ts";
import { loadTables } from "./load-tables.ts";
import type { Manifest } from "./manifest.ts";
import { openSession, qualified, queryable } from "./session.ts";

export interface RestoreOptions {
  /** A role that owns the database. */
  ownerUrl: string;
  /** The archive, which `checkBackup` found whole, and its manifest. */
  path: string;
  manifest: Manifest;
  secret: string;
  /** Drop the community that is there. */
  force: boolean;
  say: (line: string) => void;
}

/**
 * Brings a database to what a backup holds, then to this version's schema, and proves it: rows, foreign keys, the audit chain, somebody
 * who can administer. Ends every session.
 * @throws BackupError with words; before the database is touched, unless they say otherwise
 */
export async function restoreDatabase(options: RestoreOptions): Promise<void> {
  const { manifest, say, ownerUrl, secret } = options;
  const unknown = manifest.migrations.find((name, i) => knownMigrations()[i] !== name);
  if (unknown) throw new BackupError(`The backup was made by a newer version of Baraza (${unknown} is not known here). Update first, then restore.`);
  const client = await openSession(ownerUrl, "restore");
  try {
    await makeRoom(client, options);
    await migrate(ownerUrl, { secret, count: manifest.migrations.length });
    say(`made the tables of that time (${manifest.migrations.at(-1) ?? ""})`);
    await loadTables(client, options.path, manifest);
    say(`loaded ${count(manifest.tables.reduce((sum, t) => sum + t.rows, 0), "row")} into ${count(manifest.tables.length, "table")}; all foreign keys hold`);
    const { applied } = await migrate(ownerUrl, { secret });
    if (applied.length > 0) say(`brought the tables to this version: ${applied.join(", ")}`);
    await continueAuditOrder(client);
    await client.query("ANALYZE");
    await prove(client, manifest, applied.length > 0, say);
    await endSessions(client, say);
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeRoom(client: pg.Client, { force, say }: RestoreOptions): Promise<void> {
  const state = await databaseState(client);
  if (state === "nothing") return;
  if (state === "foreign") throw new BackupError("The database holds tables that are not Baraza's. Make an empty database for it and name that one.");
  if (state === "used" && !force) throw new BackupError("There is a community in this database already. Name an empty database, or give --force to replace it for ever.");
  await refuseIfInUse(client);
  await clearDatabase(client);
  say(state === "used" ? "removed the community that was there (--force)" : "removed the empty tables that were there");
}

/** Seals go by transaction numbers; a server that counts from lower ones adds what is missing (migration 0014). */
async function continueAuditOrder(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query(`DO $do$ DECLARE missing bigint; BEGIN
    SELECT greatest(0, max(x) + 1 - pg_current_xact_id()::text::bigint) INTO missing
      FROM (SELECT max(xid)::text::bigint FROM audit_entries UNION ALL SELECT max(upto_xid)::text::bigint FROM audit_seals) AS seen(x);
    EXECUTE format('CREATE OR REPLACE FUNCTION audit_xid_offset() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT %s::bigint $$', coalesce(missing, 0));
  END $do$`);
  await client.query("COMMIT");
}

async function prove(client: pg.Client, manifest: Manifest, migrated: boolean, say: (line: string) => void): Promise<void> {
  for (const { schema, table, rows } of manifest.tables) {
    const { rows: [found] } = await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${qualified(schema, table)}`);
    // A migration since then may have moved rows, and permissions are those of this version.
    if (found?.count !== rows && !migrated && table !== "identity_role_permissions") throw new BackupError(`${schema}.${table} has ${found?.count ?? 0} rows where the backup has ${rows}: do not use this database.`);
  }
  await client.query("BEGIN READ ONLY");
  const audit = await verifyAudit(queryable(client));
  const { rows: [may] } = await client.query<{ administrators: number; setUp: boolean }>(
    `SELECT (SELECT count(*) FROM identity_role_grants g WHERE g.role = 'super_admin' AND g.revoked_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = g.person_id AND d.lifted_at IS NULL)) AS administrators,
            EXISTS (SELECT 1 FROM identity_setup) AS "setUp"`);
  await client.query("COMMIT");
  if (audit.ok !== manifest.audit.ok || audit.seals !== manifest.audit.seals || audit.entries !== manifest.audit.entries || audit.brokenAt !== manifest.audit.brokenAt) {
    throw new BackupError(`The audit log does not verify as it did when the backup was made (${audit.brokenAt === null ? "entries are missing" : `seal ${audit.brokenAt} does not hold`}): do not use this database.`);
  }
  say(audit.ok ? `the audit log verifies: ${count(audit.seals, "seal")} over ${count(audit.entries, "entry", "entries")}` : `the audit log was broken at seal ${audit.brokenAt ?? 0} before the backup, and is so still`);
  if (may?.setUp && may.administrators === 0) throw new BackupError("Nobody in this backup can administer it (no active super admin): do not use this database.");
  say(may?.setUp ? `${count(may.administrators, "super admin")} can sign in` : "the instance was not set up yet: /setup is open");
}

/** Of what happened after the backup nothing is known here: a session that was ended since must not live again. */
async function endSessions(client: pg.Client, say: (line: string) => void): Promise<void> {
  const { rowCount } = await client.query("DELETE FROM identity_sessions");
  say(`ended ${count(rowCount ?? 0, "session")}: everybody signs in again`);
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
