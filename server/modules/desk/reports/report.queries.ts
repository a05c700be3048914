// Made from report.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface PlanForReportsResult {
  workMem: string | null;
  sort: string | null;
}

const planForReportsText = `-- Times of a year are sorted in memory, and groups are hashed: how many there are is not known to the planner, which then sorts every row.
SELECT set_config('work_mem', '64MB', true) AS "workMem", set_config('enable_sort', 'off', true) AS "sort"`;

export const planForReports = {
  text: planForReportsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<PlanForReportsResult[]> {
    return (await on.query<PlanForReportsResult>(planForReportsText)).rows;
  },
};

export interface NamesParams {
  by: string;
  keys: readonly (string | null)[];
}

export interface NamesResult {
  key: string;
  name: string;
}

const namesText = `SELECT p.person_id::text AS "key", p.name AS "name" FROM identity_profiles p WHERE $1::text = 'agent' AND p.person_id::text = ANY($2::text[])
UNION ALL SELECT t.id::text, t.name FROM desk_teams t WHERE $1::text = 'team' AND t.id::text = ANY($2::text[])
UNION ALL SELECT c.key, c.name FROM desk_categories c WHERE $1::text = 'category' AND c.key = ANY($2::text[])`;

export const names = {
  text: namesText,
  /** @returns the rows */
  async run(params: NamesParams, on: Queryable): Promise<NamesResult[]> {
    return (await on.query<NamesResult>(namesText, [params.by, params.keys])).rows;
  },
};

export interface RatingsParams {
  from: Date | string;
  to: Date | string;
  agent?: string | null;
  team?: string | null;
  category?: string | null;
  commented: boolean;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface RatingsResult {
  ticketId: string;
  number: string;
  subject: string;
  category: string;
  score: number;
  comment: string | null;
  ratedAt: Date;
  teamId: string | null;
  teamName: string | null;
  agentId: string | null;
  agentName: string | null;
  agentUsername: string | null;
  agentImage: string | null;
  agentIsStaff: boolean | null;
}

const ratingsText = `SELECT g.ticket_id AS "ticketId", t.number AS "number", t.subject AS "subject", t.category AS "category", g.score AS "score", g.comment AS "comment", g.rated_at AS "ratedAt",
       t.team_id AS "teamId", m.name AS "teamName", g.agent_id AS "agentId", p.name AS "agentName", p.username AS "agentUsername", p.image AS "agentImage", p.is_staff AS "agentIsStaff"
  FROM desk_ratings g JOIN desk_tickets t ON t.id = g.ticket_id
  LEFT JOIN desk_teams m ON m.id = t.team_id LEFT JOIN identity_profiles p ON p.person_id = g.agent_id
 WHERE g.rated_at >= $1 AND g.rated_at < $2 AND ($3::uuid IS NULL OR g.agent_id = $3) AND ($4::uuid IS NULL OR t.team_id = $4)
   AND ($5::text IS NULL OR t.category = $5) AND (NOT $6::boolean OR g.comment IS NOT NULL)
   AND ($7::timestamptz IS NULL OR (g.rated_at, g.ticket_id) < ($7, $8::uuid))
 ORDER BY g.rated_at DESC, g.ticket_id DESC LIMIT $9`;

export const ratings = {
  text: ratingsText,
  /** @returns the rows */
  async run(params: RatingsParams, on: Queryable): Promise<RatingsResult[]> {
    return (await on.query<RatingsResult>(ratingsText, [params.from, params.to, params.agent, params.team, params.category, params.commented, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface UnsolvedAtParams {
  at: Date | string;
}

export interface UnsolvedAtResult {
  count: number;
}

const unsolvedAtText = `SELECT count(*) AS "count" FROM desk_ticket_spells s WHERE s.from_at <= $1 AND (s.to_at IS NULL OR s.to_at > $1)`;

export const unsolvedAt = {
  text: unsolvedAtText,
  /** @returns the rows */
  async run(params: UnsolvedAtParams, on: Queryable): Promise<UnsolvedAtResult[]> {
    return (await on.query<UnsolvedAtResult>(unsolvedAtText, [params.at])).rows;
  },
};

export interface FirstAnswersWithinParams {
  hours: number;
  asOf: Date | string;
  from: Date | string;
  to: Date | string;
}

export interface FirstAnswersWithinResult {
  within: number;
  missed: number;
}

const firstAnswersWithinText = `-- A first answer is that of the reports. What was solved without one was neither in time nor missed.
SELECT count(*) FILTER (WHERE f.first_response_seconds <= $1::int * 3600) AS "within",
       count(*) FILTER (WHERE f.first_response_seconds > $1::int * 3600
                           OR (f.first_response_at IS NULL AND f.created_at + make_interval(hours => $1::int) < $2
                               AND EXISTS (SELECT FROM desk_ticket_spells s WHERE s.ticket_id = f.ticket_id AND s.number = 1 AND s.to_at IS NULL))) AS "missed"
  FROM desk_ticket_facts f WHERE f.created_at >= $3 AND f.created_at < $4`;

export const firstAnswersWithin = {
  text: firstAnswersWithinText,
  /** @returns the rows */
  async run(params: FirstAnswersWithinParams, on: Queryable): Promise<FirstAnswersWithinResult[]> {
    return (await on.query<FirstAnswersWithinResult>(firstAnswersWithinText, [params.hours, params.asOf, params.from, params.to])).rows;
  },
};
