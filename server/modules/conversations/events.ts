import type { Message } from "../../../contract/conversations.ts";

export interface MessagePosted {
  conversationId: string;
  kind: string;
  seq: number;
  messageId: string;
  authorId: string | null;
  authorPart: Message["authorPart"];
  visibility: Message["visibility"];
}

declare module "../../platform/events.ts" {
  interface DomainEvents {
    "message.posted": MessagePosted;
  }
}
