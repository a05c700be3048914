// Made from audit-log.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface AuditEntriesParams {
  verb?: string | null;
  subjectKind?: string | null;
  subjectId?: string | null;
  actor?: string | null;
  from?: Date | string | null;
  to?: Date | string | null;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface AuditEntriesResult {
  id: string;
  at: Date;
  verb: string;
  actorKind: string;
  subjectKind: string;
  subjectId: string | null;
  before: unknown;
  after: unknown;
  requestId: string | null;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
  ruleId: string | null;
  ruleName: string | null;
}

const auditEntriesText = `SELECT e.id AS "id", e.at AS "at", e.verb AS "verb", e.actor_kind AS "actorKind", e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.before, e.after,
       e.request_id AS "requestId", i.person_id AS "actorId", i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff",
       v.automation_id AS "ruleId", v.name AS "ruleName"
  FROM (SELECT e.*, CASE WHEN e.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(e.request_id, 12), 'uuid') THEN substr(e.request_id, 12)::uuid END AS run_id
          FROM audit_entries e
         WHERE ($1::text IS NULL OR e.verb = $1) AND ($2::text IS NULL OR e.subject_kind = $2) AND ($3::text IS NULL OR e.subject_id = $3)
           AND ($4::uuid IS NULL OR e.actor_id = $4) AND ($5::timestamptz IS NULL OR e.at >= $5) AND ($6::timestamptz IS NULL OR e.at < $6)
           AND ($7::timestamptz IS NULL OR (e.at, e.id) < ($7, $8::uuid))
         ORDER BY e.at DESC, e.id DESC LIMIT $9) e
  LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = e.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY e.at DESC, e.id DESC`;

export const auditEntries = {
  text: auditEntriesText,
  /** @returns the rows */
  async run(params: AuditEntriesParams, on: Queryable): Promise<AuditEntriesResult[]> {
    return (await on.query<AuditEntriesResult>(auditEntriesText, [params.verb, params.subjectKind, params.subjectId, params.actor, params.from, params.to, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};
