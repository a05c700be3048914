import { existsSync, readFileSync, realpathSync } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, isServerOf, readPostmasterFile } from "../embedded/postmaster-file.ts";
import { BackupError } from "./backup-error.ts";
import { secretFingerprint, type Manifest } from "./manifest.ts";

const aside = "before-restore-";
const staging = "restoring-";
const practice = "restored-";

/** Whether a PostgreSQL serves the cluster of a data folder now. */
export function embeddedRuns(dataDir: string): boolean {
  const link = join(dataDir, "postgres");
  if (!existsSync(link)) return false;
  const cluster = realpathSync(link);
  const file = readPostmasterFile(cluster);
  return file !== undefined && isAlive(file.pid) && isServerOf(file.pid, cluster);
}

/** Whether a data folder is an instance's already. */
export function holdsInstance(dataDir: string): boolean {
  return ["postgres", "secret", "files"].some((name) => existsSync(join(dataDir, name)));
}

/** A folder inside of a data folder for a restore that must leave the instance there alone. */
export function practiceFolder(dataDir: string): string {
  return join(dataDir, `${practice}${new Date().toISOString().replace(/[:.]/g, "-")}`);
}

/**
 * Makes new content for a data folder beside the old one, inside of it, so that it works for a mounted disk too. `work` fills the new
 * folder; when it is done the old content is moved into `before-restore-…` and the new one takes its place. Nothing is overwritten, and a
 * failure leaves everything as it was.
 * @param entries which of the old content make room; all when it is undefined
 * @returns where the old content is now; undefined when there was none
 */
export async function replaceContent(dataDir: string, entries: readonly string[] | undefined, work: (folder: string) => Promise<void>): Promise<string | undefined> {
  await mkdir(dataDir, { recursive: true });
  const mark = new Date().toISOString().replace(/[:.]/g, "-");
  const fresh = join(dataDir, `${staging}${mark}`), old = join(dataDir, `${aside}${mark}`);
  await mkdir(fresh, { mode: 0o755 });
  try {
    await work(fresh);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // A folder made for this alone is empty now.
    await rmdir(dataDir).catch(() => {});
    throw error;
  }
  const leaving = (await readdir(dataDir)).filter((name) => ![aside, staging, practice].some((start) => name.startsWith(start)) && (entries?.includes(name) ?? true));
  if (leaving.length > 0) await mkdir(old, { mode: 0o700 });
  for (const name of leaving) await rename(join(dataDir, name), join(old, name));
  for (const name of await readdir(fresh)) await rename(join(fresh, name), join(dataDir, name));
  await rm(fresh, { recursive: true, force: true });
  return leaving.length > 0 ? old : undefined;
}

/** What a restore works with: the secret, and whether it has to be written into the data folder. */
export interface ChosenSecret {
  value: string;
  write: boolean;
  warning: string | undefined;
}

/**
 * The secret for a restored instance: the environment's, else the backup's own. Another one than at the time of the backup still works, but
 * second factors and links made before do not.
 * @param ours what this machine would use: from the environment or its data folder
 */
export function chooseSecret(manifest: Manifest, included: string | undefined, ours: { environment: string | undefined; dataDir: string }): ChosenSecret {
  const same = (secret: string) => secretFingerprint(secret) === manifest.secret.fingerprint;
  const lost = "People have to sign in again, second factors have to be set up anew, and links in mails sent before do not work.";
  if (ours.environment) return { value: ours.environment, write: false, warning: same(ours.environment) ? undefined : `BARAZA_SECRET is not the one that the backup was made with. ${lost}` };
  if (included) return { value: included, write: true, warning: undefined };
  const file = join(ours.dataDir, "secret");
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  if (kept && same(kept)) return { value: kept, write: true, warning: undefined };
  throw new BackupError(`The backup was made with BARAZA_SECRET in the environment, so the secret is not in it. Set the same BARAZA_SECRET and restore again; if it is lost, set a new one. ${lost}`);
}

/** Keeps the secret in a data folder, readable by its owner only. */
export async function keepSecret(folder: string, secret: string): Promise<void> {
  await writeFile(join(folder, "secret"), `${secret}\n`, { mode: 0o600 });
}
