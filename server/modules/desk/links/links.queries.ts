// Made from links.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface InsertLinkParams {
  kind: string;
  fromId: string;
  toId: string;
  now: Date | string;
}

export interface InsertLinkResult {
  id: string;
}

const insertLinkText = `INSERT INTO desk_links (kind, from_id, to_id, made_by, made_at) VALUES ($1, $2, $3, (SELECT actor_id()), $4)
ON CONFLICT ON CONSTRAINT desk_links_once DO NOTHING RETURNING id AS "id"`;

export const insertLink = {
  text: insertLinkText,
  /** @returns the rows */
  async run(params: InsertLinkParams, on: Queryable): Promise<InsertLinkResult[]> {
    return (await on.query<InsertLinkResult>(insertLinkText, [params.kind, params.fromId, params.toId, params.now])).rows;
  },
};

export interface DeleteLinkParams {
  linkId: string;
  ticketId: string;
}

export interface DeleteLinkResult {
  kind: string;
  fromId: string;
  toId: string;
}

const deleteLinkText = `DELETE FROM desk_links l WHERE l.id = $1 AND (l.from_id = $2 OR l.to_id = $2) RETURNING l.kind AS "kind", l.from_id AS "fromId", l.to_id AS "toId"`;

export const deleteLink = {
  text: deleteLinkText,
  /** @returns the rows */
  async run(params: DeleteLinkParams, on: Queryable): Promise<DeleteLinkResult[]> {
    return (await on.query<DeleteLinkResult>(deleteLinkText, [params.linkId, params.ticketId])).rows;
  },
};

export interface LinksOfParams {
  ticketId: string;
}

export interface LinksOfResult {
  id: string;
  kind: string;
  direction: string;
  madeAt: Date;
  ticketId: string;
  number: string;
  subject: string;
  status: string;
  createdAt: Date;
  requesterId: string;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
}

const linksOfText = `SELECT l.id AS "id", l.kind AS "kind", (CASE WHEN l.kind = 'related' OR l.from_id = $1 THEN 'out' ELSE 'in' END) AS "direction", l.made_at AS "madeAt",
       t.id AS "ticketId", t.number AS "number", t.subject AS "subject", t.status AS "status", t.created_at AS "createdAt",
       t.requester_id AS "requesterId", p.name AS "requesterName", p.username AS "requesterUsername", p.image AS "requesterImage", p.is_staff AS "requesterIsStaff"
  FROM desk_links l
  JOIN desk_tickets t ON t.id = CASE WHEN l.from_id = $1 THEN l.to_id ELSE l.from_id END
  LEFT JOIN identity_profiles p ON p.person_id = t.requester_id
 WHERE l.from_id = $1 OR l.to_id = $1 ORDER BY l.made_at, l.id LIMIT 200`;

export const linksOf = {
  text: linksOfText,
  /** @returns the rows */
  async run(params: LinksOfParams, on: Queryable): Promise<LinksOfResult[]> {
    return (await on.query<LinksOfResult>(linksOfText, [params.ticketId])).rows;
  },
};

export interface MergedIntoParams {
  ticketId: string;
}

export interface MergedIntoResult {
  id: string;
}

const mergedIntoText = `SELECT desk_merged_into($1) AS "id"`;

export const mergedInto = {
  text: mergedIntoText,
  /** @returns the rows */
  async run(params: MergedIntoParams, on: Queryable): Promise<MergedIntoResult[]> {
    return (await on.query<MergedIntoResult>(mergedIntoText, [params.ticketId])).rows;
  },
};

export interface PublicMessagesParams {
  ticketId: string;
}

export interface PublicMessagesResult {
  count: number;
}

const publicMessagesText = `SELECT count(*) AS "count" FROM messages m WHERE m.conversation_id = $1 AND m.visibility = 'public'`;

export const publicMessages = {
  text: publicMessagesText,
  /** @returns the rows */
  async run(params: PublicMessagesParams, on: Queryable): Promise<PublicMessagesResult[]> {
    return (await on.query<PublicMessagesResult>(publicMessagesText, [params.ticketId])).rows;
  },
};

export interface InsertMergeParams {
  fromId: string;
  intoId: string;
  now: Date | string;
  before: object | number | boolean;
  gained: object | number | boolean;
}

export interface InsertMergeResult {
  id: string;
}

const insertMergeText = `INSERT INTO desk_merges (from_id, into_id, merged_by, merged_at, before, gained) VALUES ($1, $2, (SELECT actor_id()), $3, $4, $5) RETURNING id AS "id"`;

export const insertMerge = {
  text: insertMergeText,
  /** @returns the rows */
  async run(params: InsertMergeParams, on: Queryable): Promise<InsertMergeResult[]> {
    return (await on.query<InsertMergeResult>(insertMergeText, [params.fromId, params.intoId, params.now, JSON.stringify(params.before), JSON.stringify(params.gained)])).rows;
  },
};

export interface MergeInForceParams {
  fromId: string;
}

export interface MergeInForceResult {
  id: string;
  intoId: string;
  mergedAt: Date;
  before: unknown;
  gained: unknown;
}

const mergeInForceText = `SELECT m.id AS "id", m.into_id AS "intoId", m.merged_at AS "mergedAt", m.before AS "before", m.gained AS "gained" FROM desk_merges m WHERE m.from_id = $1 AND m.undone_at IS NULL`;

