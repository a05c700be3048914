import { z } from "zod";
import { id, idParams, instant, limit, noContent, pageOf, pageQuery, personBrief, none } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { attachment, maxFilesPerMessage } from "./files.ts";
import { shownText, showsSomething } from "./shown-text.ts";

export const conversationKinds = ["ticket", "direct", "assistant", "character"] as const;
export const visibilities = ["public", "internal"] as const;
/** CV-1: the longest message, after trimming. Tickets' descriptions may be longer (DK-1). */
export const messageLimit = 4000;

export const messageBody = shownText("Write something first.").max(messageLimit, `Keep it to ${messageLimit} characters.`);

/** CV-7: what somebody sends. The words may be missing when files say it. */
export const written = {
  body: z.string().trim().max(messageLimit, `Keep it to ${messageLimit} characters.`).default(""),
  /** Ids of uploaded files that are ready, each the sender's own and used once. */
  attachments: z.array(id).max(maxFilesPerMessage, `Send at most ${maxFilesPerMessage} files with a message.`).optional(),
};
export const saysSomething = (said: { body: string; attachments?: readonly string[] | undefined }) => showsSomething(said.body) || (said.attachments?.length ?? 0) > 0;
export const sayingNothing = { path: ["body"], message: "Write something first." };

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
  attachments: z.array(attachment),
  createdAt: instant,
  /** 1 when written, one more with each change: what an edit names as its base (CV-8). */
  version: z.number().int(),
  /** The last edit. The words before it are kept, for the author and for staff. */
  edited: z.strictObject({ at: instant, byPart: z.enum(["member", "staff"]) }).nullable(),
  /** The words and files are gone then; `body` is empty. */
  removed: z.strictObject({ at: instant, by: z.enum(["author", "moderator"]) }).nullable(),
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
  /** With `around`: true when newer messages exist after the last item. */
  moreAfter: z.boolean().optional(),
  lastSeq: z.number().int(),
  /** Up to which change (CV-8) this answer is complete: the next `changedSince`. Higher than what a client holds: it missed a change. */
  lastChange: z.number().int(),
});

export type MessagesPageAnswer = z.infer<typeof messagesPage>;

/** A version of a message that ended: what it said before and after, and who changed it. */
export const messageVersion = z.strictObject({
  version: z.number().int(), kind: z.enum(["edited", "removed"]), before: z.string(), after: z.string(),
  /** Names of the files that were removed with it. */
  files: z.array(z.string()),
  by: personBrief.nullable(), as: z.enum(["author", "staff", "moderator"]), reason: z.string().nullable(), at: instant,
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
  participants: z.array(z.strictObject({ person: personBrief, part: z.enum(["member", "staff"]), readSeq: z.number().int(), /** CV-5: up to here it reached one of their devices. */ deliveredSeq: z.number().int() })),
  messages: messagesPage,
  /** Where the talk goes on after a hand-off (AS-4). */
  handedOffTo: z.strictObject({ ticketId: id, number: z.string() }).nullable(),
  /** Of a conversation of two: whether the caller has blocked the other. */
  blockedByMe: z.boolean(),
  abilities: z.strictObject({
    send: z.boolean(), note: z.boolean(),
    /** For how many minutes after writing an own message can be edited or removed. */
    editOwnMinutes: z.number().int(),
    /** Edit any message of the team; remove any message, with a reason; see what a message said before. */
    editStaff: z.boolean(), removeAny: z.boolean(), versions: z.boolean(),
    block: z.boolean(), report: z.boolean(),
  }),
});
export type Conversation = z.infer<typeof conversation>;

const seqNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const marker = z.strictObject({ seq: z.number().int().min(0).max(2_147_483_647) });
const messageParams = idParams.extend({ seq: seqNumber });
export const usernameParams = z.strictObject({ username: z.string().trim().toLowerCase().regex(/^[a-z0-9_.]{3,30}$/, "This is not a username.") });

