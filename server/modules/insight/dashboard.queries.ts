// Made from dashboard.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface PeopleParams {
  before: Date | string;
}

export interface PeopleResult {
  value: number;
  before: number;
}

const peopleText = `SELECT count(*) AS "value", count(*) FILTER (WHERE created_at <= $1) AS "before" FROM identity_people`;

export const people = {
  text: peopleText,
  /** @returns the rows */
  async run(params: PeopleParams, on: Queryable): Promise<PeopleResult[]> {
    return (await on.query<PeopleResult>(peopleText, [params.before])).rows;
  },
};

export interface ActiveCountParams {
  from: Date | string;
  to: Date | string;
}

export interface ActiveCountResult {
  count: number;
}

const activeCountText = `SELECT insight.conversations_with_messages($1, $2) AS "count"`;

export const activeCount = {
  text: activeCountText,
  /** @returns the rows */
  async run(params: ActiveCountParams, on: Queryable): Promise<ActiveCountResult[]> {
    return (await on.query<ActiveCountResult>(activeCountText, [params.from, params.to])).rows;
  },
};

export interface ActiveConversationsParams {
  since: Date | string;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface ActiveConversationsResult {
  id: string;
  kind: string;
  number: string | null;
  title: string | null;
  messages: number;
  lastMessageAt: Date;
}

const activeConversationsText = `SELECT c.id AS "id", c.kind AS "kind", t.number AS "number", coalesce(t.subject, who.names) AS "title", c.last_seq AS "messages", c.last_message_at AS "lastMessageAt"
  FROM conversations c LEFT JOIN desk_tickets t ON t.id = c.id
  LEFT JOIN LATERAL (SELECT string_agg(i.name, ', ' ORDER BY i.name) AS names FROM conversation_participants p JOIN identity_profiles i ON i.person_id = p.person_id
                      WHERE p.conversation_id = c.id AND p.part = 'member') who ON t.id IS NULL
 WHERE c.kind IN ('ticket', 'assistant', 'character') AND actor_may(conversation_read_permission(c.kind)) AND c.last_message_at > $1
   AND ($2::timestamptz IS NULL OR (c.last_message_at, c.id) < ($2, $3::uuid))
 ORDER BY c.last_message_at DESC, c.id DESC LIMIT $4`;

export const activeConversations = {
  text: activeConversationsText,
  /** @returns the rows */
  async run(params: ActiveConversationsParams, on: Queryable): Promise<ActiveConversationsResult[]> {
    return (await on.query<ActiveConversationsResult>(activeConversationsText, [params.since, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface ActivityParams {
  without: readonly (string | null)[];
  limit: number;
}

export interface ActivityResult {
  id: string;
  at: Date;
  verb: string;
  actorKind: string;
  subjectKind: string;
  subjectId: string | null;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
  ruleId: string | null;
  ruleName: string | null;
  subjectName: string | null;
  number: string | null;
  subject: string | null;
}

const activityText = `SELECT e.id AS "id", e.at AS "at", e.verb AS "verb", e.actor_kind AS "actorKind", e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
       i.person_id AS "actorId", i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff",
       v.automation_id AS "ruleId", v.name AS "ruleName", s.name AS "subjectName", t.number AS "number", t.subject AS "subject"
  FROM (SELECT a.*, CASE WHEN a.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(a.request_id, 12), 'uuid') THEN substr(a.request_id, 12)::uuid END AS run_id
          FROM audit_entries a WHERE a.verb <> ALL ($1::text[]) ORDER BY a.at DESC, a.id DESC LIMIT $2) e
  LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = e.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
  LEFT JOIN identity_profiles s ON e.subject_kind = 'person' AND s.person_id = CASE WHEN pg_input_is_valid(e.subject_id, 'uuid') THEN e.subject_id::uuid END
  LEFT JOIN desk_tickets t ON e.subject_kind = 'ticket' AND t.id = CASE WHEN pg_input_is_valid(e.subject_id, 'uuid') THEN e.subject_id::uuid END
 ORDER BY e.at DESC, e.id DESC`;

export const activity = {
  text: activityText,
  /** @returns the rows */
  async run(params: ActivityParams, on: Queryable): Promise<ActivityResult[]> {
    return (await on.query<ActivityResult>(activityText, [params.without, params.limit])).rows;
  },
};

export interface AuditWaitingResult {
  oldest: Date | null;
}

const auditWaitingText = `SELECT min(e.at) AS "oldest" FROM audit_entries e WHERE e.xid > coalesce((SELECT s.upto_xid FROM audit_seals s ORDER BY s.number DESC LIMIT 1), '0'::xid8)`;

export const auditWaiting = {
  text: auditWaitingText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<AuditWaitingResult[]> {
    return (await on.query<AuditWaitingResult>(auditWaitingText)).rows;
  },
};

export interface MailWaitingResult {
  queued: number;
  failed: number;
}

const mailWaitingText = `SELECT m.queued AS "queued", m.failed AS "failed" FROM mail_figures() m`;

export const mailWaiting = {
  text: mailWaitingText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<MailWaitingResult[]> {
    return (await on.query<MailWaitingResult>(mailWaitingText)).rows;
  },
};
