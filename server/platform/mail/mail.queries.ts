// Made from mail.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../db/tx.ts";

export interface InsertMailParams {
  id: string;
  template: string;
  toAddress: string;
  toName?: string | null;
  personId?: string | null;
  conversationId?: string | null;
  subject: string;
  html: string;
  bodyText: string;
  messageId: string;
  inReplyTo?: string | null;
  references: readonly (string | null)[];
  headers: object | number | boolean;
  dedupeKey?: string | null;
  list?: string | null;
  aboutIds?: readonly (string | null)[] | null;
  quotesSeq?: number | null;
  now: Date | string;
}

const insertMailText = `INSERT INTO mail_messages (id, template, to_address, to_name, person_id, conversation_id, subject, html, body_text, message_id, in_reply_to, reference_ids, headers, dedupe_key, list, about_ids, quotes_seq, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
ON CONFLICT DO NOTHING`;

export const insertMail = {
  text: insertMailText,
  /** @returns how many rows it touched */
  async run(params: InsertMailParams, on: Queryable): Promise<number> {
    return (await on.query(insertMailText, [params.id, params.template, params.toAddress, params.toName, params.personId, params.conversationId, params.subject, params.html, params.bodyText, params.messageId, params.inReplyTo, params.references, JSON.stringify(params.headers), params.dedupeKey, params.list, params.aboutIds, params.quotesSeq, params.now])).rowCount;
  },
};

export interface MailByDedupeKeyParams {
  dedupeKey: string;
}

export interface MailByDedupeKeyResult {
  id: string;
  messageId: string;
}

const mailByDedupeKeyText = `SELECT m.id AS "id", m.message_id AS "messageId" FROM mail_by_dedupe_key($1) m`;

export const mailByDedupeKey = {
  text: mailByDedupeKeyText,
  /** @returns the rows */
  async run(params: MailByDedupeKeyParams, on: Queryable): Promise<MailByDedupeKeyResult[]> {
    return (await on.query<MailByDedupeKeyResult>(mailByDedupeKeyText, [params.dedupeKey])).rows;
  },
};

export interface TakeMailParams {
  until: Date | string;
  id: string;
  now: Date | string;
}

export interface TakeMailResult {
  id: string;
  toAddress: string;
  toName: string | null;
  subject: string;
  html: string;
  bodyText: string;
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  headers: unknown;
  conversationId: string | null;
  createdAt: Date;
}

const takeMailText = `UPDATE mail_messages SET claimed_until = $1
 WHERE id = $2 AND status = 'queued' AND (claimed_until IS NULL OR claimed_until <= $3)
RETURNING id, to_address AS "toAddress", to_name AS "toName", subject, html, body_text AS "bodyText", message_id AS "messageId",
          in_reply_to AS "inReplyTo", reference_ids AS "references", headers, conversation_id AS "conversationId", created_at AS "createdAt"`;

export const takeMail = {
  text: takeMailText,
  /** @returns the rows */
  async run(params: TakeMailParams, on: Queryable): Promise<TakeMailResult[]> {
    return (await on.query<TakeMailResult>(takeMailText, [params.until, params.id, params.now])).rows;
  },
};

export interface MailStatusParams {
  id: string;
}

export interface MailStatusResult {
  status: string;
}

const mailStatusText = `SELECT status FROM mail_messages WHERE id = $1`;

export const mailStatus = {
  text: mailStatusText,
  /** @returns the rows */
  async run(params: MailStatusParams, on: Queryable): Promise<MailStatusResult[]> {
    return (await on.query<MailStatusResult>(mailStatusText, [params.id])).rows;
  },
};

export interface MarkSentParams {
  now: Date | string;
  id: string;
}

const markSentText = `UPDATE mail_messages SET status = 'sent', sent_at = $1, attempts = attempts + 1, last_error = NULL, claimed_until = NULL, waits_for_server_since = NULL, html = '', body_text = ''
 WHERE id = $2 AND status = 'queued'`;

export const markSent = {
  text: markSentText,
  /** @returns how many rows it touched */
  async run(params: MarkSentParams, on: Queryable): Promise<number> {
    return (await on.query(markSentText, [params.now, params.id])).rowCount;
  },
};

export interface NoteTryParams {
  lastError: string;
  serverDown: boolean;
  now: Date | string;
  id: string;
}

const noteTryText = `UPDATE mail_messages SET attempts = attempts + 1, last_error = $1, claimed_until = NULL,
       waits_for_server_since = CASE WHEN $2::boolean THEN coalesce(waits_for_server_since, $3) END
 WHERE id = $4 AND status = 'queued'`;

export const noteTry = {
  text: noteTryText,
  /** @returns how many rows it touched */
  async run(params: NoteTryParams, on: Queryable): Promise<number> {
    return (await on.query(noteTryText, [params.lastError, params.serverDown, params.now, params.id])).rowCount;
  },
};

export interface MarkFailedParams {
  lastError: string;
  id: string;
}

const markFailedText = `UPDATE mail_messages SET status = 'failed', attempts = attempts + 1, last_error = $1, claimed_until = NULL, waits_for_server_since = NULL, html = '', body_text = ''
 WHERE id = $2 AND status = 'queued'`;

export const markFailed = {
  text: markFailedText,
  /** @returns how many rows it touched */
  async run(params: MarkFailedParams, on: Queryable): Promise<number> {
    return (await on.query(markFailedText, [params.lastError, params.id])).rowCount;
  },
};

