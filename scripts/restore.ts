/** `npm run restore -- <file> [--into <DATABASE_URL>] [--force] [--erasures <file>]`: an instance as a backup has it (docs/operations.md). */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { presets } from "../presets/index.ts";
import { modules } from "../server/app.ts";
import { repeatErasures } from "../server/modules/identity/index.ts";
import { BackupError } from "../server/platform/backup/backup-error.ts";
import { checkBackup, type CheckedBackup } from "../server/platform/backup/check-backup.ts";
import { chooseSecret, embeddedRuns, holdsInstance, keepSecret, practiceFolder, replaceContent } from "../server/platform/backup/data-folder.ts";
import { addToJournal, journalOf, readJournal, type JournalEntry } from "../server/platform/backup/erasure-journal.ts";
import { restoreDatabase } from "../server/platform/backup/restore-database.ts";
import { unpackFiles } from "../server/platform/backup/unpack-files.ts";
import { configFrom, ConfigError, readEnvironment } from "../server/platform/config.ts";
import { appUrlFrom } from "../server/platform/db/roles.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";
import { start } from "../server/platform/start.ts";

const usage = "Say which backup: npm run restore -- <file> [--into <DATABASE_URL>] [--force] [--erasures <file>]\nWithout --into it goes to where the server keeps its data (DATABASE_URL, else BARAZA_DATA_DIR).";
const say = (line: string) => { console.log(`  ${line}`); };

interface Wish { file: string; into: string | undefined; force: boolean; erasures: string[] }

function readArguments(): Wish {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { into: { type: "string" }, force: { type: "boolean", default: false }, erasures: { type: "string", multiple: true, default: [] } } });
    const [file] = positionals;
    if (file && positionals.length === 1) return { file: resolve(file), into: values.into, force: values.force, erasures: values.erasures.map((path) => resolve(path)) };
  } catch (error) {
    throw new BackupError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  throw new BackupError(usage);
}

async function main(): Promise<void> {
  const { file, into, force, erasures } = readArguments();
  const environment = readEnvironment({ ...process.env, ...(into === undefined ? {} : { DATABASE_URL: into }) });
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  const external = environment.DATABASE_URL;
  if (!external && embeddedRuns(dataDir)) throw new BackupError(`Baraza runs on ${dataDir}. Stop it first, then restore.`);
  console.log(`Checking ${file} …`);
  const checked = await checkBackup(file);
  say(`whole and unaltered: a backup of ${checked.manifest.at}`);
  const erased = erasedSince(erasures, file, dataDir);
  // Another database is named, and the folder has an instance of its own: that one keeps its files and its secret.
  const folderOfRestored = into !== undefined && !force && holdsInstance(dataDir) ? practiceFolder(dataDir) : dataDir;
  const secret = chooseSecret(checked.manifest, checked.secret, { environment: environment.BARAZA_SECRET, dataDir });
  console.log(external ? `Restoring into ${withoutPassword(external)} …` : `Restoring into ${dataDir} …`);
  const old = await replaceContent(folderOfRestored, external ? ["files", "secret", "erasures.jsonl"] : undefined, async (folder) => {
    const eraseAgain = (ownerUrl: string) => repeat(ownerUrl, { environment: { ...environment, BARAZA_DATA_DIR: folder }, secret: secret.value, erased });
    if (external) {
      await restoreDatabase({ ownerUrl: external, path: file, manifest: checked.manifest, secret: secret.value, force, say });
      await eraseAgain(external);
    } else await restoreEmbedded(folder, file, checked, secret.value, eraseAgain);
    await restoreFiles(folder, file, checked, environment.BARAZA_FILES);
    if (secret.write) await keepSecret(folder, secret.value);
    await addToJournal(journalOf(folder), erased);
  });
  if (old) say(`what was there before is in ${old}: remove it when you are sure`);
  if (secret.warning) console.warn(`\n${secret.warning}`);
  console.log(folderOfRestored === dataDir ? "\nDone. Start Baraza." : `\nDone. The instance in ${dataDir} is as it was. To look at the restored one, start Baraza with DATABASE_URL=${withoutPassword(external ?? "")} and BARAZA_DATA_DIR=${folderOfRestored}; remove that folder afterwards.`);
}

/** A new cluster, always: the old one is moved aside, whatever is in it. */
async function restoreEmbedded(folder: string, path: string, { manifest }: CheckedBackup, secret: string, then: (ownerUrl: string) => Promise<void>): Promise<void> {
  const embedded = await startEmbedded({ dataDirectory: folder, stopOnSignals: true, log: say });
  try {
    await restoreDatabase({ ownerUrl: embedded.ownerUrl, path, manifest, secret, force: false, say });
    await then(embedded.ownerUrl);
  } finally {
    await embedded.stop();
  }
}

/** Everybody whose erasure is known here: by the data folder, by the journal beside the backup, and by files that were named. */
function erasedSince(named: readonly string[], backup: string, dataDir: string): JournalEntry[] {
  const absent = named.find((path) => !existsSync(path));
  if (absent) throw new BackupError(`There is no file ${absent}.`);
  const all = [...named, journalOf(dirname(backup)), journalOf(dataDir)].flatMap((path) => readJournal(path));
  return [...new Map(all.map((one) => [one.personId, one])).values()];
}

/** ID-13: who was erased since is erased again, before anybody can look; bytes of files go when Baraza starts. */
async function repeat(ownerUrl: string, { environment, secret, erased }: { environment: ReturnType<typeof readEnvironment>; secret: string; erased: readonly JournalEntry[] }): Promise<void> {
  if (erased.length === 0) return say("no journal of erasures was found: who was erased since this backup is back (docs/operations.md, Restore)");
  const config = { ...configFrom(environment, { ownerUrl, appUrl: appUrlFrom(ownerUrl, secret) }, secret), roles: new Set<"web" | "worker">(), logLevel: "error" as const };
  const preset = presets[config.preset];
  const running = await start(config, modules.filter((m) => preset.modules.includes(m.name)), { settings: preset.settings });
  try {
    const again = await repeatErasures(running.services, erased.map(({ personId }) => personId));
    say(`the journal names ${erased.length.toLocaleString("en")} erasures: ${again.erased.toLocaleString("en")} were undone by this backup and done again`);
    if (again.staff.length > 0) console.warn(`  On the staff in this backup, and erased since: ${again.staff.join(", ")}. End their staff accounts, then erase them on their pages.`);
  } finally {
    await running.stop();
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
