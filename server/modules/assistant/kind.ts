import type { ConversationKind } from "../../platform/ports.ts";
import { openTalk } from "./open-talk.ts";
import { postToTalk } from "./post-to-talk.ts";
import { accessSession } from "./session.ts";

/** Talks with the bot, as the conversation core knows them. */
export const assistantKind: ConversationKind = {
  kind: "assistant",
  open: openTalk,
  post: postToTalk,
  async handedOffTo(tx, conversationId) {
    const { handedOff } = await accessSession(tx, conversationId);
    return handedOff && { ticketId: handedOff.ticketId, number: handedOff.number };
  },
};
