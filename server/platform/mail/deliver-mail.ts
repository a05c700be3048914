import { z } from "zod";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { emit } from "../events.ts";
import { addJobs } from "../jobs/add-jobs.ts";
import { communityName } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { readAddress } from "./addresses.ts";
import { deliveryJob, giveUpAfterDays } from "./delivery-job.ts";
import { readFailure, type DeliveryFailure } from "./delivery-failure.ts";
import * as queries from "./mail.queries.ts";
import { freshen } from "./quoting-mails.ts";
import { smtpTransport, type SmtpTransport } from "./smtp-transport.ts";

const payloadSchema = z.object({ mailId: z.uuid() });
/** Longer than all timeouts of a delivery together. */
const claimMilliseconds = 5 * 60_000;
const told = new WeakSet<Services>();

/**
 * Hands one mail to the mail server: the job `platform.send-mail`. Does nothing for a mail that is sent or failed.
 * @throws Error (without personal data) when it is worth trying again; the queue does, with backoff
 */
export async function deliverMail(services: Services, payload: unknown): Promise<void> {
  const { mailId } = payloadSchema.parse(payload);
  const transport = smtpTransport(services);
  if (!transport) return tellOnce(services);
  if (!(await freshen(services, mailId))) return;
  const mail = await takeMail(services, mailId);
  if (!mail) return;
  // RFC 2606: such an address is nobody's. Erased people have one, and accounts whose typed address is another's (ID-2).
  if (mail.toAddress.endsWith(".invalid")) return noteNobody(services, mailId);
  try {
    await transport.sendMail(messageOf(services, mail));
  } catch (error) {
    return noteFailure(services, mail, readFailure(error));
  }
  await noteSent(services, mailId);
}

type TakenMail = queries.TakeMailResult;

/** Claims the mail. Null when there is nothing left to do. @throws Error while another worker has it */
async function takeMail(services: Services, id: string): Promise<TakenMail | null> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [mail] = await queries.takeMail.run({ id, now: tx.now, until: new Date(tx.now.getTime() + claimMilliseconds) }, tx);
    if (mail) return mail;
    const [row] = await queries.mailStatus.run({ id }, tx);
    if (row?.status === "queued") throw new Error("the mail is being sent by another worker");
    return null;
  });
}

function messageOf(services: Services, mail: TakenMail): Parameters<SmtpTransport["sendMail"]>[0] {
  const from = readAddress(services.config.mailFrom);
  return {
    from: { address: from.address, name: from.name || services.settings.get(communityName) },
    to: { address: mail.toAddress, name: mail.toName ?? "" },
    subject: mail.subject, text: mail.bodyText, html: mail.html, date: mail.createdAt, messageId: mail.messageId,
    headers: mail.headers as Record<string, string>,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}), ...(mail.references.length > 0 ? { references: mail.references } : {}),
  };
}

/** Also wakes the mails that wait for the server: it has just shown that it takes mail. */
async function noteSent(services: Services, id: string): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    await queries.markSent.run({ id, now: tx.now }, tx);
    const waiting = await queries.wakeWaiting.run(undefined, tx);
    await addJobs(tx, waiting.map((mail) => deliveryJob(mail.id)));
  });
}

async function noteNobody(services: Services, id: string): Promise<void> {
  await withTx(services, { actor: systemActor }, (tx) => queries.markFailed.run({ id, lastError: "the address is nobody's" }, tx));
}

async function noteFailure(services: Services, mail: TakenMail, failure: DeliveryFailure): Promise<void> {
  const age = services.clock.now().getTime() - mail.createdAt.getTime();
  const final = failure.kind === "refused" || age > giveUpAfterDays * 86_400_000;
  await withTx(services, { actor: systemActor }, async (tx) => {
    if (final) {
      const marked = await queries.markFailed.run({ id: mail.id, lastError: failure.reason }, tx);
      if (marked === 1) await emit(tx, "mail.failed", { mailId: mail.id, conversationId: mail.conversationId });
    } else {
      await queries.noteTry.run({ id: mail.id, lastError: failure.reason, serverDown: failure.kind === "server", now: tx.now }, tx);
    }
  });
  if (!final) throw new Error(failure.reason);
  services.log.warn({ mailId: mail.id, reason: failure.reason }, "a mail could not be delivered and is given up");
}

function tellOnce(services: Services): void {
  if (told.has(services)) return;
  told.add(services);
  services.log.warn("mails wait in the outbox: set BARAZA_SMTP_URL to send them");
}
