import type { Message } from "../../../contract/conversations.ts";
import { messageLimit } from "../../../contract/conversations.ts";
import { maxFilesPerMessage } from "../../../contract/files.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { storedFiles } from "../conversations/index.ts";
import { replyToTicket } from "../desk/index.ts";
import { botClientId } from "./bot-client-id.ts";

/**
 * AS-5: adds what the member told of this matter to their open ticket, in their name: one reply, or as many as its length takes.
 * Tried again it adds nothing. Answers with the ticket that it went to, a follow-up if that one was closed meanwhile.
 */
export async function addToTicket(tx: Tx, ticketId: string, told: readonly Message[]): Promise<{ id: string; number: string; status: string }> {
  let to = ticketId;
  let ticket = { id: ticketId, number: "", status: "" };
  for (const message of gathered(told.filter(({ removed }) => removed === null))) {
    const replied = await replyToTicket(tx, to, { clientId: botClientId(message.conversationId, message.seq, "add", ticketId), body: message.body, files: storedFiles(message) });
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
    const joined = last ? [last.body, message.body].filter((body) => body !== "").join("\n\n") : "";
    const attachments = [...(last?.attachments ?? []), ...message.attachments];
    if (last && joined.length <= messageLimit && attachments.length <= maxFilesPerMessage) texts[texts.length - 1] = { ...last, body: joined, attachments };
    else texts.push(message);
  }
  return texts;
}
