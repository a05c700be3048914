// Made from export.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface TalksOfParams {
  personId: string;
  after?: string | null;
}

export interface TalksOfResult {
  id: string;
  kind: string;
  length: number;
  createdAt: Date;
  closed: string | null;
  with: string[];
}

const talksOfText = `SELECT c.id AS "id", c.kind, c.last_public_seq AS "length", c.created_at AS "createdAt", x.reason AS "closed",
       ARRAY (SELECT i.name FROM conversation_participants o JOIN identity_profiles i USING (person_id) WHERE o.conversation_id = c.id AND o.person_id <> $1 ORDER BY i.name) AS "with"
  FROM conversation_participants p JOIN conversations c ON c.id = p.conversation_id
  LEFT JOIN conversation_closures x ON x.conversation_id = c.id AND x.reopened_at IS NULL
 WHERE p.person_id = $1 AND p.part = 'member' AND ($2::uuid IS NULL OR c.id > $2::uuid) ORDER BY c.id LIMIT 200`;

export const talksOf = {
  text: talksOfText,
  /** @returns the rows */
  async run(params: TalksOfParams, on: Queryable): Promise<TalksOfResult[]> {
    return (await on.query<TalksOfResult>(talksOfText, [params.personId, params.after])).rows;
  },
};

export interface MessagesOfOneParams {
  id: string;
  after: number;
}

export interface MessagesOfOneResult {
  conversationId: string;
  seq: number;
  at: Date;
  part: string;
  name: string | null;
  body: string;
  editedAt: Date | null;
  removedAt: Date | null;
  files: string[];
}

const messagesOfOneText = `SELECT m.conversation_id AS "conversationId", m.seq AS "seq", m.created_at AS "at", m.author_part AS "part", i.name AS "name", m.body AS "body", m.edited_at AS "editedAt", m.removed_at AS "removedAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(m.extra->'files', '[]')) f) AS "files"
  FROM (SELECT * FROM messages x WHERE x.conversation_id = $1 AND x.visibility = 'public' AND x.seq > $2 ORDER BY x.seq LIMIT 1000) m
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id ORDER BY m.seq`;

export const messagesOfOne = {
  text: messagesOfOneText,
  /** @returns the rows */
  async run(params: MessagesOfOneParams, on: Queryable): Promise<MessagesOfOneResult[]> {
    return (await on.query<MessagesOfOneResult>(messagesOfOneText, [params.id, params.after])).rows;
  },
};

export interface MessagesOfShortParams {
  ids: readonly (string | null)[];
}

export interface MessagesOfShortResult {
  conversationId: string;
  seq: number;
  at: Date;
  part: string;
  name: string | null;
  body: string;
  editedAt: Date | null;
  removedAt: Date | null;
  files: string[];
}

const messagesOfShortText = `SELECT m.conversation_id AS "conversationId", m.seq AS "seq", m.created_at AS "at", m.author_part AS "part", i.name AS "name", m.body AS "body", m.edited_at AS "editedAt", m.removed_at AS "removedAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(m.extra->'files', '[]')) f) AS "files"
  FROM unnest($1::uuid[]) AS c(id) JOIN messages m ON m.conversation_id = c.id AND m.visibility = 'public'
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id ORDER BY m.conversation_id, m.seq`;

export const messagesOfShort = {
  text: messagesOfShortText,
  /** @returns the rows */
  async run(params: MessagesOfShortParams, on: Queryable): Promise<MessagesOfShortResult[]> {
    return (await on.query<MessagesOfShortResult>(messagesOfShortText, [params.ids])).rows;
  },
};

export interface ReportsOfParams {
  personId: string;
  after?: string | null;
}

export interface ReportsOfResult {
  id: string;
  at: Date;
  about: string;
  aboutId: string;
  reason: string;
  text: string | null;
  lookedAt: Date | null;
}

const reportsOfText = `SELECT r.id, r.created_at AS "at", r.subject_kind AS "about", r.subject_id AS "aboutId", r.reason, r.body AS "text", r.decided_at AS "lookedAt" FROM reports r
 WHERE r.reporter_id = $1 AND ($2::uuid IS NULL OR r.id > $2::uuid) ORDER BY r.id LIMIT 500`;

export const reportsOf = {
  text: reportsOfText,
  /** @returns the rows */
  async run(params: ReportsOfParams, on: Queryable): Promise<ReportsOfResult[]> {
    return (await on.query<ReportsOfResult>(reportsOfText, [params.personId, params.after])).rows;
  },
};

export interface BlocksOfParams {
  personId: string;
  after?: string | null;
}

export interface BlocksOfResult {
  id: string;
  name: string;
  username: string | null;
  blockedAt: Date;
}

const blocksOfText = `SELECT b.blocked_id AS "id", i.name, i.username, b.blocked_at AS "blockedAt" FROM conversation_blocks b JOIN identity_profiles i ON i.person_id = b.blocked_id
 WHERE b.blocker_id = $1 AND ($2::uuid IS NULL OR b.blocked_id > $2::uuid) ORDER BY b.blocked_id LIMIT 500`;

export const blocksOf = {
  text: blocksOfText,
  /** @returns the rows */
  async run(params: BlocksOfParams, on: Queryable): Promise<BlocksOfResult[]> {
    return (await on.query<BlocksOfResult>(blocksOfText, [params.personId, params.after])).rows;
  },
};

export interface VersionsOfParams {
  personId: string;
  afterConversation?: string | null;
  afterChange?: number | null;
}

export interface VersionsOfResult {
  conversationId: string;
  change: number;
  number: number;
  endedBy: string;
  text: string;
  endedAt: Date;
  files: string[];
}

const versionsOfText = `SELECT v.conversation_id AS "conversationId", v.change_number AS "change", v.seq AS "number", v.kind AS "endedBy", v.body_before AS "text", v.changed_at AS "endedAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(v.extra_before->'files', '[]')) f) AS "files"
  FROM conversation_participants p JOIN message_versions v ON v.conversation_id = p.conversation_id AND v.author_id = p.person_id
 WHERE p.person_id = $1 AND p.part = 'member' AND v.author_part = 'member'
   AND ($2::uuid IS NULL OR (v.conversation_id, v.change_number) > ($2::uuid, $3::int)) ORDER BY v.conversation_id, v.change_number LIMIT 500`;

export const versionsOf = {
  text: versionsOfText,
  /** @returns the rows */
  async run(params: VersionsOfParams, on: Queryable): Promise<VersionsOfResult[]> {
    return (await on.query<VersionsOfResult>(versionsOfText, [params.personId, params.afterConversation, params.afterChange])).rows;
  },
};
