// Made from wording.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface LatestCallsParams {
  since: Date | string;
  limit: number;
}

export interface LatestCallsResult {
  at: Date;
  outcome: string;
  retryAt: Date | null;
}

const latestCallsText = `SELECT c.at AS "at", c.outcome AS "outcome", c.retry_at AS "retryAt" FROM assistant_wording_calls c
 WHERE c.at > $1 AND c.outcome NOT IN ('paused', 'overtaken') ORDER BY c.at DESC, c.id DESC LIMIT $2::int`;

export const latestCalls = {
  text: latestCallsText,
  /** @returns the rows */
  async run(params: LatestCallsParams, on: Queryable): Promise<LatestCallsResult[]> {
    return (await on.query<LatestCallsResult>(latestCallsText, [params.since, params.limit])).rows;
  },
};

export interface NoteCallParams {
  at: Date | string;
  outcome: string;
  milliseconds: number;
  detail?: string | null;
  retryAt?: Date | string | null;
}

const noteCallText = `INSERT INTO assistant_wording_calls (at, outcome, milliseconds, detail, retry_at) VALUES ($1, $2, $3, $4, $5)`;

export const noteCall = {
  text: noteCallText,
  /** @returns how many rows it touched */
  async run(params: NoteCallParams, on: Queryable): Promise<number> {
    return (await on.query(noteCallText, [params.at, params.outcome, params.milliseconds, params.detail, params.retryAt])).rowCount;
  },
};

export interface CountCallsParams {
  since: Date | string;
}

export interface CountCallsResult {
  outcome: string;
  count: number;
  milliseconds: number;
}

const countCallsText = `SELECT c.outcome AS "outcome", count(*)::int AS "count", coalesce(round(avg(c.milliseconds)), 0)::int AS "milliseconds"
  FROM assistant_wording_calls c WHERE c.at > $1 GROUP BY c.outcome`;

export const countCalls = {
  text: countCallsText,
  /** @returns the rows */
  async run(params: CountCallsParams, on: Queryable): Promise<CountCallsResult[]> {
    return (await on.query<CountCallsResult>(countCallsText, [params.since])).rows;
  },
};

export interface LastTroubleResult {
  at: Date;
  outcome: string;
  detail: string | null;
}

const lastTroubleText = `SELECT c.at AS "at", c.outcome AS "outcome", c.detail FROM assistant_wording_calls c
 WHERE c.outcome IN ('unusable', 'timeout', 'failed', 'limited') ORDER BY c.at DESC, c.id DESC LIMIT 1`;

export const lastTrouble = {
  text: lastTroubleText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LastTroubleResult[]> {
    return (await on.query<LastTroubleResult>(lastTroubleText)).rows;
  },
};

export interface ForgetCallsParams {
  before: Date | string;
}

const forgetCallsText = `DELETE FROM assistant_wording_calls c WHERE c.at < $1`;

export const forgetCalls = {
  text: forgetCallsText,
  /** @returns how many rows it touched */
  async run(params: ForgetCallsParams, on: Queryable): Promise<number> {
    return (await on.query(forgetCallsText, [params.before])).rowCount;
  },
};
