import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import type { Cron, Job } from "../../platform/jobs/worker.ts";
import { dropOldSignals } from "./bans/signal.queries.ts";
import { forgetReceiptAddresses, freeUsernames } from "./erasure/blank.queries.ts";
import { receiptTemplate } from "./erasure/erasure-mails.ts";
import { erasureJob, runDueErasures } from "./erasure/run-erasure.ts";
import { exportJob, removeOldExports, runWaitingExports } from "./export/run-export.ts";

/** Days for which devices and networks are remembered. A ban keeps its own copy. */
const signalDays = 180;

/** Takes up what is due, and what a killed worker left: erasures at their next step, exports from the beginning. */
const watch: Job = {
  name: "identity.watch",
  async run(services) {
    await runDueErasures(services);
    await runWaitingExports(services);
  },
};

/** Forgets what has no use any more: old signals, bytes of old exports, addresses that got their receipt, usernames that are free again. */
const forget: Job = {
  name: "identity.forget",
  async run(services) {
    await removeOldExports(services);
    await withTx(services, { actor: systemActor }, async (tx) => {
      await dropOldSignals.run({ before: new Date(tx.now.getTime() - signalDays * 86_400_000) }, tx);
      await freeUsernames.run({ now: tx.now }, tx);
      await forgetReceiptAddresses.run({ template: receiptTemplate, nobody: "erased@deleted.invalid" }, tx);
    });
  },
};

export const peopleJobs: readonly Job[] = [erasureJob, exportJob, watch, forget];
export const peopleCrons: readonly Cron[] = [{ job: watch.name, cron: "* * * * *" }, { job: forget.name, cron: "*/10 * * * *" }];
