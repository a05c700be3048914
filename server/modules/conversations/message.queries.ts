// Made from message.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface PostMessageParams {
  conversationId: string;
  clientId: string;
  body: string;
  visibility: string;
  replyTo?: number | null;
  extra?: object | number | boolean | null;
  as: string;
  seenSeq?: number | null;
  perMinute?: number | null;
  rulesChecked: boolean;
  now: Date | string;
}

export interface PostMessageResult {
  outcome: string;
  retryAfter: number | null;
  kind: string | null;
  owner: string | null;
  latestSeq: number | null;
  seq: number | null;
  id: string | null;
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
  recipients: string[] | null;
}

const postMessageText = `SELECT p.outcome AS "outcome", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients
  FROM conversation_post($1::uuid, $2::uuid, $3::text, $4::text, $5::int, $6::jsonb, $7::text, $8::int, $9::int,
                         $10::boolean, $11::timestamptz) p`;

export const postMessage = {
  text: postMessageText,
  /** @returns the rows */
  async run(params: PostMessageParams, on: Queryable): Promise<PostMessageResult[]> {
    return (await on.query<PostMessageResult>(postMessageText, [params.conversationId, params.clientId, params.body, params.visibility, params.replyTo, params.extra == null ? null : JSON.stringify(params.extra), params.as, params.seenSeq, params.perMinute, params.rulesChecked, params.now])).rows;
  },
};

export interface SendMessageParams {
  token: string;
  conversationId: string;
  clientId: string;
  body: string;
  replyTo?: number | null;
  perMinute?: number | null;
  now: Date | string;
}

export interface SendMessageResult {
  outcome: string;
  retryAfter: number | null;
  kind: string | null;
  owner: string | null;
  latestSeq: number | null;
  seq: number | null;
  id: string | null;
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
  recipients: string[] | null;
}

const sendMessageText = `SELECT p.outcome AS "outcome", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients
  FROM conversation_send($1::text, $2::uuid, $3::uuid, $4::text, $5::int, $6::int, $7::timestamptz) p`;

export const sendMessage = {
  text: sendMessageText,
  /** @returns the rows */
  async run(params: SendMessageParams, on: Queryable): Promise<SendMessageResult[]> {
    return (await on.query<SendMessageResult>(sendMessageText, [params.token, params.conversationId, params.clientId, params.body, params.replyTo, params.perMinute, params.now])).rows;
  },
};

export interface MessagesBeforeParams {
  conversationId: string;
  before: number;
  limit: number;
}

export interface MessagesBeforeResult {
  id: string;
  seq: number;
  clientId: string;
  authorId: string | null;
  authorPart: string;
  visibility: string;
  body: string;
  replyToSeq: number | null;
  extra: unknown;
  createdAt: Date;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
}

const messagesBeforeText = `SELECT m.id, m.seq, m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility, m.body, m.reply_to_seq AS "replyToSeq", m.extra,
       m.created_at AS "createdAt", i.name AS "authorName", i.username AS "authorUsername", i.image AS "authorImage", i.is_staff AS "authorIsStaff"
  FROM (SELECT * FROM messages x WHERE x.conversation_id = $1 AND x.seq < $2 ORDER BY x.seq DESC LIMIT $3) m
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq DESC`;

export const messagesBefore = {
  text: messagesBeforeText,
  /** @returns the rows */
  async run(params: MessagesBeforeParams, on: Queryable): Promise<MessagesBeforeResult[]> {
    return (await on.query<MessagesBeforeResult>(messagesBeforeText, [params.conversationId, params.before, params.limit])).rows;
  },
};

export interface MessagesAfterParams {
  conversationId: string;
  after: number;
  limit: number;
}

export interface MessagesAfterResult {
  id: string;
  seq: number;
  clientId: string;
  authorId: string | null;
  authorPart: string;
  visibility: string;
  body: string;
  replyToSeq: number | null;
  extra: unknown;
  createdAt: Date;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
}

const messagesAfterText = `SELECT m.id, m.seq, m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility, m.body, m.reply_to_seq AS "replyToSeq", m.extra,
       m.created_at AS "createdAt", i.name AS "authorName", i.username AS "authorUsername", i.image AS "authorImage", i.is_staff AS "authorIsStaff"
  FROM (SELECT * FROM messages x WHERE x.conversation_id = $1 AND x.seq > $2 ORDER BY x.seq LIMIT $3) m
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq`;

export const messagesAfter = {
  text: messagesAfterText,
  /** @returns the rows */
  async run(params: MessagesAfterParams, on: Queryable): Promise<MessagesAfterResult[]> {
    return (await on.query<MessagesAfterResult>(messagesAfterText, [params.conversationId, params.after, params.limit])).rows;
  },
};
