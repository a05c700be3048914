import { systemActor } from "../../platform/actor.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { sendMail } from "../../platform/mail/send-mail.ts";
import type { NoticeKind } from "../../platform/notices.ts";
import type { Services } from "../../platform/services.ts";
import { digestMail, plainMail } from "./mails.ts";
import * as queries from "./mail.queries.ts";
import { readersOf, type Reader } from "./readers.ts";

export type DueMail = queries.TakeDueMailsResult;

/**
 * Sends a person's mails that are due, as the system: one as the kind's own mail, several as one digest; what they have read
 * meanwhile is left out. `known`: the reader, where this transaction has just looked. The outbox and the settled rows commit together, so each goes once however many workers try.
 */
export async function sendDueMails(tx: Tx, personId: string, known?: Reader): Promise<void> {
  const reader = known ?? (await readersOf(tx, [personId]))[0];
  // The rows' locks make a second worker wait, and find them settled.
  const due = await queries.takeDueMails.run({ personId, now: tx.now }, tx);
  const waiting = due.filter((mail) => mail.readAt === null);
  await settle(tx, due.filter((mail) => mail.readAt !== null), "read");
  if (waiting.length === 0) return;
  if (!reader) return settle(tx, waiting, "withheld");
  const kinds = new Map(tx.services.modules.notices.map((kind) => [kind.name, kind]));
  const [first] = waiting;
  if (waiting.length === 1 && first) return settle(tx, waiting, (await sendAlone(tx, reader, first, kinds.get(first.kind))) ? "alone" : "withheld");
  if (reader.emailVerified) {
    await sendMail(tx, digestMail(tx.services, reader, waiting));
    return settle(tx, waiting, "digest");
  }
  // A kind's own mail says in its own place that it was withheld (CH-7).
  for (const mail of waiting) await sendAlone(tx, reader, mail, kinds.get(mail.kind));
  return settle(tx, waiting, "withheld");
}

async function sendAlone(tx: Tx, reader: Reader, mail: DueMail, kind: NoticeKind | undefined): Promise<boolean> {
  if (kind?.mail) await kind.mail(tx, mail.payload as never, reader.personId);
  else if (reader.emailVerified) await sendMail(tx, plainMail(tx.services, reader, mail, kind));
  return reader.emailVerified;
}

async function settle(tx: Tx, mails: readonly DueMail[], outcome: "alone" | "digest" | "read" | "withheld"): Promise<void> {
  if (mails.length > 0) await queries.settleMails.run({ ids: mails.map(({ id }) => id), outcome, now: tx.now }, tx);
}

export const mailJob = {
  name: "notifications.mail",
  run: (services: Services, payload: unknown) => withTx(services, { actor: systemActor }, (tx) => sendDueMails(tx, (payload as { personId: string }).personId)),
};
