import type { PersonBrief } from "../../../contract/common.ts";
import type { Message, TimelineEvent } from "../../../contract/conversations.ts";

/** Columns of a message with its author, as message.sql selects them. */
export interface MessageRow {
  id: string | null;
  seq: number | null;
  clientId: string | null;
  authorId: string | null;
  authorPart: string | null;
  visibility: string | null;
  body: string | null;
  replyToSeq: number | null;
  extra: unknown;
  createdAt: Date | null;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
}

export function presentMessage(conversationId: string, row: MessageRow): Message {
  return {
    id: row.id ?? "", conversationId, seq: row.seq ?? 0, clientId: row.clientId ?? "",
    author: row.authorId ? brief(row.authorId, row.authorName, row.authorUsername, row.authorImage, row.authorIsStaff) : null,
    authorPart: row.authorPart as Message["authorPart"], visibility: row.visibility as Message["visibility"],
    body: row.body ?? "", replyToSeq: row.replyToSeq, extra: (row.extra ?? null) as Message["extra"], createdAt: (row.createdAt ?? new Date(0)).toISOString(),
  };
}

export interface EventRow {
  number: number;
  kind: string;
  afterSeq: number;
  actorKind: string;
  visibility: string;
  data: unknown;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
}

export function presentEvent(row: EventRow): TimelineEvent {
  return {
    number: row.number, kind: row.kind, afterSeq: row.afterSeq,
    actor: row.actorId ? brief(row.actorId, row.actorName, row.actorUsername, row.actorImage, row.actorIsStaff) : null,
    actorKind: row.actorKind, visibility: row.visibility as TimelineEvent["visibility"], data: row.data as Record<string, unknown>, at: row.at.toISOString(),
  };
}

function brief(id: string, name: string | null, username: string | null, image: string | null, isStaff: boolean | null): PersonBrief {
  // A person whose profile is gone still has a place in the thread.
  return { id, name: name ?? "Someone", username, image, isStaff: isStaff ?? false };
}
