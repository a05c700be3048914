import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { addJobs } from "../../platform/jobs/add-jobs.ts";
import type { Job } from "../../platform/jobs/worker.ts";
import type { Services } from "../../platform/services.ts";
import * as mails from "./mail.queries.ts";
import * as queries from "./notification.queries.ts";
import { pushJobName } from "./push/push-job.ts";
import * as pushes from "./push/push.queries.ts";
import { mailJob } from "./send-mails.ts";
import { keepDays } from "./settings.ts";
import { tellDirect } from "./tell-direct.ts";
import { watchMail } from "./watch-mail.ts";

const day = 86_400_000;

/** Makes jobs for what has become due: quiet hours that ended, digests, push messages that are tried again. A job too many finds nothing. */
async function findDue(services: Services): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const people = await mails.peopleWithDueMails.run({ now: tx.now }, tx);
    const browsers = await pushes.subscriptionsWithDuePushes.run({ now: tx.now }, tx);
    await addJobs(tx, [
      ...people.map(({ personId }) => ({ identifier: mailJob.name, payload: { personId }, maxAttempts: 5 })),
      ...browsers.map(({ subscriptionId }) => ({ identifier: pushJobName, payload: { subscriptionId }, maxAttempts: 5 })),
    ]);
  });
}

/** Every 15 seconds. Each part is a transaction of its own; one that fails keeps the others from nothing. */
export const sweepJob: Job = {
  name: "notifications.sweep",
  run: async (services) => {
    const done = await Promise.allSettled([tellDirect(services), watchMail(services)]);
    await findDue(services);
    const failed = done.find((part) => part.status === "rejected");
    if (failed) throw failed.reason;
  },
};

/** Timers have whole minutes: each of them starts four sweeps. */
export const minuteJob: Job = {
  name: "notifications.minute",
  run: (services) => withTx(services, { actor: systemActor }, (tx) => addJobs(tx, [0, 15, 30, 45].map((seconds) => ({
    identifier: sweepJob.name, payload: {}, runAt: new Date(tx.now.getTime() + seconds * 1000), maxAttempts: 3,
  })))),
};

/** Removes what is old. A source is kept for longer than any job is tried. */
export const cleanJob: Job = {
  name: "notifications.clean",
  run: (services) => withTx(services, { actor: systemActor }, async (tx) => {
    const ago = (days: number) => new Date(tx.now.getTime() - days * day);
    await queries.cleanNotifications.run({ before: ago(services.settings.get(keepDays)), sourcesBefore: ago(14) }, tx);
    await pushes.cleanPushes.run({ before: ago(7) }, tx);
  }),
};
