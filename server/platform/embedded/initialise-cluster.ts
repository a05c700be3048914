import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { ownerName, writeCredentials } from "./credentials.ts";

/**
 * Makes an empty cluster unless there is one. It is made beside its final place and then renamed, so that an interrupted
 * first start leaves nothing half done.
 *
 * @param durable false saves the final fsync, for tests
 * @throws Error when the cluster is of another major version, or `initdb` fails (with its own words)
 */
export function initialiseCluster(cluster: string, binaries: Binaries, account: Account | undefined, durable: boolean): void {
  if (existsSync(join(cluster, "PG_VERSION"))) return checkVersion(cluster, binaries.majorVersion);

  const password = randomBytes(24).toString("hex");
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    runInitdb(binaries.initdb, ["-D", draft, `--pwfile=${passwordFile}`, ...(durable ? [] : ["--no-sync"])], account);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeCredentials(draft, { password, port: 0 }, account);
  renameSync(draft, cluster);
}

function checkVersion(cluster: string, expected: string): void {
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version === expected) return;
  throw new Error(
    `${cluster} was made by PostgreSQL ${version}, and this is PostgreSQL ${expected}. Dump it with the old version and restore it into the new one (docs/operations.md), or move the folder away to start with an empty database.`,
  );
}

/**
 * Sorting and case rules are PostgreSQL's own C.UTF-8, the same on every machine. The operating system's locale still decides
 * what pg_trgm takes for a letter: with plain "C" it would drop every letter that is not ASCII, so a UTF-8 one comes first.
 */
const locales = ["C.UTF-8", "en_US.UTF-8", "C"];

function runInitdb(initdb: string, flags: string[], account: Account | undefined): void {
  const common = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth=scram-sha-256", `--username=${ownerName}`, "--no-instructions"];
  let said = "";
  for (const locale of locales) {
    try {
      execFileSync(initdb, [...common, `--locale=${locale}`, ...flags], { ...account, cwd: "/", encoding: "utf8", env: { PATH: process.env.PATH, LC_ALL: "C" }, stdio: "pipe" });
      return;
    } catch (error) {
      said = String((error as { stderr?: unknown }).stderr || error);
      if (!said.includes("locale")) break;
    }
  }
  throw new Error(`PostgreSQL could not make its data folder: ${said.trim()}`);
}
