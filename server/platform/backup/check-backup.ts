import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readArchive } from "./archive.ts";
import { BackupError } from "./backup-error.ts";
import { filePattern, formatVersion, manifestPath, manifestSchema, secretFingerprint, secretPath, type Manifest } from "./manifest.ts";

const tableEntry = /^tables\/([a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*)\/\d{6}$/;
const longestManifest = 16 * 1024 * 1024;

/** What a whole, unaltered archive says about itself; its secret when it brings one. */
export interface CheckedBackup {
  manifest: Manifest;
  secret: string | undefined;
}

/**
 * Reads a whole archive and compares every digest with its manifest. Nothing is written anywhere.
 * @throws BackupError that says what is wrong: missing, cut off, damaged, altered, or of another version
 */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  if (!existsSync(path)) throw new BackupError(`There is no file ${path}.`);
  const tables = new Map<string, Hash>();
  const files = createHash("sha256");
  let fileCount = 0, text: string | undefined, secret: string | undefined;
  for await (const { path: name, size, pieces } of readArchive(path)) {
    if (text !== undefined) throw new BackupError("The backup was altered: something stands behind its end.");
    const table = tableEntry.exec(name)?.[1];
    if (table) {
      const hash = tables.get(table) ?? createHash("sha256");
      tables.set(table, hash);
      for await (const piece of pieces()) hash.update(piece);
    } else if (filePattern.test(name)) {
      fileCount += 1;
      files.update(`${name}\n${size}\n`);
      for await (const piece of pieces()) files.update(piece);
    } else if (name === secretPath || name === manifestPath) {
      const whole = await readText(name, size, pieces());
      if (name === secretPath) secret = whole;
      else text = whole;
    } else throw new BackupError(`The backup was altered: ${JSON.stringify(name)} does not belong into it.`);
  }
  const manifest = readManifest(text);
  for (const { schema, table, sha256 } of manifest.tables) {
    const name = `${schema}.${table}`;
    if ((tables.get(name) ?? createHash("sha256")).digest("hex") !== sha256) throw new BackupError(`The backup was altered or is damaged: the rows of ${name} are not those that were written.`);
    tables.delete(name);
  }
  const [stray] = tables.keys();
  if (stray) throw new BackupError(`The backup was altered: its manifest does not name ${stray}.`);
  if (fileCount !== manifest.files.count || files.digest("hex") !== manifest.files.sha256) throw new BackupError("The backup was altered or is damaged: its files are not those that were written.");
  if (manifest.secret.included !== (secret !== undefined) || (secret !== undefined && secretFingerprint(secret) !== manifest.secret.fingerprint)) {
    throw new BackupError("The backup was altered or is damaged: its secret is not the one that was written.");
  }
  return { manifest, secret };
}

async function readText(name: string, size: number, pieces: AsyncIterable<Buffer>): Promise<string> {
  if (size > longestManifest) throw new BackupError(`The backup was altered: its ${name} is too long.`);
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString("utf8");
}

function readManifest(text: string | undefined): Manifest {
  if (text === undefined) throw new BackupError("This is not a whole backup of Baraza: its manifest is missing.");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BackupError("The backup is damaged: its manifest can't be read.");
  }
  const version = (json as { format?: unknown } | null)?.format;
  if (typeof version === "number" && version > formatVersion) throw new BackupError("The backup was made by a newer version of Baraza. Restore it with that version.");
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw new BackupError("The backup was altered or is damaged: its manifest is not complete.");
  return parsed.data;
}
