import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { forgetStranger, isAlive, isServerOf, readPostmasterFile } from "./postmaster-file.ts";
import { serverArguments } from "./server-settings.ts";

/** A running PostgreSQL server: started by this process or found running. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** What a server needs to be started. */
export interface PostmasterPlan {
  cluster: string;
  logFile: string;
  binaries: Binaries;
  account: Account | undefined;
  durable: boolean;
  log: (line: string) => void;
}

const pollMilliseconds = 15;
const patienceMilliseconds = 120_000;
const maximumLogBytes = 10 * 1024 * 1024;

/** Finds the server that already serves the cluster and waits until it is ready; undefined when there is none. */
export async function findPostmaster(plan: PostmasterPlan): Promise<Postmaster | undefined> {
  const file = readPostmasterFile(plan.cluster);
  if (!file || !isAlive(file.pid) || !isServerOf(file.pid, plan.cluster)) return undefined;
  return await untilReady(plan, file.pid, () => isAlive(file.pid) && isServerOf(file.pid, plan.cluster));
}

/**
 * Starts the server on a port and waits until it answers. It runs in its own process group: a Ctrl-C in the terminal reaches
 * only us, and we stop the database after everything that uses it.
 *
 * @throws Error with the end of the server's log, when it gives up
 */
export async function startPostmaster(plan: PostmasterPlan, port: number): Promise<Postmaster> {
  forgetStranger(plan.cluster);
  turnLog(plan.logFile);
  const logSize = statSync(plan.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const output = openSync(plan.logFile, "a", 0o600);
  const child = spawn(plan.binaries.postgres, serverArguments(plan.cluster, port, plan.durable), {
    ...plan.account,
    cwd: "/",
    detached: true,
    // Nothing of our own environment (secrets, PG* variables) is the server's business. LC_ALL: macOS wants a locale set.
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  const failure = new Promise<never>((_, reject) => child.once("error", reject));
  const running = () => child.exitCode === null && child.signalCode === null;
  const ready = child.pid === undefined ? failure : untilReady(plan, child.pid, running);
  const postmaster = await Promise.race([ready, failure]);
  if (!postmaster) throw new Error(`PostgreSQL did not start: ${readFileSync(plan.logFile, "utf8").slice(logSize).trim() || `see ${plan.logFile}`}`);
  return postmaster;
}

/** PostgreSQL's ways to be stopped, from polite to brutal, and how long each may take in milliseconds. */
const endings = [
  { name: "fast", signal: "SIGINT", patience: 30_000 },
  { name: "immediate", signal: "SIGQUIT", patience: 3000 },
  { name: "kill", signal: "SIGKILL", patience: 5000 },
] as const;

/**
 * Stops the server and waits until it is gone: "fast" ends sessions and writes everything out. One that does not obey is
 * stopped harder, which loses nothing that was committed but makes the next start replay the log.
 *
 * @param from the ending to begin with
 */
export async function stopPostmaster(cluster: string, pid: number, from: "fast" | "immediate" = "fast"): Promise<void> {
  for (const ending of endings.slice(endings.findIndex(({ name }) => name === from))) {
    signal(pid, ending.signal);
    const deadline = Date.now() + ending.patience;
    while (Date.now() < deadline) {
      if (!isAlive(pid) || !isServerOf(pid, cluster)) return;
      await sleep(pollMilliseconds);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** Sends a signal; a process that is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Waits until the server says that it is ready; undefined when it ended instead. */
async function untilReady(plan: PostmasterPlan, pid: number, running: () => boolean): Promise<Postmaster | undefined> {
  const begun = Date.now();
  let told = false;
  while (running()) {
    const file = readPostmasterFile(plan.cluster);
    if (file?.pid === pid && file.status === "ready") return { pid, port: file.port };
    const waited = Date.now() - begun;
    if (waited > patienceMilliseconds) throw new Error(`PostgreSQL (process ${pid}) is not ready after ${patienceMilliseconds / 1000} s; see ${plan.logFile}`);
    if (waited > 3000 && !told) {
      told = true;
      plan.log("PostgreSQL is still getting ready (after a crash it replays its log first) …");
    }
    await sleep(pollMilliseconds);
  }
  return undefined;
}

function turnLog(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > maximumLogBytes) renameSync(logFile, `${logFile}.1`);
}
