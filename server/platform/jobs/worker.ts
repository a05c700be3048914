import { Logger, parseCronItems, run, runOnce, type ParsedCronItem, type Runner, type TaskList } from "graphile-worker";
import pg from "pg";
import type { Services } from "../services.ts";

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
      const end = services.metrics.jobSeconds.startTimer({ job: identifier });
      try {
        await work(payload);
        end({ outcome: "done" });
      } catch (error) {
        end({ outcome: "failed" });
        services.log.error({ job: identifier, jobId: helpers.job.id, attempt: helpers.job.attempts, err: error }, "job failed; it will be tried again");
        throw error;
      }
    };
  };
  for (const job of services.modules.jobs) timed(job.name, (payload) => job.run(services, payload));
  for (const r of services.events.reactions) {
    timed(`reaction:${r.name}`, (payload) => (r.run as (c: { services: Services }, p: unknown) => Promise<void>)({ services }, payload));
  }
  return tasks;
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
  const pgPool = new pg.Pool({ connectionString: services.config.ownerUrl, max: services.config.jobConcurrency + 2, application_name: "baraza:jobs" });
  pgPool.on("error", (error) => services.log.warn({ err: error }, "job queue connection lost; reconnecting"));
  pgPool.on("connect", (client) => client.on("error", () => {}));
  const runner: Runner = await run({
    pgPool, logger: quiet, noHandleSignals: true, concurrency: services.config.jobConcurrency, pollInterval: 2000,
    taskList: taskList(services), parsedCronItems: cronItems(services),
  });
  runner.promise.catch((error: unknown) => services.log.error({ err: error }, "the job worker ended"));
  return {
    async stop() {
      await runner.stop().catch(() => {});
      await pgPool.end();
    },
  };
}

/** Runs every job that is due, then returns: for tests and commands. */
export async function drainJobs(services: Services): Promise<void> {
  await runOnce({ connectionString: services.config.ownerUrl, logger: quiet, noHandleSignals: true, concurrency: 1, taskList: taskList(services) });
}
