import { systemActor } from "../actor.ts";
import { withTx, type Tx } from "../db/tx.ts";
import type { Services } from "../services.ts";
import type { MailContent } from "./mail-content.ts";
import * as queries from "./mail.queries.ts";
import { renderMail } from "./render-mail.ts";

/** A kind of mail that quotes a message, which may be edited or removed while the mail waits (CV-8). */
export interface QuotingMail {
  template: string;
  /** What it says now, as the system; null when there is nothing to say any more. */
  write: (tx: Tx, mail: { conversationId: string; seq: number; personId: string | null }) => Promise<MailContent | null>;
}

/** Writes all waiting mails anew that quote a message, or takes them back. */
export async function followMessage(tx: Tx, conversationId: string, seq: number): Promise<void> {
  for (const mail of await queries.mailsQuoting.run({ conversationId, seq }, tx)) await writeAnew(tx, mail);
}

/**
 * Writes a mail anew that is about to be sent: an edit may have come while its job was under way.
 * @returns false when it was taken back
 */
export function freshen(services: Services, mailId: string): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [mail] = await queries.quotingMail.run({ id: mailId }, tx);
    return mail ? writeAnew(tx, mail) : true;
  });
}

async function writeAnew(tx: Tx, { id, template, personId, conversationId, seq, list }: queries.QuotingMailResult): Promise<boolean> {
  const kind = tx.services.modules.quotingMails.find((one) => one.template === template);
  if (!kind) return true;
  const content = await kind.write(tx, { conversationId, seq, personId });
  if (content) {
    await queries.rewriteMail.run({ id, ...(await renderMail(tx.services, content, id, list)) }, tx);
    return true;
  }
  await queries.takeBack.run({ id }, tx);
  return false;
}
