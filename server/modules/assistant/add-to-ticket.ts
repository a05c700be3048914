import type { Message } from "../../../contract/conversations.ts";
import { messageLimit } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { replyToTicket } from "../desk/index.ts";
import { botClientId } from "./bot-client-id.ts";

/**
 * AS-5: adds what the member told of this matter to their open ticket, in their name: one reply, or as many as its length takes.
 * Tried again it adds nothing. Answers with the ticket that it went to, a follow-up if that one was closed meanwhile.
 */
export async function addToTicket(tx: Tx, ticketId: string, told: readonly Message[]): Promise<{ id: string; number: string; status: string }> {
  let to = ticketId;
  let ticket = { id: ticketId, number: "", status: "" };
  for (const { body, seq, conversationId } of gathered(told)) {
    const replied = await replyToTicket(tx, to, { clientId: botClientId(conversationId, seq, "add", ticketId), body });
    ({ ticket } = replied);
    to = ticket.id;
  }
  return ticket;
}

/** Joins messages, in order, into as few texts as fit the limit of one. */
function gathered(told: readonly Message[]): Message[] {
  const texts: Message[] = [];
  for (const message of told) {
    const last = texts.at(-1);
    const joined = last ? `${last.body}\n\n${message.body}` : "";
    if (last && joined.length <= messageLimit) texts[texts.length - 1] = { ...last, body: joined };
    else texts.push(message);
  }
  return texts;
}
