import type { Tx } from "../db/tx.ts";
import * as queries from "./mail.queries.ts";

export type MailAbout = queries.MailsAboutResult;

/** The mails about a conversation, oldest first, without their texts. */
export function mailsAbout(tx: Tx, conversationId: string): Promise<MailAbout[]> {
  return queries.mailsAbout.run({ conversationId }, tx);
}