export interface WakeWaitingResult {
  id: string;
}

const wakeWaitingText = `UPDATE mail_messages SET waits_for_server_since = NULL
 WHERE id IN (SELECT m.id FROM mail_messages m WHERE m.status = 'queued' AND m.waits_for_server_since IS NOT NULL ORDER BY m.created_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
RETURNING id`;

export const wakeWaiting = {
  text: wakeWaitingText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<WakeWaitingResult[]> {
    return (await on.query<WakeWaitingResult>(wakeWaitingText)).rows;
  },
};

export interface QueuedMailsResult {
  id: string;
}

const queuedMailsText = `SELECT id FROM mail_messages WHERE status = 'queued' ORDER BY created_at LIMIT 10000`;

export const queuedMails = {
  text: queuedMailsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<QueuedMailsResult[]> {
    return (await on.query<QueuedMailsResult>(queuedMailsText)).rows;
  },
};

export interface ThreadOfParams {
  conversationId: string;
  toAddress: string;
}

export interface ThreadOfResult {
  messageId: string;
}

const threadOfText = `SELECT message_id AS "messageId" FROM mail_messages WHERE conversation_id = $1 AND to_address = $2 ORDER BY created_at, id`;

export const threadOf = {
  text: threadOfText,
  /** @returns the rows */
  async run(params: ThreadOfParams, on: Queryable): Promise<ThreadOfResult[]> {
    return (await on.query<ThreadOfResult>(threadOfText, [params.conversationId, params.toAddress])).rows;
  },
};

export interface MailsAboutParams {
  conversationId: string;
}

export interface MailsAboutResult {
  id: string;
  template: string;
  list: string | null;
  status: string;
  lastError: string | null;
}

const mailsAboutText = `SELECT id, template, list, status, last_error AS "lastError" FROM mail_messages WHERE conversation_id = $1 ORDER BY created_at, id`;

export const mailsAbout = {
  text: mailsAboutText,
  /** @returns the rows */
  async run(params: MailsAboutParams, on: Queryable): Promise<MailsAboutResult[]> {
    return (await on.query<MailsAboutResult>(mailsAboutText, [params.conversationId])).rows;
  },
};

export interface WaitsSinceResult {
  since: Date | null;
}

const waitsSinceText = `SELECT min(waits_for_server_since) AS since FROM mail_messages WHERE status = 'queued' AND waits_for_server_since IS NOT NULL`;

export const waitsSince = {
  text: waitsSinceText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<WaitsSinceResult[]> {
    return (await on.query<WaitsSinceResult>(waitsSinceText)).rows;
  },
};

export interface QuotingMailParams {
  id: string;
}

export interface QuotingMailResult {
  id: string;
  template: string;
  personId: string | null;
  conversationId: string;
  seq: number;
  list: string | null;
}

const quotingMailText = `SELECT m.id, m.template, m.person_id AS "personId", m.conversation_id AS "conversationId", m.quotes_seq AS "seq", m.list
  FROM mail_messages m WHERE m.id = $1 AND m.quotes_seq IS NOT NULL`;

export const quotingMail = {
  text: quotingMailText,
  /** @returns the rows */
  async run(params: QuotingMailParams, on: Queryable): Promise<QuotingMailResult[]> {
    return (await on.query<QuotingMailResult>(quotingMailText, [params.id])).rows;
  },
};

export interface MailsQuotingParams {
  conversationId: string;
  seq: number;
}

export interface MailsQuotingResult {
  id: string;
  template: string;
  personId: string | null;
  conversationId: string;
  seq: number;
  list: string | null;
}

const mailsQuotingText = `SELECT m.id, m.template, m.person_id AS "personId", m.conversation_id AS "conversationId", m.quotes_seq AS "seq", m.list
  FROM mail_messages m WHERE m.conversation_id = $1 AND m.quotes_seq = $2 AND m.status = 'queued' ORDER BY m.id`;

export const mailsQuoting = {
  text: mailsQuotingText,
  /** @returns the rows */
  async run(params: MailsQuotingParams, on: Queryable): Promise<MailsQuotingResult[]> {
    return (await on.query<MailsQuotingResult>(mailsQuotingText, [params.conversationId, params.seq])).rows;
  },
};

export interface RewriteMailParams {
  html: string;
  bodyText: string;
  id: string;
}

const rewriteMailText = `UPDATE mail_messages SET html = $1, body_text = $2 WHERE id = $3 AND status = 'queued'`;

export const rewriteMail = {
  text: rewriteMailText,
  /** @returns how many rows it touched */
  async run(params: RewriteMailParams, on: Queryable): Promise<number> {
    return (await on.query(rewriteMailText, [params.html, params.bodyText, params.id])).rowCount;
  },
};

export interface TakeBackParams {
  id: string;
}

const takeBackText = `UPDATE mail_messages SET status = 'failed', last_error = 'what it quoted was removed', claimed_until = NULL, waits_for_server_since = NULL, html = '', body_text = '' WHERE id = $1 AND status = 'queued'`;

export const takeBack = {
  text: takeBackText,
  /** @returns how many rows it touched */
  async run(params: TakeBackParams, on: Queryable): Promise<number> {
    return (await on.query(takeBackText, [params.id])).rowCount;
  },
};
