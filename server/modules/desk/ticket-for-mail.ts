import type { Message } from "../../../contract/conversations.ts";
import type { PersonBrief } from "../../../contract/common.ts";
import type { Status } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { messagesPage } from "../conversations/index.ts";
import { accessTicket } from "./access.ts";
import { progressOf } from "./policy.ts";
import { signatureOf } from "./signature/signature.ts";

/** What a mail may say about a ticket: nothing of the team's side. */
export interface MailedTicket {
  id: string;
  number: string;
  subject: string;
  status: Status;
  requester: PersonBrief;
  /** How it stands, in the requester's words. */
  progress: string;
  createdAt: Date;
}

/** @throws notFound */
export async function ticketForMail(tx: Tx, id: string): Promise<MailedTicket> {
  const ticket = await accessTicket(tx, id);
  const { number, subject, status, requester, createdAt } = ticket;
  return { id: ticket.id, number, subject, status, requester, progress: progressOf(ticket), createdAt };
}

/**
 * A public message of a ticket. @throws notFound for a note too: no mail may quote one (CV-9); and for a removed answer: there is nothing
 * to tell any more (CV-8). A removed description is quoted empty: the receipt goes out all the same.
 */
export async function messageForMail(tx: Tx, id: string, seq: number): Promise<Message & { signature: string | null }> {
  const page = await messagesPage(tx, id, { after: seq - 1, limit: 1 });
  const [message] = page.items;
  if (!message || message.seq !== seq || message.visibility !== "public" || (message.removed && seq > 1)) throw notFound("This message");
  return { ...message, signature: message.author && message.authorPart === "staff" ? await signatureOf(tx, message.author.id) : null };
}
