import type pg from "pg";
import { readArchive, type ArchiveEntry } from "./archive.ts";
import { BackupError } from "./backup-error.ts";
import { copyIn } from "./copy-stream.ts";
import { listTables } from "./describe-schema.ts";
import type { BackedUpTable, Manifest } from "./manifest.ts";
import { qualified } from "./session.ts";

/**
 * Replaces all rows of a migrated database by the archive's, in one transaction. Needs to own the tables and no more: triggers of ours are
 * switched off while rows come in (they ran when the rows were written), foreign keys are taken off and put back, which checks every row.
 * @param path an archive that `checkBackup` found whole
 */
export async function loadTables(client: pg.Client, path: string, manifest: Manifest): Promise<void> {
  await client.query("BEGIN");
  const present = new Map((await listTables(client)).map((t) => [`${t.schema}.${t.table}`, t]));
  const wanted = new Map(manifest.tables.map((t) => [`${t.schema}.${t.table}`, t]));
  for (const [name, { columns }] of wanted) checkColumns(name, columns, present.get(name)?.columns);
  const restoreTriggers = await switchOffTriggers(client);
  const restoreKeys = await takeOffForeignKeys(client);
  await client.query(`TRUNCATE ${[...present.values()].map((t) => qualified(t.schema, t.table)).join(", ")}`);
  await copyAll(client, path, wanted);
  for (const { schema, sequence, value, called } of manifest.sequences) {
    await client.query("SELECT setval(to_regclass($1), $2::bigint, $3) WHERE to_regclass($1) IS NOT NULL", [qualified(schema, sequence), value, called]);
  }
  await restoreKeys();
  await restoreTriggers();
  // Whoever had taken them is gone: they are free for the next worker.
  await client.query("UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL");
  await client.query("UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL");
  await client.query("COMMIT");
}

function checkColumns(name: string, wanted: readonly string[], present: readonly string[] | undefined): void {
  const missing = wanted.find((column) => !present?.includes(column));
  if (missing) throw new BackupError(`The backup holds ${name}.${missing}, which this version of Baraza does not have. Restore it with the version that made it, then update.`);
}

/** One COPY for each table, over all of its entries, which lie together. */
async function copyAll(client: pg.Client, path: string, tables: ReadonlyMap<string, BackedUpTable>): Promise<void> {
  const entries = readArchive(path);
  const loaded = new Set<string>();
  try {
    let next = await nextTableEntry(entries);
    while (next) {
      const { name } = next;
      const table = tables.get(name);
      if (!table || loaded.has(name)) throw new BackupError(`The backup changed while it was read: ${name} is not where it was.`);
      async function* pieces(): AsyncGenerator<Buffer> {
        while (next?.name === name) {
          yield* next.entry.pieces();
          next = await nextTableEntry(entries);
        }
      }
      const target = `${qualified(table.schema, table.table)} (${table.columns.map((c) => `"${c}"`).join(", ")})`;
      const rows = await copyIn(client, `COPY ${target} FROM STDIN`, pieces());
      if (rows !== table.rows) throw new BackupError(`${name} took ${rows} rows where the backup has ${table.rows}.`);
      loaded.add(name);
    }
  } finally {
    await entries.return(undefined);
  }
}

async function nextTableEntry(entries: AsyncGenerator<ArchiveEntry>): Promise<{ name: string; entry: ArchiveEntry } | undefined> {
  for (;;) {
    const { value: entry, done } = await entries.next();
    if (done) return undefined;
    const name = /^tables\/([^/]+)\//.exec(entry.path)?.[1];
    if (name) return { name, entry };
  }
}

async function switchOffTriggers(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT t.tgrelid::regclass::text AS "table", quote_ident(t.tgname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND t.tgparentid = 0 AND c.relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
  return async () => { for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${name}`); };
}

async function takeOffForeignKeys(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE contype = 'f' AND conparentid = 0 AND connamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return async () => { for (const { table, name, definition } of rows) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`); };
}
