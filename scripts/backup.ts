/** `npm run backup -- <folder|file>`: a consistent backup of an instance, running or not (docs/operations.md). */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { BackupError } from "../server/platform/backup/backup-error.ts";
import { makeBackup } from "../server/platform/backup/make-backup.ts";
import { ConfigError, instanceSecret, readEnvironment } from "../server/platform/config.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const [wanted] = given;
  if (given.length !== 1 || !wanted || wanted.startsWith("-")) throw new BackupError("Say where to: npm run backup -- <folder or file>\nfor example: npm run backup -- /var/backups/baraza");
  const environment = readEnvironment(process.env);
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  // Without a cluster the server would make an empty one, and the backup would look like a success.
  if (!environment.DATABASE_URL && !existsSync(join(dataDir, "postgres"))) throw new BackupError(`There is no database in ${dataDir}: nothing to back up. Set BARAZA_DATA_DIR or DATABASE_URL as the server has it.`);
  const target = targetFile(wanted);
  const embedded = environment.DATABASE_URL ? undefined : await startEmbedded({ dataDirectory: dataDir, stopOnSignals: true, log: (line) => { console.log(line); } });
  try {
    const begun = Date.now();
    const manifest = await makeBackup({
      ownerUrl: environment.DATABASE_URL ?? embedded?.ownerUrl ?? "", dataDir, target,
      secret: { value: instanceSecret(environment.BARAZA_SECRET, dataDir), inDataDir: !environment.BARAZA_SECRET },
      files: environment.BARAZA_FILES === "s3" ? { store: "s3", bucket: environment.BARAZA_S3_BUCKET ?? "" } : { store: "disk" },
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${target}\n  ${rows.toLocaleString("en")} rows of ${manifest.tables.length} tables as of ${manifest.at}, ${fileWords(manifest)}, ${(statSync(target).size / 1e6).toFixed(1)} MB in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    console.log(manifest.secret.included ? "  Whoever has this file can become anybody in it: keep it where only you can read it." : "  BARAZA_SECRET is not in it: keep it as well, second factors need it.");
    if (!manifest.audit.ok) console.warn(`  The audit log does not verify: seal ${manifest.audit.brokenAt ?? 0} is broken. The admin's audit page says more.`);
  } finally {
    await embedded?.stop();
  }
}

/** A folder gets a file with the time in its name. */
function targetFile(wanted: string): string {
  const path = resolve(wanted);
  const isFolder = wanted.endsWith("/") || (existsSync(path) ? statSync(path).isDirectory() : !/\.(tar\.gz|tgz)$/.test(path));
  if (!isFolder) return path;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return join(path, `baraza-${new Date().toISOString().slice(0, 19).replace(/:/g, "-")}Z.tar.gz`);
}

function fileWords({ files }: Awaited<ReturnType<typeof makeBackup>>): string {
  return files.store === "s3" ? `files stay in the bucket ${files.bucket ?? ""} (back it up by its own means)` : `${files.count.toLocaleString("en")} files`;
}

main().catch((error: unknown) => {
  console.error(error instanceof BackupError || error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
