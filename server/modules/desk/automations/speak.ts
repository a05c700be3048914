import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, forbidden } from "../../../platform/errors.ts";
import { emit } from "../../../platform/events.ts";
import { postMessage, setOwner } from "../../conversations/index.ts";
import { changeTicket } from "../change-ticket.ts";
import { previewOf } from "../new-ticket-record.ts";
import { isRequester } from "../policy.ts";
import type { TicketHead } from "../ticket.ts";

/**
 * Writes a rule's words into a locked ticket in the bot's name: nobody is to believe that a person wrote them. So a reply answers nothing:
 * the requester goes on waiting, the clocks go on, and no figure counts it.
 * @param clientId the same one again is the same message
 * @returns the ticket as it is afterwards @throws 403; 409 on a closed ticket
 */
export async function speak(tx: Tx, ticket: TicketHead, body: string, visibility: "public" | "internal", clientId: string): Promise<TicketHead> {
  if (!may(tx.actor, visibility === "public" ? "ticket.reply" : "ticket.note") || isRequester(tx.actor, ticket)) throw forbidden("Nobody writes as the team on their own ticket.");
  if (visibility === "public" && ticket.status === "closed") throw conflict("conversation-closed", "A closed ticket takes no reply.");
  await setOwner(tx, ticket.id, "bot");
  const { outcome, message } = await postMessage(tx, { conversationId: ticket.id, clientId, body, visibility, as: "bot" });
  await setOwner(tx, ticket.id, "staff");
  if (outcome === "duplicate") return ticket;
  const { seq } = message;
  if (visibility === "internal") return changeTicket(tx, ticket, { verb: "ticket.noted", set: {}, told: false, facts: { seq, automatic: true }, thread: { lastSeq: seq } });
  const next = await changeTicket(tx, ticket, {
    verb: "ticket.auto_replied", set: {}, told: true, facts: { seq }, thread: { lastSeq: seq, lastPublicSeq: seq, preview: previewOf(message) },
  });
  await emit(tx, "ticket.replied", { ticketId: ticket.id, messageId: message.id, seq, authorId: tx.actor.personId ?? "", authorPart: "staff", assigneeId: ticket.assigneeId });
  return next;
}
