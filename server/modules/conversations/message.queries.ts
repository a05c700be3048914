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
  version: number | null;
  editedAt: Date | null;
  editedBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
  limitFullAt: Date | null;
  readBefore: number | null;
  lastPublicSeq: number | null;
}

const postMessageText = `SELECT p.outcome AS "outcome", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients,
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy", p.limit_full_at AS "limitFullAt",
       p.read_before AS "readBefore", p.last_public_seq AS "lastPublicSeq"
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
  version: number | null;
  editedAt: Date | null;
  editedBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
  limitFullAt: Date | null;
}

const sendMessageText = `SELECT p.outcome AS "outcome", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients,
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy", p.limit_full_at AS "limitFullAt"
  FROM conversation_send($1::text, $2::uuid, $3::uuid, $4::text, $5::int, $6::int, $7::timestamptz) p`;

export const sendMessage = {
  text: sendMessageText,
  /** @returns the rows */
  async run(params: SendMessageParams, on: Queryable): Promise<SendMessageResult[]> {
    return (await on.query<SendMessageResult>(sendMessageText, [params.token, params.conversationId, params.clientId, params.body, params.replyTo, params.perMinute, params.now])).rows;
  },
};

export interface SendTogetherParams {
  tokens: readonly (string | null)[];
  conversationIds: readonly (string | null)[];
  clientIds: readonly (string | null)[];
  bodies: readonly (string | null)[];
  repliesTo: readonly number[];
  perMinute?: number | null;
  now: Date | string;
}

export interface SendTogetherResult {
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
  version: number | null;
  editedAt: Date | null;
  editedBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
  limitFullAt: Date | null;
}

const sendTogetherText = `SELECT p.outcome AS "outcome", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients,
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy", p.limit_full_at AS "limitFullAt"
  FROM conversation_send_together($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::int, $7::timestamptz)
       WITH ORDINALITY p ORDER BY p.ordinality`;

export const sendTogether = {
  text: sendTogetherText,
  /** @returns the rows */
  async run(params: SendTogetherParams, on: Queryable): Promise<SendTogetherResult[]> {
    return (await on.query<SendTogetherResult>(sendTogetherText, [params.tokens, params.conversationIds, params.clientIds, params.bodies, params.repliesTo, params.perMinute, params.now])).rows;
  },
};

export interface MessagesBeforeParams {
  conversationId: string;
  before: number;
  limit: number;
}

export interface MessagesBeforeResult {
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
  lastChange: number | null;
}

const messagesBeforeText = `SELECT m.id AS "id", m.seq AS "seq", m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility AS "visibility", m.body AS "body", m.reply_to_seq AS "replyToSeq",
       m.extra AS "extra", m.created_at AS "createdAt", m.version AS "version", m.edited_at AS "editedAt", m.edited_by AS "editedBy", m.removed_at AS "removedAt", m.removed_by AS "removedBy",
       i.name AS "authorName", i.username AS "authorUsername", i.image AS "authorImage", i.is_staff AS "authorIsStaff", n.last AS "lastChange"
  FROM (SELECT conversation_last_change($1::uuid) AS last) n
  LEFT JOIN (SELECT * FROM messages x WHERE x.conversation_id = $1::uuid AND x.seq < $2 ORDER BY x.seq DESC LIMIT $3) m ON true
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
  lastChange: number | null;
}

const messagesAfterText = `SELECT m.id AS "id", m.seq AS "seq", m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility AS "visibility", m.body AS "body", m.reply_to_seq AS "replyToSeq",
       m.extra AS "extra", m.created_at AS "createdAt", m.version AS "version", m.edited_at AS "editedAt", m.edited_by AS "editedBy", m.removed_at AS "removedAt", m.removed_by AS "removedBy",
       i.name AS "authorName", i.username AS "authorUsername", i.image AS "authorImage", i.is_staff AS "authorIsStaff", n.last AS "lastChange"
  FROM (SELECT conversation_last_change($1::uuid) AS last) n
  LEFT JOIN (SELECT * FROM messages x WHERE x.conversation_id = $1::uuid AND x.seq > $2 ORDER BY x.seq LIMIT $3) m ON true
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq`;

export const messagesAfter = {
  text: messagesAfterText,
  /** @returns the rows */
  async run(params: MessagesAfterParams, on: Queryable): Promise<MessagesAfterResult[]> {
    return (await on.query<MessagesAfterResult>(messagesAfterText, [params.conversationId, params.after, params.limit])).rows;
  },
};

export interface MessagesChangedParams {
  conversationId: string;
  since: number;
  limit: number;
}

export interface MessagesChangedResult {
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
  lastChange: number | null;
}

