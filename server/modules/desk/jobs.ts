import type { Cron, Job } from "../../platform/jobs/worker.ts";
import { closeResolved } from "./close-resolved.ts";
import { runBulk } from "./bulk/run-bulk.ts";
import { bulkJob } from "./bulk/start-bulk.ts";
import { sweepClocks } from "./sla/keep-clocks.ts";

export const jobs: readonly Job[] = [
  { name: "desk.close-resolved", run: async (services) => { await closeResolved(services); } },
  { name: bulkJob, run: async (services, payload) => { await runBulk(services, payload as { bulkId: string; askedBy: string }); } },
  { name: "desk.keep-clocks", run: async (services) => { await sweepClocks(services); } },
];
export const crons: readonly Cron[] = [
  { job: "desk.close-resolved", cron: "23 * * * *" },
  // Workers look every second by themselves; this is for one whose own look has stopped.
  { job: "desk.keep-clocks", cron: "* * * * *" },
];
