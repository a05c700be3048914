import type { Tx } from "../db/tx.ts";
import * as queries from "./mail.queries.ts";

/** How a mail says what it follows (RFC 5322 3.6.4). Nothing for the first one. */
export interface MailThread {
  inReplyTo?: string;
  /** Oldest first. */
  references?: string[];
}

/** References beyond this are left out from the middle: the first and the last ones are what mail programs go by. */
const most = 12;

/**
 * What the next mail about a conversation to an address follows: the mails that this address has had about it. Holds the thread
 * until the end of the transaction, so that two mails at once do not both call themselves the first.
 */
export async function mailThread(tx: Tx, conversationId: string, address: string): Promise<MailThread> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('mail:' || $1 || ':' || $2, 0))", [conversationId, address]);
  const before = (await queries.threadOf.run({ conversationId, toAddress: address }, tx)).map((mail) => mail.messageId);
  const [first] = before;
  const last = before.at(-1);
  if (!first || !last) return {};
  return { inReplyTo: last, references: before.length <= most ? before : [first, ...before.slice(1 - most)] };
}
