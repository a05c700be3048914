// Made from report.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface InsertReportParams {
  id: string;
  reporterId: string;
  subjectKind: string;
  subjectId: string;
  aboutId?: string | null;
  conversationId?: string | null;
  seq?: number | null;
  reason: string;
  body?: string | null;
  snapshot: object | number | boolean;
  now: Date | string;
}

export interface InsertReportResult {
  id: string;
}

const insertReportText = `INSERT INTO reports (id, reporter_id, subject_kind, subject_id, about_id, conversation_id, seq, reason, body, snapshot, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (reporter_id, subject_kind, subject_id) WHERE decided_at IS NULL DO NOTHING RETURNING id`;

export const insertReport = {
  text: insertReportText,
  /** @returns the rows */
  async run(params: InsertReportParams, on: Queryable): Promise<InsertReportResult[]> {
    return (await on.query<InsertReportResult>(insertReportText, [params.id, params.reporterId, params.subjectKind, params.subjectId, params.aboutId, params.conversationId, params.seq, params.reason, params.body, JSON.stringify(params.snapshot), params.now])).rows;
  },
};

export interface QuotedMessagesParams {
  conversationId: string;
  seq?: number | null;
  limit: number;
}

export interface QuotedMessagesResult {
  seq: number;
  authorId: string | null;
  name: string | null;
  username: string | null;
  body: string;
  createdAt: Date;
  files: string[];
}

const quotedMessagesText = `SELECT m.seq, m.author_id AS "authorId", i.name AS "name", i.username AS "username", m.body, m.created_at AS "createdAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(m.extra->'files', '[]')) f) AS "files"
  FROM messages m LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 WHERE m.conversation_id = $1 AND m.seq <= coalesce($2::int, 2147483647) AND m.visibility = 'public' ORDER BY m.seq DESC LIMIT $3`;

export const quotedMessages = {
  text: quotedMessagesText,
  /** @returns the rows */
  async run(params: QuotedMessagesParams, on: Queryable): Promise<QuotedMessagesResult[]> {
    return (await on.query<QuotedMessagesResult>(quotedMessagesText, [params.conversationId, params.seq, params.limit])).rows;
  },
};

export interface OpenReportParams {
  subjectKind: string;
  subjectId: string;
}

export interface OpenReportResult {
  id: string;
  subjectKind: string;
  subjectId: string;
  reason: string;
  text: string | null;
  createdAt: Date;
  decision: string | null;
}

const openReportText = `SELECT r.id, r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.reason, r.body AS "text", r.created_at AS "createdAt", r.decision
  FROM reports r WHERE r.reporter_id = actor_id() AND r.subject_kind = $1 AND r.subject_id = $2 AND r.decided_at IS NULL`;

export const openReport = {
  text: openReportText,
  /** @returns the rows */
  async run(params: OpenReportParams, on: Queryable): Promise<OpenReportResult[]> {
    return (await on.query<OpenReportResult>(openReportText, [params.subjectKind, params.subjectId])).rows;
  },
};

export interface ListReportsParams {
  only?: string | null;
  before?: string | null;
  state?: string | null;
  limit: number;
}

export interface ListReportsResult {
  id: string;
  subjectKind: string;
  subjectId: string;
  reason: string;
  text: string | null;
  createdAt: Date;
  decision: string | null;
  snapshot: unknown;
  conversationId: string | null;
  seq: number | null;
  decidedAt: Date | null;
  note: string | null;
  reporterId: string;
  reporterName: string | null;
  reporterUsername: string | null;
  reporterImage: string | null;
  reporterIsStaff: boolean | null;
  aboutId: string | null;
  aboutName: string | null;
  aboutUsername: string | null;
  aboutImage: string | null;
  aboutIsStaff: boolean | null;
  deciderId: string | null;
  deciderName: string | null;
  deciderUsername: string | null;
  deciderImage: string | null;
  deciderIsStaff: boolean | null;
}

const listReportsText = `SELECT r.id, r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.reason, r.body AS "text", r.created_at AS "createdAt", r.decision, r.snapshot,
       r.conversation_id AS "conversationId", r.seq, r.decided_at AS "decidedAt", r.decision_note AS "note",
       r.reporter_id AS "reporterId", p.name AS "reporterName", p.username AS "reporterUsername", p.image AS "reporterImage", p.is_staff AS "reporterIsStaff",
       r.about_id AS "aboutId", a.name AS "aboutName", a.username AS "aboutUsername", a.image AS "aboutImage", a.is_staff AS "aboutIsStaff",
       r.decided_by AS "deciderId", d.name AS "deciderName", d.username AS "deciderUsername", d.image AS "deciderImage", d.is_staff AS "deciderIsStaff"
  FROM reports r
  LEFT JOIN identity_profiles p ON p.person_id = r.reporter_id
  LEFT JOIN identity_profiles a ON a.person_id = r.about_id
  LEFT JOIN identity_profiles d ON d.person_id = r.decided_by
 WHERE ($1::uuid IS NULL OR r.id = $1::uuid) AND ($2::uuid IS NULL OR r.id < $2::uuid)
   AND ($3::text IS NULL OR (r.decided_at IS NULL) = ($3::text = 'open'))
 ORDER BY r.id DESC LIMIT $4`;

export const listReports = {
  text: listReportsText,
  /** @returns the rows */
  async run(params: ListReportsParams, on: Queryable): Promise<ListReportsResult[]> {
    return (await on.query<ListReportsResult>(listReportsText, [params.only, params.before, params.state, params.limit])).rows;
  },
};

export interface DecideReportParams {
  decision: string;
  note?: string | null;
  now: Date | string;
  id: string;
}

export interface DecideReportResult {
  id: string;
}

const decideReportText = `UPDATE reports SET decision = $1, decision_note = $2, decided_by = actor_id(), decided_at = $3 WHERE id = $4 AND decided_at IS NULL RETURNING id`;

export const decideReport = {
  text: decideReportText,
  /** @returns the rows */
  async run(params: DecideReportParams, on: Queryable): Promise<DecideReportResult[]> {
    return (await on.query<DecideReportResult>(decideReportText, [params.decision, params.note, params.now, params.id])).rows;
  },
};
