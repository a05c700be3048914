// Made from audit.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface AuditOfParams {
  ticketId: string;
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
}

const auditOfText = `SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.before, a.after,
       i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff"
  FROM audit_entries a LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
 WHERE a.subject_kind = 'ticket' AND a.subject_id = $1 ORDER BY a.at, a.id LIMIT $2`;

export const auditOf = {
  text: auditOfText,
  /** @returns the rows */
  async run(params: AuditOfParams, on: Queryable): Promise<AuditOfResult[]> {
    return (await on.query<AuditOfResult>(auditOfText, [params.ticketId, params.limit])).rows;
  },
};
