/** `npm run restore -- <file> [--into <DATABASE_URL>] [--force]`: an instance as a backup has it (docs/operations.md). */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { BackupError } from "../server/platform/backup/backup-error.ts";
import { checkBackup, type CheckedBackup } from "../server/platform/backup/check-backup.ts";
import { chooseSecret, embeddedRuns, keepSecret, replaceContent } from "../server/platform/backup/data-folder.ts";
import { restoreDatabase } from "../server/platform/backup/restore-database.ts";
import { unpackFiles } from "../server/platform/backup/unpack-files.ts";
import { ConfigError, readEnvironment } from "../server/platform/config.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";

const usage = "Say which backup: npm run restore -- <file> [--into <DATABASE_URL>] [--force]\nWithout --into it goes to where the server keeps its data (DATABASE_URL, else BARAZA_DATA_DIR).";
const say = (line: string) => { console.log(`  ${line}`); };

interface Wish { file: string; into: string | undefined; force: boolean }

function readArguments(): Wish {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { into: { type: "string" }, force: { type: "boolean", default: false } } });
    const [file] = positionals;
    if (file && positionals.length === 1) return { file: resolve(file), into: values.into, force: values.force };
  } catch (error) {
    throw new BackupError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  throw new BackupError(usage);
}

async function main(): Promise<void> {
  const { file, into, force } = readArguments();
  const environment = readEnvironment({ ...process.env, ...(into === undefined ? {} : { DATABASE_URL: into }) });
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  const external = environment.DATABASE_URL;
  if (!external && embeddedRuns(dataDir)) throw new BackupError(`Baraza runs on ${dataDir}. Stop it first, then restore.`);
  console.log(`Checking ${file} …`);
  const checked = await checkBackup(file);
  say(`whole and unaltered: a backup of ${checked.manifest.at}`);
  const secret = chooseSecret(checked.manifest, checked.secret, { environment: environment.BARAZA_SECRET, dataDir });
  console.log(external ? `Restoring into ${withoutPassword(external)} …` : `Restoring into ${dataDir} …`);
  const old = await replaceContent(dataDir, external ? ["files", "secret"] : undefined, async (folder) => {
    if (external) await restoreDatabase({ ownerUrl: external, path: file, manifest: checked.manifest, secret: secret.value, force, say });
    else await restoreEmbedded(folder, file, checked, secret.value);
    await restoreFiles(folder, file, checked, environment.BARAZA_FILES);
    if (secret.write) await keepSecret(folder, secret.value);
  });
  if (old) say(`what was there before is in ${old}: remove it when you are sure`);
  if (secret.warning) console.warn(`\n${secret.warning}`);
  console.log("\nDone. Start Baraza.");
}

/** A new cluster, always: the old one is moved aside, whatever is in it. */
async function restoreEmbedded(folder: string, path: string, { manifest }: CheckedBackup, secret: string): Promise<void> {
  const embedded = await startEmbedded({ dataDirectory: folder, stopOnSignals: true, log: say });
  try {
    await restoreDatabase({ ownerUrl: embedded.ownerUrl, path, manifest, secret, force: false, say });
  } finally {
    await embedded.stop();
  }
}

async function restoreFiles(folder: string, path: string, { manifest: { files } }: CheckedBackup, store: "disk" | "s3"): Promise<void> {
  if (files.store === "s3") return say(`its files are in the bucket ${files.bucket ?? ""}: set BARAZA_FILES=s3 and BARAZA_S3_… as they were`);
  const unpacked = await unpackFiles(path, folder);
  say(`${unpacked.toLocaleString("en")} files are back`);
  if (store === "s3" && unpacked > 0) say("BARAZA_FILES is s3: copy the folder files of the data folder into the bucket");
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

main().catch((error: unknown) => {
  console.error(error instanceof BackupError || error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