const messagesChangedText = `SELECT m.id AS "id", m.seq AS "seq", m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility AS "visibility", m.body AS "body", m.reply_to_seq AS "replyToSeq",
       m.extra AS "extra", m.created_at AS "createdAt", m.version AS "version", m.edited_at AS "editedAt", m.edited_by AS "editedBy", m.removed_at AS "removedAt", m.removed_by AS "removedBy",
       i.name AS "authorName", i.username AS "authorUsername", i.image AS "authorImage", i.is_staff AS "authorIsStaff", n.change_number AS "lastChange"
  FROM conversation_changes($1::uuid, $2::int, $3::int) n
  JOIN messages m ON m.conversation_id = $1::uuid AND m.seq = n.seq
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY n.change_number`;

export const messagesChanged = {
  text: messagesChangedText,
  /** @returns the rows */
  async run(params: MessagesChangedParams, on: Queryable): Promise<MessagesChangedResult[]> {
    return (await on.query<MessagesChangedResult>(messagesChangedText, [params.conversationId, params.since, params.limit])).rows;
  },
};

export interface AttachToMessageParams {
  conversationId: string;
  seq: number;
  extra: object | number | boolean;
}

export interface AttachToMessageResult {
  attached: boolean;
}

const attachToMessageText = `SELECT conversation_attach($1::uuid, $2::int, $3::jsonb) AS "attached"`;

export const attachToMessage = {
  text: attachToMessageText,
  /** @returns the rows */
  async run(params: AttachToMessageParams, on: Queryable): Promise<AttachToMessageResult[]> {
    return (await on.query<AttachToMessageResult>(attachToMessageText, [params.conversationId, params.seq, JSON.stringify(params.extra)])).rows;
  },
};

export interface UnheldFilesParams {
  authorId: string;
  files: readonly (string | null)[];
}

export interface UnheldFilesResult {
  ids: string[];
}

const unheldFilesText = `SELECT conversation_unheld_files($1::uuid, $2::uuid[]) AS "ids"`;

export const unheldFiles = {
  text: unheldFilesText,
  /** @returns the rows */
  async run(params: UnheldFilesParams, on: Queryable): Promise<UnheldFilesResult[]> {
    return (await on.query<UnheldFilesResult>(unheldFilesText, [params.authorId, params.files])).rows;
  },
};

export interface ChangeMessageParams {
  conversationId: string;
  seq: number;
  baseVersion?: number | null;
  body?: string | null;
  reason?: string | null;
  minutes: number;
  now: Date | string;
}

export interface ChangeMessageResult {
  outcome: string;
  changeNumber: number | null;
  recipients: string[] | null;
  kind: string | null;
  lastPublicSeq: number | null;
  changedAs: string | null;
  oldExtra: unknown;
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
  version: number | null;
  editedAt: Date | null;
  editedBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
}

const changeMessageText = `SELECT p.outcome AS "outcome", p.change_number AS "changeNumber", p.recipients, p.kind, p.last_public_seq AS "lastPublicSeq", p.changed_as AS "changedAs", p.old_extra AS "oldExtra",
       p.seq, p.id, p.client_id AS "clientId", p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff",
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy"
  FROM conversation_change($1::uuid, $2::int, $3::int, $4::text, $5::text, $6::int, $7::timestamptz) p`;

export const changeMessage = {
  text: changeMessageText,
  /** @returns the rows */
  async run(params: ChangeMessageParams, on: Queryable): Promise<ChangeMessageResult[]> {
    return (await on.query<ChangeMessageResult>(changeMessageText, [params.conversationId, params.seq, params.baseVersion, params.body, params.reason, params.minutes, params.now])).rows;
  },
};

export interface VersionsOfParams {
  conversationId: string;
  seq: number;
}

export interface VersionsOfResult {
  version: number;
  kind: string;
  before: string;
  after: string;
  extraBefore: unknown;
  changedAs: string;
  reason: string | null;
  at: Date;
  byId: string;
  byName: string | null;
  byUsername: string | null;
  byImage: string | null;
  byIsStaff: boolean | null;
}

const versionsOfText = `SELECT v.version AS "version", v.kind AS "kind", v.body_before AS "before", v.body_after AS "after", v.extra_before AS "extraBefore", v.changed_as AS "changedAs", v.reason, v.changed_at AS "at",
       v.changed_by AS "byId", i.name AS "byName", i.username AS "byUsername", i.image AS "byImage", i.is_staff AS "byIsStaff"
  FROM message_versions v LEFT JOIN identity_profiles i ON i.person_id = v.changed_by
 WHERE v.conversation_id = $1 AND v.seq = $2 ORDER BY v.version`;

export const versionsOf = {
  text: versionsOfText,
  /** @returns the rows */
  async run(params: VersionsOfParams, on: Queryable): Promise<VersionsOfResult[]> {
    return (await on.query<VersionsOfResult>(versionsOfText, [params.conversationId, params.seq])).rows;
  },
};
