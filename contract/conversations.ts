import { z } from "zod";
import { id, idParams, instant, limit, noContent, pageOf, pageQuery, personBrief, none } from "./common.ts";
import { endpoint } from "./endpoint.ts";

export const conversationKinds = ["ticket", "direct", "assistant", "character"] as const;
export const visibilities = ["public", "internal"] as const;
/** CV-1: the longest message, after trimming. Tickets' descriptions may be longer (DK-1). */
export const messageLimit = 4000;

export const messageBody = z.string().trim().min(1, "Write something first.").max(messageLimit, `Keep it to ${messageLimit} characters.`);

/** What a client may render beside a message's text. */
export const messageExtra = z.strictObject({
  /** Buttons under a bot message: sent back as ordinary text. */
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  articles: z.array(z.strictObject({ slug: z.string(), title: z.string(), summary: z.string() })).optional(),
  ticket: z.strictObject({ id, number: z.string(), status: z.string() }).optional(),
  /** Copied from a bot talk when the ticket was made (AS-4). */
  copiedFrom: z.strictObject({ conversationId: id, seq: z.number().int() }).optional(),
}).nullable();

export const message = z.strictObject({
  id, conversationId: id, seq: z.number().int(), clientId: id,
  author: personBrief.nullable(),
  authorPart: z.enum(["member", "staff", "bot"]),
  visibility: z.enum(visibilities),
  body: z.string(),
  replyToSeq: z.number().int().nullable(),
  extra: messageExtra,
  createdAt: instant,
});
export type Message = z.infer<typeof message>;

export const timelineEvent = z.strictObject({
  number: z.number().int(), kind: z.string(), afterSeq: z.number().int(),
  actor: personBrief.nullable(), actorKind: z.string(),
  visibility: z.enum(visibilities), data: z.record(z.string(), z.unknown()), at: instant,
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

export const messagesPage = z.strictObject({
  /** Ascending by seq. */
  items: z.array(message),
  /** True when older messages exist before the first item (or newer after the last, with `after`). */
  more: z.boolean(),
  lastSeq: z.number().int(),
});

export const conversationSummary = z.strictObject({
  id, kind: z.enum(conversationKinds), owner: z.enum(["bot", "staff", "nobody"]),
  lastSeq: z.number().int(), lastMessageAt: instant.nullable(), readSeq: z.number().int(), unread: z.number().int(),
  preview: z.string().nullable(), closed: z.boolean(), createdAt: instant,
  others: z.array(personBrief),
});

export const conversation = z.strictObject({
  id, kind: z.enum(conversationKinds), owner: z.enum(["bot", "staff", "nobody"]),
  version: z.number().int(), lastSeq: z.number().int(), readSeq: z.number().int(),
  closure: z.strictObject({ reason: z.string(), at: instant }).nullable(),
  participants: z.array(z.strictObject({ person: personBrief, part: z.enum(["member", "staff"]), readSeq: z.number().int() })),
  messages: messagesPage,
  /** Where the talk goes on after a hand-off (AS-4). */
  handedOffTo: z.strictObject({ ticketId: id, number: z.string() }).nullable(),
  abilities: z.strictObject({ send: z.boolean(), note: z.boolean() }),
});
export type Conversation = z.infer<typeof conversation>;

export const conversationEndpoints = {
  open: endpoint({
    method: "POST", path: "/api/conversations", summary: "Open a conversation with the help bot (returns the one still open).",
    access: "signed-in", limit: "write", success: 201,
    body: z.strictObject({ kind: z.literal("assistant"), fresh: z.boolean().optional() }), output: conversation,
  }),
  list: endpoint({
    method: "GET", path: "/api/conversations", summary: "The caller's own conversations, newest activity first.",
    access: "signed-in", limit: "read",
    query: z.strictObject({ ...pageQuery, kind: z.enum(conversationKinds).optional() }), output: pageOf(conversationSummary),
  }),
  show: endpoint({
    method: "GET", path: "/api/conversations/:id", summary: "A conversation with its newest page of messages.",
    access: "signed-in", limit: "read", params: idParams, output: conversation,
  }),
  messages: endpoint({
    method: "GET", path: "/api/conversations/:id/messages", summary: "Messages before or after a seq; newest page without either (CV-3).",
    access: "signed-in", limit: "read", params: idParams,
    query: z.strictObject({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional(), after: z.coerce.number().int().min(0).max(2_147_483_647).optional(), limit: limit.default(50) }),
    output: messagesPage,
  }),
  send: endpoint({
    method: "POST", path: "/api/conversations/:id/messages", summary: "Send a message; the same clientId again answers with the first (CV-1).",
    access: "signed-in", limit: "message", params: idParams, success: 201,
    body: z.strictObject({ clientId: id, body: messageBody, replyTo: z.number().int().min(1).max(2_147_483_647).optional(), visibility: z.enum(visibilities).optional() }),
    output: message, errors: ["conversation-closed", "moved"],
  }),
  read: endpoint({
    method: "PUT", path: "/api/conversations/:id/read", summary: "Mark as read up to a seq; never moves back (CV-6).",
    access: "signed-in", limit: "read", params: idParams, body: z.strictObject({ seq: z.number().int().min(0).max(2_147_483_647) }), success: 204, output: noContent,
  }),
  events: endpoint({
    method: "GET", path: "/api/conversations/:id/events", summary: "The timeline beside the messages.",
    access: "signed-in", limit: "read", params: idParams, query: none, output: z.strictObject({ items: z.array(timelineEvent) }),
  }),
};

/** Server → client socket events of conversations, sent to the room `conversation:<id>` (staff-only ones to `conversation:<id>:staff`). */
export interface ConversationSocketEvents {
  message: { conversationId: string; message: Message };
  event: { conversationId: string; version: number; event: TimelineEvent };
  read: { conversationId: string; personId: string; seq: number };
  typing: { conversationId: string; personId: string; name: string; part: "member" | "staff"; until: string };
}
