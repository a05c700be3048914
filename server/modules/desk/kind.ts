import type { ConversationKind } from "../../platform/ports.ts";
import { keepWords } from "./keep-words.ts";
import { lockTicket } from "./access.ts";
import { replyToTicket } from "./reply-to-ticket.ts";
import { writeNote } from "./write-note.ts";

/** POST /api/conversations/:id/messages on a ticket's conversation is a reply or a note, by the same rules (the ids are the same). */
export const ticketConversationKind: ConversationKind = {
  kind: "ticket",
  async post(tx, { conversationId, clientId, body, visibility, replyTo, attachments }) {
    const { outcome, message, messagesLeft } = visibility === "internal"
      ? await writeNote(tx, conversationId, { clientId, body, attachments }) : await replyToTicket(tx, conversationId, { clientId, body, replyTo, attachments });
    return { outcome, message, messagesLeft };
  },
  async lock(tx, conversationId) { await lockTicket(tx, conversationId); },
  changed: keepWords,
};
