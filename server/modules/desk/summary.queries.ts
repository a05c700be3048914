// Made from summary.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface SummaryParams {
  breachedBefore: Date | string;
}

export interface SummaryResult {
  open: number;
  inProgress: number;
  pending: number;
  unassigned: number;
  mine: number;
  breaching: number;
  mentions: number;
}

const summaryText = `SELECT count(*) FILTER (WHERE t.status = 'open') AS "open",
       count(*) FILTER (WHERE t.status = 'in_progress') AS "inProgress",
       count(*) FILTER (WHERE t.status = 'pending') AS "pending",
       count(*) FILTER (WHERE t.assignee_id IS NULL) AS "unassigned",
       count(*) FILTER (WHERE t.assignee_id = (SELECT actor_id())) AS "mine",
       count(*) FILTER (WHERE t.waiting_since <= $1) AS "breaching",
       (SELECT count(*) FROM conversation_mentions m WHERE m.person_id = (SELECT actor_id()) AND m.seen_at IS NULL) AS "mentions"
  FROM desk_tickets t WHERE t.status IN ('open', 'in_progress', 'pending')`;

export const summary = {
  text: summaryText,
  /** @returns the rows */
  async run(params: SummaryParams, on: Queryable): Promise<SummaryResult[]> {
    return (await on.query<SummaryResult>(summaryText, [params.breachedBefore])).rows;
  },
};
