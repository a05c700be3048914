import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, run, runOnce, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import { isOn } from "../module.ts";
import { showWorkerAlive } from "./dead-workers.ts";
import { QueuePool } from "./queue-pool.ts";
import type { Services } from "../services.ts";
import { noteFailedJob } from "../trouble.ts";

/** A job that modules contribute. `run` opens its own transactions; at least once, so idempotent. */
export interface Job {
  /** `module.verb-noun`. */
  name: string;
  run: (services: Services, payload: unknown) => Promise<void>;
}

/** A job at fixed times. `cron` in UTC, five fields. Missed runs (a worker that was down) are made up for once. */
export interface Cron {
  job: string;
  cron: string;
}

function taskList(services: Services): TaskList {
  const tasks: TaskList = {};
  const timed = (identifier: string, work: (payload: unknown) => Promise<void>) => {
    tasks[identifier] = async (payload, helpers) => {
      await letPeopleGoFirst(services);
      const end = services.metrics.jobSeconds.startTimer({ job: identifier });
      try {
        await work(payload);
        end({ outcome: "done" });
      } catch (error) {
        end({ outcome: "failed" });
        services.log.error({ job: identifier, jobId: helpers.job.id, attempt: helpers.job.attempts, err: error }, "job failed; it will be tried again");
        if (helpers.job.attempts >= helpers.job.max_attempts) noteFailedJob(services, identifier);
        throw error;
      }
    };
  };
  for (const module of services.modules.modules) {
    for (const job of module.jobs ?? []) {
      // What was asked for while the module was on is still done; only its timers rest.
      timed(job.name, async (payload) => { if (isOn(services, module) || !isTimed(payload)) await job.run(services, payload); });
    }
  }
  for (const r of services.events.reactions) {
    timed(`reaction:${r.name}`, (payload) => (r.run as (c: { services: Services }, p: unknown) => Promise<void>)({ services }, payload));
  }
  return tasks;
}

/** graphile-worker marks what a timer started. */
function isTimed(payload: unknown): boolean {
  return typeof payload === "object" && payload !== null && "_cron" in payload;
}

/** Milliseconds for which a job steps aside while many people are served. */
const stepAside = 250;

/**
 * Where one process answers people and runs jobs, an answer that somebody waits for goes before a mail: while the process has
 * enough to do, each job waits a moment. Jobs go on all the same, at no less than about 4 a second for each that may run at once.
 */
async function letPeopleGoFirst({ config, load }: Services): Promise<void> {
  if (config.roles.has("web") && load.busy()) await sleep(stepAside);
}

function cronItems(services: Services): ParsedCronItem[] {
  return parseCronItems(services.modules.crons.map((c) => ({ task: c.job, match: c.cron, options: { backfillPeriod: 3_600_000, maxAttempts: 3 } })));
}

const quiet = new Logger(() => () => {});

export interface WorkerHandle {
  /** Lets running jobs finish (at most ~5 s, then they are returned to the queue), then ends. */
  stop(): Promise<void>;
}

/** A runner under one name, with its sign of life. */
interface Turn {
  /** When it ended by itself; it never fails. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds that a runner has for its end, and after which another is tried for. */
const longestEnd = 10_000, untilNextTurn = 1000;

/**
 * Starts taking jobs. The queue's tables belong to the owner role, so the worker has connections of its own.
 *
 * A runner that ends by itself is followed by another one. So is one that the database was away from: what it had asked for may be locked in its name without its knowing,
 * and is free when the name has no sign of life any more.
 */
export async function startWorker(services: Services): Promise<WorkerHandle> {
  const pool = new QueuePool(services.config.ownerUrl, services.config.jobConcurrency + 2, services.log);
  const stopping = new AbortController();
  const stopped = once(stopping.signal, "abort");
  let turn = await beginTurn(services, pool);
  const follow = async () => {
    while (!stopping.signal.aborted) {
      const back = Promise.withResolvers<void>();
      pool.onBack = back.resolve;
      await Promise.race([turn.ended, back.promise, stopped]);
      while (!stopping.signal.aborted) {
        await turn.stop();
        try {
          turn = await beginTurn(services, pool);
          break;
        } catch (err) {
          services.log.error({ err }, "the job worker could not be started again; trying once more");
          await Promise.race([sleep(untilNextTurn), stopped]);
        }
      }
    }
  };
  const following = follow();
  return {
    async stop() {
      stopping.abort();
      pool.leave();
      await following;
      await turn.stop();
      await pool.end();
    },
  };
}

async function beginTurn(services: Services, pgPool: QueuePool): Promise<Turn> {
  const { jobConcurrency } = services.config;
  const events = new EventEmitter() as WorkerEvents;
  const workerId = new Promise<string>((resolve) => { events.once("pool:create", ({ workerPool }) => resolve(workerPool.id)); });
  const runner: Runner = await run({
    pgPool, logger: quiet, noHandleSignals: true, events, taskList: taskList(services), parsedCronItems: cronItems(services),
    preset: { worker: {
      concurrentJobs: jobConcurrency, pollInterval: 2000,
      // Several jobs are fetched and several done ones reported in one go: half of a small job's cost was asking for it and saying so.
      localQueue: { size: jobConcurrency * 4, ttl: 10_000 }, completeJobBatchDelay: 20,
    } },
  });
  const alive = await showWorkerAlive(services.config.ownerUrl, await workerId, services.log);
  const stop = async () => {
    await Promise.race([runner.stop().catch(() => {}), sleep(longestEnd)]);
    await alive.stop();
  };
  let stopped: Promise<void> | undefined;
  return {
    ended: runner.promise.catch((err: unknown) => services.log.error({ err }, "the job worker ended")),
    stop: () => (stopped ??= stop()),
  };
}

/** Runs every job that is due, then returns: for tests and commands. */
export async function drainJobs(services: Services): Promise<void> {
  const pgPool = new QueuePool(services.config.ownerUrl, 3, services.log);
  // Whoever waits for this run wants to know that the database is away.
  pgPool.leave();
  try {
    await runOnce({ pgPool, logger: quiet, noHandleSignals: true, concurrency: 1, taskList: taskList(services) });
  } finally {
    await pgPool.end();
  }
}
