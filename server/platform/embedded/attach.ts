import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { findClusterHome } from "./cluster-home.ts";
import { ownerName, ownerUrl, readCredentials, writeCredentials } from "./credentials.ts";
import type { ResolvedOptions } from "./embedded-options.ts";
import { findFreePort } from "./free-port.ts";
import { initialiseCluster } from "./initialise-cluster.ts";
import type { Keeper } from "./keeper.ts";
import { connectKeeper, serverSpoke } from "./keeper.ts";
import type { Postmaster, PostmasterPlan } from "./postmaster.ts";
import { findPostmaster, startPostmaster, stopPostmaster } from "./postmaster.ts";
import { socketOf } from "./socket.ts";

/** A server that is ready, and our connection to it. */
export interface Attached extends Postmaster {
  keeper: Keeper;
  ownerUrl: string;
  /** True when this process started the server, false when it found it running. */
  startedHere: boolean;
}

/** Decides where the cluster is, whom it runs as and with which programs. */
export function preparePlan(options: ResolvedOptions): PostmasterPlan {
  const account = chooseAccount(join(options.dataDirectory, "postgres"));
  return {
    account,
    cluster: findClusterHome(options.dataDirectory, account, options.serviceDirectory),
    logFile: join(options.dataDirectory, "postgres.log"),
    binaries: findBinaries(account, options.serviceDirectory),
    durable: !options.testMode,
    log: options.log,
  };
}

/**
 * Joins the cluster's server, or makes the cluster and starts the server first. The caller holds the start lock.
 *
 * @param port the port that it must have; 0 for any
 * @param lost called when the server goes away later
 */
export async function attach(plan: PostmasterPlan, port: number, lost: () => void): Promise<Attached> {
  initialiseCluster(plan.cluster, plan.binaries, plan.account, plan.durable);
  const { password } = readCredentials(plan.cluster);
  const connect = async (found: Postmaster, startedHere: boolean): Promise<Attached> => {
    const credentials = { password, port: found.port };
    const keeper = await connectKeeper(ownerUrl(credentials, "postgres"), plan.cluster, lost);
    return { ...found, keeper, ownerUrl: ownerUrl(credentials, ownerName, socketOf(plan.cluster, found.port)), startedHere };
  };

  const found = await findPostmaster(plan);
  if (found && port !== 0 && found.port !== port) {
    throw new Error(`PostgreSQL already serves ${plan.cluster} on port ${found.port}, not on ${port}. Stop the other Baraza first, or unset BARAZA_PG_PORT.`);
  }
  if (found) {
    try {
      return await connect(found, false);
    } catch (error) {
      if (serverSpoke(error)) throw error;
      plan.log(`PostgreSQL (process ${found.pid}) runs but does not answer; starting it anew …`);
      await stopPostmaster(plan.cluster, found.pid, "immediate");
    }
  }
  const started = await startOnSomePort(plan, port);
  writeCredentials(plan.cluster, { password, port: started.port }, plan.account);
  return await connect(started, true);
}

async function startOnSomePort(plan: PostmasterPlan, fixedPort: number): Promise<Postmaster> {
  const attempts = 20;
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort || (await findFreePort(readCredentials(plan.cluster).port));
    try {
      return await startPostmaster(plan, port);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      const taken = reason.includes("could not bind") || reason.includes("Address already in use");
      if (taken && fixedPort) throw new Error(`Port ${fixedPort} is taken. Set BARAZA_PG_PORT to another, or unset it and a free one is chosen.`, { cause: error });
      // After kill -9 of a server its children need a moment to notice and let go of the shared memory.
      const lingering = reason.includes("still in use");
      if (!(taken || lingering) || attempt === attempts) throw error;
      await sleep(250);
    }
  }
}
