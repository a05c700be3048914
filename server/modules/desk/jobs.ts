import type { Cron, Job } from "../../platform/jobs/worker.ts";
import { sweepAutomations } from "./automations/keep-automations.ts";
import { closeResolved } from "./close-resolved.ts";
import { runBulk } from "./bulk/run-bulk.ts";
import { bulkJob } from "./bulk/start-bulk.ts";
import { importCrons, importJobList } from "./import/jobs.ts";
import { answerJob } from "./problems/answer-all.ts";
import { runAnswer } from "./problems/run-answer.ts";
import { sweepFacts } from "./reports/keep-facts.ts";
import { sweepClocks } from "./sla/keep-clocks.ts";
import { walkRounds } from "./sla/save-rounds.ts";
import { attachSurge, attachSurgeJob } from "./surge/attach-surge.ts";
import { sweepReports } from "./surge/sweep-reports.ts";

export const jobs: readonly Job[] = [
  ...importJobList,
  { name: "desk.close-resolved", run: async (services) => { await closeResolved(services); } },
  { name: bulkJob, run: async (services, payload) => { await runBulk(services, payload as { bulkId: string; askedBy: string }); } },
  { name: answerJob, run: async (services, payload) => { await runAnswer(services, payload as { answerId: string; askedBy: string }); } },
  { name: attachSurgeJob, run: async (services, payload) => { await attachSurge(services, payload as { surgeId: string; askedBy: string | null }); } },
  { name: "desk.sweep-reports", run: async (services) => { await sweepReports(services); } },
  { name: "desk.keep-facts", run: async (services) => { await sweepFacts(services); } },
  { name: "desk.run-automations", run: async (services) => { await sweepAutomations(services); } },
  { name: "desk.walk-rounds", run: walkRounds },
  { name: "desk.keep-clocks", run: async (services) => { await sweepClocks(services); } },
];
export const crons: readonly Cron[] = [
  ...importCrons,
  { job: "desk.close-resolved", cron: "23 * * * *" },
  // Workers look every second by themselves; this is for one whose own look has stopped.
  { job: "desk.sweep-reports", cron: "* * * * *" },
  { job: "desk.keep-facts", cron: "* * * * *" },
  { job: "desk.run-automations", cron: "* * * * *" },
  { job: "desk.keep-clocks", cron: "* * * * *" },
  { job: "desk.walk-rounds", cron: "* * * * *" },
];