export const mergeInForce = {
  text: mergeInForceText,
  /** @returns the rows */
  async run(params: MergeInForceParams, on: Queryable): Promise<MergeInForceResult[]> {
    return (await on.query<MergeInForceResult>(mergeInForceText, [params.fromId])).rows;
  },
};

export interface EndMergeParams {
  now: Date | string;
  id: string;
}

export interface EndMergeResult {
  id: string;
}

const endMergeText = `UPDATE desk_merges SET undone_at = $1, undone_by = (SELECT actor_id()) WHERE id = $2 AND undone_at IS NULL RETURNING id AS "id"`;

export const endMerge = {
  text: endMergeText,
  /** @returns the rows */
  async run(params: EndMergeParams, on: Queryable): Promise<EndMergeResult[]> {
    return (await on.query<EndMergeResult>(endMergeText, [params.now, params.id])).rows;
  },
};

export interface FollowTooParams {
  fromId: string;
  intoId: string;
  now: Date | string;
}

export interface FollowTooResult {
  joined: string[];
}

const followTooText = `SELECT desk_follow_too($1::uuid, $2::uuid, $3::timestamptz) AS "joined"`;

export const followToo = {
  text: followTooText,
  /** @returns the rows */
  async run(params: FollowTooParams, on: Queryable): Promise<FollowTooResult[]> {
    return (await on.query<FollowTooResult>(followTooText, [params.fromId, params.intoId, params.now])).rows;
  },
};

export interface UnfollowParams {
  ticketId: string;
  people: readonly (string | null)[];
}

export interface UnfollowResult {
  done: string | null;
}

const unfollowText = `SELECT desk_unfollow($1::uuid, $2::uuid[]) AS "done"`;

export const unfollow = {
  text: unfollowText,
  /** @returns the rows */
  async run(params: UnfollowParams, on: Queryable): Promise<UnfollowResult[]> {
    return (await on.query<UnfollowResult>(unfollowText, [params.ticketId, params.people])).rows;
  },
};

export interface MergedTicketsParams {
  ticketId: string;
}

export interface MergedTicketsResult {
  mergedAt: Date;
  mergedById: string | null;
  byName: string | null;
  byUsername: string | null;
  byImage: string | null;
  byIsStaff: boolean | null;
  messages: number;
  ticketId: string;
  number: string;
  subject: string;
  status: string;
  createdAt: Date;
  requesterId: string;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
}

const mergedTicketsText = `SELECT m.merged_at AS "mergedAt", m.merged_by AS "mergedById", b.name AS "byName", b.username AS "byUsername", b.image AS "byImage", b.is_staff AS "byIsStaff",
       (SELECT count(*) FROM messages v WHERE v.conversation_id = t.id AND v.visibility = 'public') AS "messages", t.id AS "ticketId", t.number AS "number", t.subject AS "subject", t.status AS "status", t.created_at AS "createdAt",
       t.requester_id AS "requesterId", p.name AS "requesterName", p.username AS "requesterUsername", p.image AS "requesterImage", p.is_staff AS "requesterIsStaff"
  FROM desk_merges m JOIN desk_tickets t ON t.id = m.from_id
  LEFT JOIN identity_profiles p ON p.person_id = t.requester_id
  LEFT JOIN identity_profiles b ON b.person_id = m.merged_by
 WHERE m.into_id = $1 AND m.undone_at IS NULL ORDER BY m.merged_at, m.id LIMIT 200`;

export const mergedTickets = {
  text: mergedTicketsText,
  /** @returns the rows */
  async run(params: MergedTicketsParams, on: Queryable): Promise<MergedTicketsResult[]> {
    return (await on.query<MergedTicketsResult>(mergedTicketsText, [params.ticketId])).rows;
  },
};

export interface CopyMessagesParams {
  fromId: string;
  seqs: readonly number[];
  intoId: string;
}

export interface CopyMessagesResult {
  lastSeq: number;
  lastPublicSeq: number;
  preview: string | null;
  copied: number;
}

const copyMessagesText = `SELECT c.last_seq AS "lastSeq", c.last_public_seq AS "lastPublicSeq", c.preview AS "preview", c.copied AS "copied" FROM desk_copy_messages($1::uuid, $2::int[], $3::uuid) c`;

export const copyMessages = {
  text: copyMessagesText,
  /** @returns the rows */
  async run(params: CopyMessagesParams, on: Queryable): Promise<CopyMessagesResult[]> {
    return (await on.query<CopyMessagesResult>(copyMessagesText, [params.fromId, params.seqs, params.intoId])).rows;
  },
};

export interface WordsOfMessagesParams {
  ticketId: string;
  seqs: readonly number[];
}

export interface WordsOfMessagesResult {
  seq: number;
  body: string;
  visibility: string;
}

const wordsOfMessagesText = `SELECT m.seq AS "seq", m.body AS "body", m.visibility AS "visibility" FROM messages m WHERE m.conversation_id = $1 AND m.seq = ANY($2::int[]) AND m.removed_at IS NULL ORDER BY m.seq`;

export const wordsOfMessages = {
  text: wordsOfMessagesText,
  /** @returns the rows */
  async run(params: WordsOfMessagesParams, on: Queryable): Promise<WordsOfMessagesResult[]> {
    return (await on.query<WordsOfMessagesResult>(wordsOfMessagesText, [params.ticketId, params.seqs])).rows;
  },
};
