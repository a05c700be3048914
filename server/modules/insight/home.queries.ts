// Made from home.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface HomeFiguresParams {
  now: Date | string;
}

export interface HomeFiguresResult {
  people: number;
  newPeople7d: number;
  mailQueued: number;
  mailFailed: number;
  jobsWaiting: number;
  jobsFailing: number;
  jobsOldestSeconds: number | null;
}

const homeFiguresText = `SELECT (SELECT count(*) FROM identity_people) AS "people",
       (SELECT count(*) FROM identity_people WHERE created_at > $1::timestamptz - interval '7 days') AS "newPeople7d",
       m.queued AS "mailQueued", m.failed AS "mailFailed",
       j.waiting AS "jobsWaiting", j.failing AS "jobsFailing", j.oldest_seconds AS "jobsOldestSeconds"
  FROM mail_figures() m, jobs_figures($1::timestamptz) j`;

export const homeFigures = {
  text: homeFiguresText,
  /** @returns the rows */
  async run(params: HomeFiguresParams, on: Queryable): Promise<HomeFiguresResult[]> {
    return (await on.query<HomeFiguresResult>(homeFiguresText, [params.now])).rows;
  },
};
