import type { PersonBrief } from "../../../contract/common.ts";
import type { StoredFile } from "../../../contract/files.ts";
import type { Message, TimelineEvent } from "../../../contract/conversations.ts";
import { presentFile } from "../../platform/files/index.ts";
import type { Services } from "../../platform/services.ts";

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
  version: number | null;
  editedAt: Date | null;
  editedBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
}

/** What `messages.extra` holds: what clients render beside the words, and the stored files (CV-7). */
type StoredExtra = NonNullable<Message["extra"]> & { files?: StoredFile[] };

/** The files of a row's `extra`. */
export function filesOf(extra: unknown): StoredFile[] {
  return (extra as StoredExtra | null)?.files ?? [];
}

export function presentMessage(services: Services, conversationId: string, row: MessageRow): Message {
  const { files = [], ...extra } = (row.extra ?? {}) as StoredExtra;
  return {
    id: row.id ?? "", conversationId, seq: row.seq ?? 0, clientId: row.clientId ?? "",
    author: row.authorId ? brief(row.authorId, row.authorName, row.authorUsername, row.authorImage, row.authorIsStaff) : null,
    authorPart: row.authorPart as Message["authorPart"], visibility: row.visibility as Message["visibility"],
    body: row.removedAt ? "" : row.body ?? "", replyToSeq: row.replyToSeq, extra: Object.keys(extra).length > 0 ? extra : null,
    attachments: files.map((file) => presentFile(services, file)), createdAt: (row.createdAt ?? new Date(0)).toISOString(), version: row.version ?? 1,
    edited: row.editedAt ? { at: row.editedAt.toISOString(), byPart: row.editedBy as "member" | "staff" } : null,
    removed: row.removedAt ? { at: row.removedAt.toISOString(), by: row.removedBy as "author" | "moderator" } : null,
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

export function brief(id: string, name: string | null | undefined, username: string | null | undefined, image: string | null | undefined, isStaff: boolean | null | undefined): PersonBrief {
  // A person whose profile is gone still has a place in the thread.
  return { id, name: name ?? "Someone", username: username ?? null, image: image ?? null, isStaff: isStaff ?? false };
}
