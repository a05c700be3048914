// Made from staff.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface OpenTicketCountsResult {
  assigneeId: string;
  count: number;
}

const openTicketCountsText = `SELECT t.assignee_id AS "assigneeId", count(*) AS "count" FROM desk_tickets t
 WHERE t.assignee_id IS NOT NULL AND t.status IN ('open', 'in_progress', 'pending') GROUP BY t.assignee_id`;

export const openTicketCounts = {
  text: openTicketCountsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<OpenTicketCountsResult[]> {
    return (await on.query<OpenTicketCountsResult>(openTicketCountsText)).rows;
  },
};

export interface TagsInUseParams {
  recent: number;
  prefix: string;
}

export interface TagsInUseResult {
  tag: string;
}

const tagsInUseText = `SELECT x.tag AS "tag" FROM (
    SELECT unnest(t.tags) AS tag FROM (SELECT r.tags FROM desk_tickets r ORDER BY r.updated_at DESC, r.id DESC LIMIT $1) t
  ) x WHERE starts_with(x.tag, $2) GROUP BY x.tag ORDER BY count(*) DESC, x.tag LIMIT 50`;

export const tagsInUse = {
  text: tagsInUseText,
  /** @returns the rows */
  async run(params: TagsInUseParams, on: Queryable): Promise<TagsInUseResult[]> {
    return (await on.query<TagsInUseResult>(tagsInUseText, [params.recent, params.prefix])).rows;
  },
};
