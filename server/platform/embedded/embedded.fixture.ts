import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { chooseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import type { EmbeddedOptions } from "./embedded-options.ts";
import { initialiseCluster } from "./initialise-cluster.ts";

/** A new folder that other users may pass, so that the tests also run as root. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "baraza-embedded-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Makes one fresh cluster, and folders that each hold a copy of it: a copy takes a tenth of the time of a first start. */
export function clusterCopies(): { next: () => string; remove: () => void } {
  const original = newFolder();
  const account = chooseAccount(original);
  initialiseCluster(join(original, "postgres"), findBinaries(account, join(original, "service")), account, false);
  return {
    next() {
      const folder = newFolder();
      execFileSync("cp", ["-a", join(original, "postgres"), folder]);
      return folder;
    },
    remove: () => removeFolder(original),
  };
}

/** Removes a folder of a test. */
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** Runs one statement on a connection of its own. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Tries until `look` gives something else than undefined or throwing; gives up after ten seconds. */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error("it did not happen within 10 seconds");
    await sleep(50);
  }
}

/** Starts another process that holds an embedded database, and waits until it is ready. */
export async function startHolder(options: EmbeddedOptions): Promise<{ process: ChildProcess; ownerUrl: string; end: (signal: NodeJS.Signals) => Promise<void> }> {
  const program = fileURLToPath(new URL("holder.fixture.ts", import.meta.url));
  const child = spawn("node", [program, JSON.stringify(options)], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, "line"), once(child, "exit").then(() => ["{}"])])) as [string];
  const { ownerUrl } = JSON.parse(line) as { ownerUrl?: string };
  if (!ownerUrl) throw new Error("the holder ended before it was ready");
  return {
    process: child,
    ownerUrl,
    async end(signal) {
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
  };
}
