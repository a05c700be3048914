// Made from words.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface LookForNewParams {
  limit: number;
}

export interface LookForNewResult {
  busy: boolean;
  conversationIds: string[] | null;
  seqs: number[] | null;
  seen: string | null;
  seenAt: Date | null;
}

const lookForNewText = `SELECT l.busy AS "busy", l.conversation_ids AS "conversationIds", l.seqs AS "seqs", l.seen::text AS "seen", l.seen_at AS "seenAt" FROM conversation_words_look($1) l`;

export const lookForNew = {
  text: lookForNewText,
  /** @returns the rows */
  async run(params: LookForNewParams, on: Queryable): Promise<LookForNewResult[]> {
    return (await on.query<LookForNewResult>(lookForNewText, [params.limit])).rows;
  },
};

export interface PutWordsParams {
  conversationIds: readonly (string | null)[];
  seqs: readonly number[];
}

export interface PutWordsResult {
  put: string | null;
}

const putWordsText = `SELECT conversation_words_put($1::uuid[], $2::int[]) AS "put"`;

export const putWords = {
  text: putWordsText,
  /** @returns the rows */
  async run(params: PutWordsParams, on: Queryable): Promise<PutWordsResult[]> {
    return (await on.query<PutWordsResult>(putWordsText, [params.conversationIds, params.seqs])).rows;
  },
};

export interface LookedParams {
  seen: string;
  seenAt: Date | string;
  whole: boolean;
}

export interface LookedResult {
  looked: string | null;
}

const lookedText = `SELECT conversation_words_looked($1::text::pg_snapshot, $2::timestamptz, $3) AS "looked"`;

export const looked = {
  text: lookedText,
  /** @returns the rows */
  async run(params: LookedParams, on: Queryable): Promise<LookedResult[]> {
    return (await on.query<LookedResult>(lookedText, [params.seen, params.seenAt, params.whole])).rows;
  },
};

export interface FillWordsParams {
  limit: number;
}

export interface FillWordsResult {
  more: boolean;
}

const fillWordsText = `SELECT conversation_fill_words($1) AS "more"`;

export const fillWords = {
  text: fillWordsText,
  /** @returns the rows */
  async run(params: FillWordsParams, on: Queryable): Promise<FillWordsResult[]> {
    return (await on.query<FillWordsResult>(fillWordsText, [params.limit])).rows;
  },
};

export interface MessagesAtParams {
  conversationIds: readonly (string | null)[];
  seqs: readonly number[];
}

export interface MessagesAtResult {
  conversationId: string;
  seq: number;
  kind: string;
  body: string;
  visibility: string;
  extra: unknown;
  createdAt: Date;
  authorId: string | null;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
  otherId: string | null;
  otherName: string | null;
  otherUsername: string | null;
  otherImage: string | null;
  otherIsStaff: boolean | null;
}

const messagesAtText = `SELECT m.conversation_id AS "conversationId", m.seq AS "seq", c.kind AS "kind", m.body AS "body", m.visibility AS "visibility", m.extra, m.created_at AS "createdAt",
       m.author_id AS "authorId", a.name AS "authorName", a.username AS "authorUsername", a.image AS "authorImage", a.is_staff AS "authorIsStaff",
       o.person_id AS "otherId", o.name AS "otherName", o.username AS "otherUsername", o.image AS "otherImage", o.is_staff AS "otherIsStaff"
  FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS h(conversation_id, seq, nth)
  CROSS JOIN LATERAL (SELECT x.* FROM messages x WHERE x.conversation_id = h.conversation_id AND x.seq = h.seq OFFSET 0) m
  CROSS JOIN LATERAL (SELECT x.* FROM conversations x WHERE x.id = h.conversation_id OFFSET 0) c
  LEFT JOIN LATERAL (SELECT x.* FROM identity_profiles x WHERE x.person_id = m.author_id OFFSET 0) a ON true
  LEFT JOIN LATERAL (SELECT i.* FROM conversation_participants p JOIN identity_profiles i USING (person_id)
     WHERE c.kind = 'direct' AND p.conversation_id = c.id AND p.person_id <> (SELECT actor_id()) LIMIT 1) o ON true
 WHERE m.removed_at IS NULL ORDER BY h.nth`;

export const messagesAt = {
  text: messagesAtText,
  /** @returns the rows */
  async run(params: MessagesAtParams, on: Queryable): Promise<MessagesAtResult[]> {
    return (await on.query<MessagesAtResult>(messagesAtText, [params.conversationIds, params.seqs])).rows;
  },
};

export interface PeopleOfOwnTalksParams {
  words: string;
}

export interface PeopleOfOwnTalksResult {
  id: string;
}

const peopleOfOwnTalksText = `SELECT DISTINCT i.person_id AS "id" FROM conversation_participants me
  JOIN conversation_participants p ON p.conversation_id = me.conversation_id
  JOIN identity_profiles i ON i.person_id = p.person_id
 WHERE me.person_id = (SELECT actor_id()) AND (unaccent(lower(i.name)) LIKE '%' || unaccent(lower($1)) || '%' OR i.username = lower($1)) LIMIT 50`;

export const peopleOfOwnTalks = {
  text: peopleOfOwnTalksText,
  /** @returns the rows */
  async run(params: PeopleOfOwnTalksParams, on: Queryable): Promise<PeopleOfOwnTalksResult[]> {
    return (await on.query<PeopleOfOwnTalksResult>(peopleOfOwnTalksText, [params.words])).rows;
  },
};
