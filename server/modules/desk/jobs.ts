import type { Cron, Job } from "../../platform/jobs/worker.ts";
import { closeResolved } from "./close-resolved.ts";

export const jobs: readonly Job[] = [{ name: "desk.close-resolved", run: async (services) => { await closeResolved(services); } }];
export const crons: readonly Cron[] = [{ job: "desk.close-resolved", cron: "23 * * * *" }];
