// Made from remedy.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FirstRunParams {
  ticketId: string;
  remedy: string;
  key: string;
}

export interface FirstRunResult {
  result: unknown;
}

const firstRunText = `SELECT r.result AS "result" FROM desk_remedy_runs r WHERE r.ticket_id = $1 AND r.remedy = $2 AND r.idempotency_key = $3`;

export const firstRun = {
  text: firstRunText,
  /** @returns the rows */
  async run(params: FirstRunParams, on: Queryable): Promise<FirstRunResult[]> {
    return (await on.query<FirstRunResult>(firstRunText, [params.ticketId, params.remedy, params.key])).rows;
  },
};

export interface InsertRunParams {
  ticketId: string;
  remedy: string;
  recordId: string;
  key: string;
  now: Date | string;
  result: object | number | boolean;
}

const insertRunText = `INSERT INTO desk_remedy_runs (ticket_id, remedy, record_id, idempotency_key, run_by, run_at, result)
VALUES ($1, $2, $3, $4, actor_id(), $5, $6)`;

export const insertRun = {
  text: insertRunText,
  /** @returns how many rows it touched */
  async run(params: InsertRunParams, on: Queryable): Promise<number> {
    return (await on.query(insertRunText, [params.ticketId, params.remedy, params.recordId, params.key, params.now, JSON.stringify(params.result)])).rowCount;
  },
};
