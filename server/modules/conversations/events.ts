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
    /** CV-8. Whoever holds a copy of the words makes it follow. */
    "message.changed": { conversationId: string; kind: string; seq: number; messageId: string; change: "edited" | "removed"; visibility: Message["visibility"] };
    "conversation.opened": { conversationId: string; kind: "direct"; byId: string; withId: string };
    "report.made": { reportId: string; subjectKind: string; aboutId: string | null };
    "report.decided": { reportId: string; reporterId: string; decision: "dismissed" | "acted" };
  }
}
