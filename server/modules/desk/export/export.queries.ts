// Made from export.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface ExportedTicketsParams {
  ids: readonly (string | null)[];
}

export interface ExportedTicketsResult {
  id: string;
  number: string;
  subject: string;
  status: string;
  priority: string;
  category: string;
  channel: string;
  tags: string[];
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  requesterName: string | null;
  requesterEmail: string | null;
  assigneeName: string | null;
  assigneeEmail: string | null;
  teamName: string | null;
}

const exportedTicketsText = `SELECT t.id, t.number, t.subject, t.status, t.priority, t.category, t.channel, t.tags, t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.resolved_at AS "resolvedAt",
       r.name AS "requesterName", r.email AS "requesterEmail", a.name AS "assigneeName", a.email AS "assigneeEmail", g.name AS "teamName"
  FROM desk_tickets t LEFT JOIN identity_people r ON r.id = t.requester_id LEFT JOIN identity_people a ON a.id = t.assignee_id LEFT JOIN desk_teams g ON g.id = t.team_id
 WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`;

export const exportedTickets = {
  text: exportedTicketsText,
  /** @returns the rows */
  async run(params: ExportedTicketsParams, on: Queryable): Promise<ExportedTicketsResult[]> {
    return (await on.query<ExportedTicketsResult>(exportedTicketsText, [params.ids])).rows;
  },
};

export interface ExportedMessagesParams {
  ids: readonly (string | null)[];
}

export interface ExportedMessagesResult {
  ticketId: string;
  seq: number;
  part: string;
  visibility: string;
  body: string;
  at: Date;
  authorName: string | null;
  authorEmail: string | null;
}

const exportedMessagesText = `SELECT m.conversation_id AS "ticketId", m.seq, m.author_part AS "part", m.visibility, m.body, m.created_at AS "at", p.name AS "authorName", p.email AS "authorEmail"
  FROM messages m LEFT JOIN identity_people p ON p.id = m.author_id
 WHERE m.conversation_id = ANY ($1::uuid[]) AND m.removed_at IS NULL ORDER BY m.conversation_id, m.seq`;

export const exportedMessages = {
  text: exportedMessagesText,
  /** @returns the rows */
  async run(params: ExportedMessagesParams, on: Queryable): Promise<ExportedMessagesResult[]> {
    return (await on.query<ExportedMessagesResult>(exportedMessagesText, [params.ids])).rows;
  },
};

export interface AuditFromParams {
  ticketId: string;
  afterAt?: Date | string | null;
  afterId?: string | null;
}

export interface AuditFromResult {
  id: string;
  at: Date;
  verb: string;
  actorKind: string;
  before: unknown;
  after: unknown;
  actorName: string | null;
  ruleName: string | null;
}

const auditFromText = `SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.before, a.after, i.name AS "actorName", v.name AS "ruleName"
  FROM (SELECT e.*, CASE WHEN e.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(e.request_id, 12), 'uuid') THEN substr(e.request_id, 12)::uuid END AS run_id
          FROM audit_entries e
         WHERE e.subject_kind = 'ticket' AND e.subject_id = $1 AND ($2::timestamptz IS NULL OR (e.at, e.id) > ($2::timestamptz, $3::uuid)) ORDER BY e.at, e.id LIMIT 500) a
  LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = a.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY a.at, a.id`;

export const auditFrom = {
  text: auditFromText,
  /** @returns the rows */
  async run(params: AuditFromParams, on: Queryable): Promise<AuditFromResult[]> {
    return (await on.query<AuditFromResult>(auditFromText, [params.ticketId, params.afterAt, params.afterId])).rows;
  },
};
