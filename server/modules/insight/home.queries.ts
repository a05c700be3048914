// Made from home.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface HomeFiguresParams {
  now: Date | string;
}

export interface HomeFiguresResult {
  people: number;
  newPeople7d: number;
  openTickets: number;
  unassigned: number;
  solved7d: number;
  created7d: number;
  medianFirstReplyMinutes7d: number | null;
  ratingAverage: number | null;
  ratingCount: number;
  mailQueued: number;
  mailFailed: number;
  jobsWaiting: number;
  jobsFailing: number;
  jobsOldestSeconds: number | null;
}

const homeFiguresText = `SELECT (SELECT count(*) FROM identity_people) AS "people",
       (SELECT count(*) FROM identity_people WHERE created_at > $1::timestamptz - interval '7 days') AS "newPeople7d",
       t.open AS "openTickets", t.unassigned AS "unassigned",
       (SELECT count(*) FROM desk_tickets WHERE resolved_at > $1::timestamptz - interval '7 days') AS "solved7d",
       (SELECT count(*) FROM desk_tickets WHERE created_at > $1::timestamptz - interval '7 days') AS "created7d",
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_replied_at - created_at) / 60)
          FROM desk_tickets WHERE first_replied_at > $1::timestamptz - interval '7 days') AS "medianFirstReplyMinutes7d",
       r.average AS "ratingAverage", r.count AS "ratingCount",
       m.queued AS "mailQueued", m.failed AS "mailFailed",
       j.waiting AS "jobsWaiting", j.failing AS "jobsFailing", j.oldest_seconds AS "jobsOldestSeconds"
  FROM (SELECT count(*) AS open, count(*) FILTER (WHERE assignee_id IS NULL) AS unassigned FROM desk_tickets WHERE status IN ('open', 'in_progress', 'pending')) t,
       (SELECT avg(score)::double precision AS average, count(*) AS count FROM desk_ratings WHERE rated_at > $1::timestamptz - interval '30 days') r,
       mail_figures() m,
       jobs_figures($1::timestamptz) j`;

export const homeFigures = {
  text: homeFiguresText,
  /** @returns the rows */
  async run(params: HomeFiguresParams, on: Queryable): Promise<HomeFiguresResult[]> {
    return (await on.query<HomeFiguresResult>(homeFiguresText, [params.now])).rows;
  },
};

export interface TicketsPerDayParams {
  now: Date | string;
  zone: string;
}

export interface TicketsPerDayResult {
  day: string;
  created: number;
  solved: number;
}

const ticketsPerDayText = `SELECT to_char(d.day, 'YYYY-MM-DD') AS "day", coalesce(c.n, 0) AS "created", coalesce(s.n, 0) AS "solved"
  FROM generate_series(date_trunc('day', $1::timestamptz AT TIME ZONE $2::text) - interval '29 days', date_trunc('day', $1::timestamptz AT TIME ZONE $2::text), interval '1 day') AS d(day)
  LEFT JOIN (SELECT date_trunc('day', created_at AT TIME ZONE $2::text) AS day, count(*) AS n FROM desk_tickets
              WHERE created_at > $1::timestamptz - interval '31 days' GROUP BY 1) c USING (day)
  LEFT JOIN (SELECT date_trunc('day', resolved_at AT TIME ZONE $2::text) AS day, count(*) AS n FROM desk_tickets
              WHERE resolved_at > $1::timestamptz - interval '31 days' GROUP BY 1) s USING (day)
 ORDER BY d.day`;

export const ticketsPerDay = {
  text: ticketsPerDayText,
  /** @returns the rows */
  async run(params: TicketsPerDayParams, on: Queryable): Promise<TicketsPerDayResult[]> {
    return (await on.query<TicketsPerDayResult>(ticketsPerDayText, [params.now, params.zone])).rows;
  },
};
