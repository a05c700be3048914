// Made from summary.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface ActiveCountsParams {
  breachedBefore: Date | string;
}

export interface ActiveCountsResult {
  assigneeId: string | null;
  open: number;
  inProgress: number;
  pending: number;
  breaching: number;
}

const activeCountsText = `SELECT c.assignee_id AS "assigneeId", c.open AS "open", c.in_progress AS "inProgress", c.pending AS "pending", c.breaching AS "breaching"
  FROM desk_active_counts($1) c`;

export const activeCounts = {
  text: activeCountsText,
  /** @returns the rows */
  async run(params: ActiveCountsParams, on: Queryable): Promise<ActiveCountsResult[]> {
    return (await on.query<ActiveCountsResult>(activeCountsText, [params.breachedBefore])).rows;
  },
};

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

const summaryText = `SELECT coalesce(sum(c.open), 0)::bigint AS "open", coalesce(sum(c.in_progress), 0)::bigint AS "inProgress", coalesce(sum(c.pending), 0)::bigint AS "pending",
       coalesce(sum(c.open + c.in_progress + c.pending) FILTER (WHERE c.assignee_id IS NULL), 0)::bigint AS "unassigned",
       coalesce(sum(c.open + c.in_progress + c.pending) FILTER (WHERE c.assignee_id = (SELECT actor_id())), 0)::bigint AS "mine",
       coalesce(sum(c.breaching), 0)::bigint AS "breaching",
       (SELECT count(*) FROM conversation_mentions m WHERE m.person_id = (SELECT actor_id()) AND m.seen_at IS NULL) AS "mentions"
  FROM desk_active_counts($1) c`;

export const summary = {
  text: summaryText,
  /** @returns the rows */
  async run(params: SummaryParams, on: Queryable): Promise<SummaryResult[]> {
    return (await on.query<SummaryResult>(summaryText, [params.breachedBefore])).rows;
  },
};
