import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { open, opendir, rename, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type pg from "pg";
import { verifyAudit } from "../audit/seal.ts";
import { ArchiveWriter } from "./archive.ts";
import { BackupError } from "./backup-error.ts";
import { copyOut } from "./copy-stream.ts";
import { appliedMigrations, listSequences, listTables, type TableShape } from "./describe-schema.ts";
import { addToJournal, journalOf, readJournal } from "./erasure-journal.ts";
import { filePattern, formatVersion, manifestPath, secretFingerprint, secretPath, type BackedUpTable, type Manifest } from "./manifest.ts";
import { openSession, qualified, queryable } from "./session.ts";

export interface BackupOptions {
  /** As the owner of the tables. */
  ownerUrl: string;
  /** Holds `files/`. */
  dataDir: string;
  secret: { value: string; /** Kept in the data folder, so it goes along; one from the environment stays there. */ inDataDir: boolean };
  files: { store: "disk" } | { store: "s3"; bucket: string };
  /** The archive to write. */
  target: string;
  /** Told when the snapshot stands, with its id (`SET TRANSACTION SNAPSHOT`). */
  onSnapshot?: (id: string) => Promise<void>;
}

/** A table's rows lie in the archive in entries of about this size, in bytes: an entry's size must be known before it is written. */
const entryBytes = 4 * 1024 * 1024;

/**
 * Writes a consistent backup of a running instance: one snapshot of the database and the stored files, as tar.gz.
 * The file has another name until it is whole. Memory stays flat whatever the size.
 * @throws BackupError with words for the console
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  if (existsSync(options.target)) throw new BackupError(`${options.target} is there already. Name another file: a backup never overwrites one.`);
  const partial = `${options.target}.part-${process.pid}`;
  const client = await openSession(options.ownerUrl, "backup");
  const archive = new ArchiveWriter(partial);
  try {
    const manifest = await writeAll(options, client, archive);
    await archive.close();
    await rename(partial, options.target);
    // Older backups beside it bring back whom they still have: a restore reads this (erasure-journal.ts).
    const { rows: [known] } = await client.query<{ known: boolean }>("SELECT to_regclass('identity_erasures') IS NOT NULL AS known");
    const { rows } = known?.known !== true ? { rows: [] } : await client.query<{ personId: string; at: Date }>(`SELECT person_id AS "personId", started_at AS at FROM identity_erasures WHERE started_at IS NOT NULL ORDER BY started_at`);
    await addToJournal(journalOf(dirname(options.target)), [...rows.map(({ personId, at }) => ({ personId, at: at.toISOString() })), ...readJournal(journalOf(options.dataDir))]);
    return manifest;
  } catch (error) {
    await archive.abort();
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function writeAll(options: BackupOptions, client: pg.Client, archive: ArchiveWriter): Promise<Manifest> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows: [start] } = await client.query<{ at: Date; server: string; snapshot: string }>("SELECT clock_timestamp() AS at, current_setting('server_version') AS server, pg_export_snapshot() AS snapshot");
  if (!start) throw new Error("the server answers no row");
  const sequences = await listSequences(client);
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) throw new BackupError("There is no Baraza in this database: nothing to back up. Is DATABASE_URL or BARAZA_DATA_DIR the right one?");
  await options.onSnapshot?.(start.snapshot);
  const audit = await verifyAudit(queryable(client));
  const tables: BackedUpTable[] = [];
  for (const table of await listTables(client)) if (table.logged) tables.push(await writeTable(client, archive, table));
  await client.query("COMMIT");
  const files = options.files.store === "s3"
    ? { store: "s3" as const, bucket: options.files.bucket, count: 0, bytes: 0, sha256: createHash("sha256").digest("hex") }
    : { store: "disk" as const, bucket: null, ...(await writeFiles(options.dataDir, archive)) };
  if (options.secret.inDataDir) await archive.add(secretPath, Buffer.from(options.secret.value));
  const manifest: Manifest = {
    format: formatVersion, at: start.at.toISOString(), server: start.server, migrations, tables, sequences, audit, files,
    secret: { fingerprint: secretFingerprint(options.secret.value), included: options.secret.inDataDir },
  };
  await archive.add(manifestPath, Buffer.from(JSON.stringify(manifest, null, 1)));
  return manifest;
}

async function writeTable(client: pg.Client, archive: ArchiveWriter, { schema, table, columns }: TableShape): Promise<BackedUpTable> {
  const hash = createHash("sha256");
  let waiting: Buffer[] = [], size = 0, part = 0, bytes = 0;
  const flush = async () => {
    if (size === 0) return;
    await archive.add(`tables/${schema}.${table}/${String(part).padStart(6, "0")}`, Buffer.concat(waiting));
    [waiting, size, part] = [[], 0, part + 1];
  };
  // A SELECT, because a partitioned table can't be copied by its name.
  const rows = await copyOut(client, `COPY (SELECT ${columns.map((c) => `"${c}"`).join(", ")} FROM ${qualified(schema, table)}) TO STDOUT`, async (piece) => {
    hash.update(piece);
    waiting.push(piece);
    size += piece.byteLength;
    bytes += piece.byteLength;
    if (size >= entryBytes) await flush();
  });
  await flush();
  return { schema, table, columns, rows, bytes, sha256: hash.digest("hex") };
}

/** The stored files. They never change once they are there; one that is removed meanwhile is left out. */
async function writeFiles(dataDir: string, archive: ArchiveWriter): Promise<{ count: number; bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let count = 0, bytes = 0;
  for await (const file of filesBelow(join(dataDir, "files"))) {
    const path = relative(dataDir, file).replaceAll("\\", "/");
    if (!filePattern.test(path)) continue;
    const handle = await open(file).catch(() => undefined);
    if (!handle) continue;
    try {
      const { size } = await handle.stat();
      hash.update(`${path}\n${size}\n`);
      await archive.addFrom(path, size, (async function* read() {
        for await (const piece of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
          hash.update(piece);
          yield piece;
        }
      })());
      count += 1;
      bytes += size;
    } finally {
      await handle.close();
    }
  }
  return { count, bytes, sha256: hash.digest("hex") };
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const directory = await opendir(folder).catch(() => undefined);
  if (!directory) return;
  for await (const entry of directory) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}
