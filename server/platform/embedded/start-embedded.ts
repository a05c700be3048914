import { mkdirSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attach, preparePlan } from "./attach.ts";
import type { Attached } from "./attach.ts";
import type { EmbeddedOptions } from "./embedded-options.ts";
import { resolveOptions } from "./embedded-options.ts";
import { signal, stopPostmaster } from "./postmaster.ts";
import { startReaper } from "./reaper.ts";
import { withStartLock } from "./start-lock.ts";

/** An embedded PostgreSQL that this process uses. */
export interface EmbeddedDatabase {
  /** Connection string of the database `baraza` as its superuser. */
  ownerUrl: string;
  /** TCP port on 127.0.0.1. */
  port: number;
  /** Leaves the server; the last process that leaves also stops it ("fast": sessions end, everything is written out). */
  stop: () => Promise<void>;
}

/** Waits before each new attempt to bring a server back that died under us, in milliseconds. */
const restartDelays = [0, 250, 1000, 3000, 10_000];

/**
 * Starts the embedded PostgreSQL 18 on the data folder, or joins the one that already serves it (of another Baraza process, or
 * left behind by one that was killed). While we run, a server that dies is started again on the same port.
 *
 * @throws Error in words for the person who starts Baraza: what is wrong with the folder, the port or the installation
 */
export async function startEmbedded(given: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const options = resolveOptions(given);
  mkdirSync(options.dataDirectory, { recursive: true });
  const plan = preparePlan(options);
  const lockFile = join(options.dataDirectory, "postgres.lock");
  let leaving = false;
  let recovery: Promise<void> = Promise.resolve();

  const joinServer = (port: number) => withStartLock(lockFile, async () => await attach(plan, port, lost));
  let attached: Attached = await joinServer(options.port);
  const { port, ownerUrl } = attached;

  function lost(): void {
    if (!leaving && !options.testMode) recovery = bringBack();
  }

  async function bringBack(): Promise<void> {
    options.log("PostgreSQL ended unexpectedly; starting it again …");
    for (const delay of restartDelays) {
      await sleep(delay);
      if (leaving) return;
      try {
        attached = await joinServer(port);
        return options.log("PostgreSQL is back.");
      } catch (error) {
        options.log(`PostgreSQL did not come back: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  const folders = [options.dataDirectory, ...(plan.cluster.startsWith(options.dataDirectory + sep) ? [] : [dirname(plan.cluster)])];
  const callOffReaper = options.testMode ? startReaper(attached.pid, folders) : undefined;

  async function leave(): Promise<void> {
    leaving = true;
    process.off("exit", onExit);
    await recovery;
    await withStartLock(lockFile, async () => {
      const others = await attached.keeper.countOthers().catch(() => 0);
      await attached.keeper.close().catch(() => {});
      if (others === 0) await stopPostmaster(plan.cluster, attached.pid);
    });
    if (options.testMode) for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    callOffReaper?.();
  }

  let left: Promise<void> | undefined;
  const stop = () => (left ??= leave());

  /** A process that ends without `stop()` still lets the server end, as soon as nobody else is connected. */
  function onExit(): void {
    if (attached.startedHere && !options.testMode) signal(attached.pid, "SIGTERM");
  }
  process.once("exit", onExit);
  if (options.stopOnSignals) stopOnSignals(stop);
  return { ownerUrl, port, stop };
}

function stopOnSignals(stop: () => Promise<void>): void {
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      const end = () => process.kill(process.pid, name);
      stop().then(end, end);
    });
  }
}
