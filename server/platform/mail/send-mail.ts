import { addJob } from "../jobs/add-jobs.ts";
import type { Tx } from "../db/tx.ts";
import { newId } from "../ids.ts";
import { newMessageId, oneAddress, readAddress } from "./addresses.ts";
import { deliveryJob } from "./delivery-job.ts";
import * as queries from "./mail.queries.ts";
import { oneLine, type MailContent } from "./mail-content.ts";
import { renderMail } from "./render-mail.ts";
import * as stops from "./stops.queries.ts";
import { unsubscribeUrl } from "./unsubscribe-link.ts";

export interface MailDraft extends MailContent {
  /** `area-what`, such as `ticket-receipt`. */
  template: string;
  to: { address: string; name?: string };
  personId?: string;
  /** The ticket that it is about: its view shows the mail's state. */
  conversationId?: string;
  /** The number of the message in `conversationId` that it quotes: until it is sent it follows that message (quoting-mails.ts). */
  quotes?: number;
  /** Whom and which conversations it names or quotes, beside its receiver: their erasure empties it (ID-13). */
  aboutIds?: string[];
  /** The same key again is the same mail. */
  dedupeKey?: string;
  /** An optional mail is not made for people who want none of its kind. */
  optional?: boolean;
  /** The kind that an unsubscribe link stops; the template of an optional mail. A mail that must be sent may name one for its optional part. */
  list?: string;
  /** False for what a person wrote: such a mail may be answered by an out-of-office note. */
  automatic?: boolean;
  inReplyTo?: string;
  /** Message-IDs, oldest first. */
  references?: string[];
  headers?: Record<string, string>;
}

export interface QueuedMail {
  mailId: string;
  /** With its angle brackets. */
  messageId: string;
}

/**
 * Renders a mail and puts it into the outbox, with its job, in the caller's transaction: it is sent after commit, or never was.
 * @returns the mail; the first one when the dedupe key was used before; null for an optional mail that is not wanted
 * @throws Error for what callers must not pass: a malformed address, a relative link, a broken header name
 */
export function sendMail(tx: Tx, draft: MailDraft & { optional?: false }): Promise<QueuedMail>;
export function sendMail(tx: Tx, draft: MailDraft): Promise<QueuedMail | null>;
export async function sendMail(tx: Tx, draft: MailDraft): Promise<QueuedMail | null> {
  const { services } = tx;
  const to = oneAddress(draft.to);
  const list = draft.list ?? (draft.optional ? draft.template : null);
  if (draft.optional && list && !(await wantsMail(tx, to.address, list))) return null;
  const mailId = newId();
  const messageId = newMessageId(readAddress(services.config.mailFrom).address);
  const stop = list ? unsubscribeUrl(services, mailId) : undefined;
  const inserted = await queries.insertMail.run({
    id: mailId, template: draft.template, toAddress: to.address, toName: to.name || null, personId: draft.personId ?? null, conversationId: draft.conversationId ?? null,
    subject: oneLine(draft.subject), ...(await renderMail(services, draft, mailId, list)), messageId,
    inReplyTo: draft.inReplyTo ?? null, references: draft.references ?? [], headers: headersOf(draft, stop), dedupeKey: draft.dedupeKey ?? null, list, aboutIds: draft.aboutIds?.length ? draft.aboutIds : null, quotesSeq: draft.quotes ?? null, now: tx.now,
  }, tx);
  if (inserted === 0) {
    const [first] = await queries.mailByDedupeKey.run({ dedupeKey: draft.dedupeKey ?? "" }, tx);
    if (!first) throw new Error("a mail could not be put into the outbox");
    return { mailId: first.id, messageId: first.messageId };
  }
  await addJob(tx, deliveryJob(mailId));
  return { mailId, messageId };
}

/** Whether an address still takes optional mails of a kind. */
export async function wantsMail(tx: Tx, address: string, list: string): Promise<boolean> {
  const [row] = await stops.mailWanted.run({ address, list }, tx);
  return row?.wanted ?? true;
}

/** RFC 3834 for automatic mails, RFC 2369 and 8058 for optional ones, and the caller's own. */
function headersOf(draft: MailDraft, stop: string | undefined): Record<string, string> {
  const own = Object.entries(draft.headers ?? {}).map(([name, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new Error("a mail header has a malformed name");
    return [name, oneLine(value, 900)];
  });
  return {
    ...(draft.automatic === false ? {} : { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" }),
    ...(stop ? { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
    ...Object.fromEntries(own),
  };
}
