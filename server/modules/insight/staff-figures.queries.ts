// Made from staff-figures.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface StaffActsParams {
  personId: string;
  from: Date | string;
  to: Date | string;
}

export interface StaffActsResult {
  replies: number;
  tickets: number;
}

const staffActsText = `-- What somebody answered in a time, by the audit log, which nobody can change.
SELECT count(*)::int AS "replies", count(DISTINCT a.subject_id)::int AS "tickets"
  FROM audit_entries a WHERE a.actor_id = $1 AND a.at >= $2 AND a.at <= $3 AND a.subject_kind = 'ticket' AND a.verb = 'ticket.replied'`;

export const staffActs = {
  text: staffActsText,
  /** @returns the rows */
  async run(params: StaffActsParams, on: Queryable): Promise<StaffActsResult[]> {
    return (await on.query<StaffActsResult>(staffActsText, [params.personId, params.from, params.to])).rows;
  },
};
