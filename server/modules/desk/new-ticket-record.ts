import type { Message } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import type { NewTicket } from "./create-ticket.ts";
import { person, previewLength, type TicketRecord } from "./ticket.ts";
import type { CreateTicketResult } from "./ticket.queries.ts";

interface WrittenMessage { clientId: string; body: string; at: string; extra: object | null }

/** What was just written, put together without asking the database again. A test holds it equal to what a fresh look answers. */
export function newTicketRecord(
  tx: Tx, wanted: NewTicket & { requesterId: string }, row: CreateTicketResult, written: readonly WrittenMessage[],
): { ticket: TicketRecord; messages: Message[] } {
  const conversationId = row.ticketId;
  const author = person(tx.actor.personId ?? "", row.authorName, row.authorUsername, row.authorImage, row.authorIsStaff);
  const messages = written.map((m, i): Message => ({
    id: row.messageIds?.[i] ?? "", conversationId, seq: i + 1, clientId: m.clientId, author, authorPart: author.id === wanted.requesterId ? "member" : "staff",
    visibility: "public", body: m.body, replyToSeq: null, extra: shownExtra(m.extra), attachments: [], createdAt: m.at,
    version: 1, edited: null, removed: null,
  }));
  const now = tx.now;
  const ticket: TicketRecord = {
    id: row.ticketId, number: row.number ?? "", subject: wanted.subject, status: "open", priority: wanted.priority ?? "medium", category: wanted.category,
    channel: wanted.channel, tags: [], requesterId: wanted.requesterId,
    requester: person(wanted.requesterId, row.requesterName, row.requesterUsername, row.requesterImage, row.requesterIsStaff),
    assignee: null, assigneeId: null, team: null, followUpOf: wanted.followUpOf ?? null, sourceConversationId: wanted.sourceConversationId ?? null,
    evidence: wanted.evidence ?? null, version: 1, createdAt: now, updatedAt: now, toldAt: now, toldVersion: 1, waitingSince: now, firstRepliedAt: null, resolvedAt: null,
    lastSeq: messages.length, lastPublicSeq: messages.length, readSeq: messages.length, unread: 0, preview: firstCharacters(messages.at(-1)?.body ?? "", previewLength),
  };
  return { ticket, messages };
}

/** What a list shows of a message: the beginning of its words, or the names of its files. */
export function previewOf(message: Pick<Message, "body" | "attachments">): string {
  return firstCharacters(message.body || message.attachments.map(({ name }) => name).join(", "), previewLength);
}

function shownExtra(extra: object | null): Message["extra"] {
  return extra !== null && "copiedFrom" in extra ? { copiedFrom: extra.copiedFrom as NonNullable<Message["extra"]>["copiedFrom"] } : null;
}

/** As PostgreSQL's `left()` counts: characters, not UTF-16 units. */
export function firstCharacters(text: string, count: number): string {
  return text.length <= count ? text : [...text.slice(0, count * 2)].slice(0, count).join("");
}
