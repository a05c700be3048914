// Made from audit.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface AuditOfParams {
  ticketId: string;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface AuditOfResult {
  id: string;
  at: Date;
  verb: string;
  actorKind: string;
  actorId: string | null;
  before: unknown;
  after: unknown;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
  ruleId: string | null;
  ruleName: string | null;
}

const auditOfText = `-- What a rule did stands in the log as done by whoever saved it, and under the name of the rule's run: so the rule is found, as it was called then.
SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.before, a.after,
       i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff", v.automation_id AS "ruleId", v.name AS "ruleName"
  FROM (SELECT e.*, CASE WHEN e.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(e.request_id, 12), 'uuid') THEN substr(e.request_id, 12)::uuid END AS run_id
          FROM audit_entries e
         WHERE e.subject_kind = 'ticket' AND e.subject_id = $1 AND ($2::timestamptz IS NULL OR (e.at, e.id) < ($2, $3::uuid))
         ORDER BY e.at DESC, e.id DESC LIMIT $4) a
  LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = a.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY a.at DESC, a.id DESC`;

export const auditOf = {
  text: auditOfText,
  /** @returns the rows */
  async run(params: AuditOfParams, on: Queryable): Promise<AuditOfResult[]> {
    return (await on.query<AuditOfResult>(auditOfText, [params.ticketId, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};
