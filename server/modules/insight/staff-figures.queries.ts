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
  solved: number;
}

const staffActsText = `-- What somebody did to tickets in a time, by the audit log, which nobody can change.
SELECT count(*) FILTER (WHERE a.verb = 'ticket.replied')::int AS "replies",
       count(DISTINCT a.subject_id) FILTER (WHERE a.verb = 'ticket.replied')::int AS "tickets",
       count(*) FILTER (WHERE a.after->>'status' = 'resolved')::int AS "solved"
  FROM audit_entries a WHERE a.actor_id = $1 AND a.at >= $2 AND a.at <= $3 AND a.subject_kind = 'ticket'`;

export const staffActs = {
  text: staffActsText,
  /** @returns the rows */
  async run(params: StaffActsParams, on: Queryable): Promise<StaffActsResult[]> {
    return (await on.query<StaffActsResult>(staffActsText, [params.personId, params.from, params.to])).rows;
  },
};

export interface FirstRepliesByParams {
  personId: string;
  from: Date | string;
  to: Date | string;
}

export interface FirstRepliesByResult {
  count: number;
  median: number | null;
}

const firstRepliesByText = `-- The tickets that they were the first to answer: how long the requesters had waited, in seconds. A bot's words are no answer.
SELECT count(*)::int AS "count", percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.first_replied_at - t.created_at))::float8 AS "median"
  FROM audit_entries a JOIN desk_tickets t ON t.id = CASE WHEN pg_input_is_valid(a.subject_id, 'uuid') THEN a.subject_id::uuid END AND t.first_replied_at = a.at
 WHERE a.actor_id = $1 AND a.at >= $2 AND a.at <= $3 AND a.verb = 'ticket.replied' AND a.subject_kind = 'ticket'`;

export const firstRepliesBy = {
  text: firstRepliesByText,
  /** @returns the rows */
  async run(params: FirstRepliesByParams, on: Queryable): Promise<FirstRepliesByResult[]> {
    return (await on.query<FirstRepliesByResult>(firstRepliesByText, [params.personId, params.from, params.to])).rows;
  },
};

export interface RatingsOfParams {
  personId: string;
  from: Date | string;
  to: Date | string;
}

export interface RatingsOfResult {
  count: number;
  average: number | null;
}

const ratingsOfText = `SELECT count(*)::int AS "count", avg(g.score)::float8 AS "average" FROM desk_tickets t JOIN desk_ratings g ON g.ticket_id = t.id
 WHERE t.assignee_id = $1 AND g.rated_at >= $2 AND g.rated_at <= $3`;

export const ratingsOf = {
  text: ratingsOfText,
  /** @returns the rows */
  async run(params: RatingsOfParams, on: Queryable): Promise<RatingsOfResult[]> {
    return (await on.query<RatingsOfResult>(ratingsOfText, [params.personId, params.from, params.to])).rows;
  },
};
