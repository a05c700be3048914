import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, run, runOnce, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { isOn } from "../module.ts";
import { showWorkerAlive } from "./dead-workers.ts";
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

/** Starts taking jobs. The queue's tables belong to the owner role, so the worker has connections of its own. */
export async function startWorker(services: Services): Promise<WorkerHandle> {
  const pgPool = queuePool(services, services.config.jobConcurrency + 2);
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
  runner.promise.catch((error: unknown) => services.log.error({ err: error }, "the job worker ended"));
  return {
    async stop() {
      await runner.stop().catch(() => {});
      await alive.stop();
      await pgPool.end();
    },
  };
}

/** Runs every job that is due, then returns: for tests and commands. */
export async function drainJobs(services: Services): Promise<void> {
  const pgPool = queuePool(services, 3);
  try {
    await runOnce({ pgPool, logger: quiet, noHandleSignals: true, concurrency: 1, taskList: taskList(services) });
  } finally {
    await pgPool.end();
  }
}

/** Connections for the queue. One that is lost must not end the process: the queue opens another. */
function queuePool(services: Services, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: services.config.ownerUrl, max, application_name: "baraza:jobs" });
  pool.on("error", (error) => services.log.warn({ err: error }, "job queue connection lost; reconnecting"));
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
