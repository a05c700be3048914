import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { chooseAccount } from "../../server/platform/embedded/account.ts";
import { findFreePort } from "../../server/platform/embedded/free-port.ts";
import { serverArguments } from "../../server/platform/embedded/server-settings.ts";

const programs = "/usr/lib/postgresql/15/bin";

/** A private PostgreSQL 15 for a peer; nobody else uses it. */
export interface PeerPostgres { port: number; pid: number; url(database: string): string; stop(): Promise<void> }

/** True when Debian's PostgreSQL 15 is installed. */
export function hasPostgres15(): boolean {
  return existsSync(`${programs}/postgres`);
}

/**
 * Makes a cluster under `folder` and starts it on a free port of 127.0.0.1 with the settings of our own embedded server: the same
 * memory, fsync on. The peers know PostgreSQL 15; 18 is newer than they are.
 *
 * @throws Error when the cluster cannot be made or does not answer within 20 s
 */
export async function startPostgres15(folder: string): Promise<PeerPostgres> {
  const cluster = join(folder, "postgres15");
  const account = chooseAccount(cluster);
  mkdirSync(cluster, { mode: 0o700 });
  chmodSync(folder, 0o755);
  if (account) chownSync(cluster, account.uid, account.gid);
  execFileSync(`${programs}/initdb`, ["-D", cluster, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"], { ...account, cwd: "/", stdio: "pipe" });
  const port = await findFreePort(0);
  const server = spawn(`${programs}/postgres`, known(serverArguments(cluster, port, true)), { ...account, cwd: "/", stdio: "ignore" });
  const ended = new Promise<void>((resolve) => { server.once("exit", () => resolve()); });
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    // SIGINT: open sessions end, everything is written out.
    server.kill("SIGINT");
    await ended;
  };
  for (const giveUp = Date.now() + 20_000; ;) {
    const client = new pg.Client({ connectionString: url("postgres") });
    try {
      await client.connect();
      await client.end();
      return { port, pid: server.pid ?? 0, url, stop };
    } catch (error) {
      await client.end().catch(() => {});
      if (Date.now() > giveUp || server.exitCode !== null) {
        if (server.exitCode === null) await stop();
        throw error;
      }
      await sleep(100);
    }
  }
}

/** Without what PostgreSQL 15 does not know yet: it reads files itself anyway. */
function known(given: readonly string[]): string[] {
  return given.flatMap((argument, i) => (given[i + 1]?.startsWith("io_method=") || argument.startsWith("io_method=") ? [] : [argument]));
}