export const conversationEndpoints = {
  open: endpoint({
    method: "POST", path: "/api/conversations", summary: "Open a conversation with the help bot (returns the one still open) or with a member (CV-12: one per pair).",
    access: "signed-in", limit: "write", success: 201,
    body: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("assistant"), fresh: z.boolean().optional() }),
      z.strictObject({ kind: z.literal("direct"), withUsername: usernameParams.shape.username }),
    ]),
    output: conversation, errors: ["not-taking-messages", "not-verified", "too-many"],
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
    method: "GET", path: "/api/conversations/:id/messages", summary: "Messages before, after or around a seq, or changed since a change; newest page without any (CV-3, CV-8, CV-11).",
    access: "signed-in", limit: "read", params: idParams,
    query: z.strictObject({
      before: seqNumber.optional(), after: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
      /** CV-11: the message of this seq amid its neighbours, half of the page older; without it where the caller may not read it or there is none. */
      around: seqNumber.optional(),
      /** Messages that were edited or removed after this change; `more`: ask again from `lastChange`. */
      changedSince: z.coerce.number().int().min(0).max(2_147_483_647).optional(), limit: limit.default(50),
    }),
    output: messagesPage,
  }),
  send: endpoint({
    method: "POST", path: "/api/conversations/:id/messages", summary: "Send a message; the same clientId again answers with the first (CV-1).",
    access: "signed-in", limit: "message", params: idParams, success: 201,
    body: z.strictObject({ clientId: id, ...written, replyTo: z.number().int().min(1).max(2_147_483_647).optional(), visibility: z.enum(visibilities).optional() }).refine(saysSomething, sayingNothing),
    output: message, errors: ["conversation-closed", "moved", "not-taking-messages", "not-verified"],
  }),
  edit: endpoint({
    method: "PATCH", path: "/api/conversations/:id/messages/:seq", summary: "Edit an own message within minutes, or the team's by permission; every version is kept (CV-8).",
    access: "signed-in", limit: "write", params: messageParams,
    body: z.strictObject({ body: written.body, baseVersion: z.number().int().min(1).max(2_147_483_647) }), output: message, errors: ["stale", "too-late", "removed", "not-taking-messages", "conversation-closed"],
  }),
  remove: endpoint({
    method: "DELETE", path: "/api/conversations/:id/messages/:seq", summary: "Remove an own message within minutes, or any by permission with a reason (CV-8).",
    access: "signed-in", limit: "write", params: messageParams, body: z.strictObject({ reason: shownText("Write something first.").max(500).optional() }), output: message, errors: ["too-late"],
  }),
  versions: endpoint({
    method: "GET", path: "/api/conversations/:id/messages/:seq/versions", summary: "What a message said before: for its author, and for staff by permission.",
    access: "signed-in", limit: "read", params: messageParams, output: z.strictObject({ items: z.array(messageVersion) }),
  }),
  delivered: endpoint({
    method: "PUT", path: "/api/conversations/:id/delivered", summary: "Say that messages up to a seq reached this device; never moves back (CV-5).",
    access: "signed-in", limit: "read", params: idParams, body: marker, success: 204, output: noContent,
  }),
  read: endpoint({
    method: "PUT", path: "/api/conversations/:id/read", summary: "Mark as read up to a seq; never moves back (CV-6).",
    access: "signed-in", limit: "read", params: idParams, body: marker, success: 204, output: noContent,
  }),
  events: endpoint({
    method: "GET", path: "/api/conversations/:id/events", summary: "The timeline beside the messages, latest first.",
    access: "signed-in", limit: "read", params: idParams, query: z.strictObject(pageQuery), output: pageOf(timelineEvent),
  }),
  block: endpoint({
    method: "PUT", path: "/api/members/:username/block", summary: "Block a member: neither can write to the other any more (CV-12). The team can't be blocked; report what is wrong.",
    access: "signed-in", limit: "write", params: usernameParams, body: none, success: 204, output: noContent,
  }),
  unblock: endpoint({ method: "DELETE", path: "/api/members/:username/block", summary: "Take a block back.", access: "signed-in", limit: "write", params: usernameParams, success: 204, output: noContent }),
  blocks: endpoint({
    method: "GET", path: "/api/blocks", summary: "People whom the caller has blocked, latest first.", access: "signed-in", limit: "read",
    query: z.strictObject(pageQuery), output: pageOf(z.strictObject({ person: personBrief, blockedAt: instant })),
  }),
};
