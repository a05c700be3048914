import type { ConversationKind } from "../../platform/ports.ts";
import { replyToTicket } from "./reply-to-ticket.ts";
import { writeNote } from "./write-note.ts";

/** POST /api/conversations/:id/messages on a ticket's conversation is a reply or a note, by the same rules (the ids are the same). */
export const ticketConversationKind: ConversationKind = {
  kind: "ticket",
  async post(tx, { conversationId, clientId, body, visibility, replyTo }) {
    const posted = visibility === "internal" ? await writeNote(tx, conversationId, { clientId, body }) : await replyToTicket(tx, conversationId, { clientId, body, replyTo });
    return posted.message;
  },
};
