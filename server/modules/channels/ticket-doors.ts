import type { PersonBrief } from "../../../contract/common.ts";
import type { Message } from "../../../contract/conversations.ts";
import type { Status } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";

/** A ticket as mails about it need it. */
export interface MailTicket {
  id: string;
  number: string;
  subject: string;
  status: Status;
  requester: Pick<PersonBrief, "id" | "name">;
}

/** A message as a mail quotes it. */
export type MailMessage = Pick<Message, "body" | "author" | "authorPart" | "visibility"> & {
  /** DK-9: what its author wants under it in mails, if anything. */
  signature?: string | null;
};

/**
 * What this module asks of tickets. It stands below the desk and may not import it; server/app.ts hands these doors in.
 * Both run as the system, and throw `notFound` for what is not there; the second one for internal notes too.
 */
export interface TicketDoors {
  ticketForMail(tx: Tx, ticketId: string): Promise<MailTicket>;
  messageForMail(tx: Tx, ticketId: string, seq: number): Promise<MailMessage>;
}
