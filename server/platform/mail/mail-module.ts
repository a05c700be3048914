import "./events.ts";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { addJobs } from "../jobs/add-jobs.ts";
import type { Module } from "../module.ts";
import type { Services } from "../services.ts";
import { deliverMail } from "./deliver-mail.ts";
import { deliveryJob, deliveryJobName } from "./delivery-job.ts";
import { mailLayout } from "./mail-layouts.ts";
import * as queries from "./mail.queries.ts";
import { closeSmtpTransport } from "./smtp-transport.ts";
import { mountUnsubscribe } from "./unsubscribe-pages.ts";

const warmUpMilliseconds = 3000;

/** Mail out (CH-7): the outbox, its delivery, and the pages that stop optional mails. */
export const mailModule: Module = {
  name: "mail",
  jobs: [{ name: deliveryJobName, run: deliverMail }],
  http: async (app, services) => mountUnsubscribe(app, services),
  start: async (services) => {
    await requeueMails(services);
    // Not while starting, and not while somebody waits for the first mail.
    const warmUp = setTimeout(() => {
      if (services.config.roles.has("worker")) mailLayout("helpdesk").catch((err: unknown) => services.log.error({ err }, "mails can't be rendered"));
    }, warmUpMilliseconds);
    warmUp.unref();
    return async () => {
      clearTimeout(warmUp);
      closeSmtpTransport(services);
    };
  },
};

/** Gives every waiting mail a job that is due now: after a start the mail server may be another one, or be set for the first time. */
async function requeueMails(services: Services): Promise<void> {
  if (!services.config.smtpUrl || !services.config.roles.has("worker")) return;
  await withTx(services, { actor: systemActor }, async (tx) => {
    await addJobs(tx, (await queries.queuedMails.run(undefined, tx)).map((mail) => deliveryJob(mail.id)));
  });
}
