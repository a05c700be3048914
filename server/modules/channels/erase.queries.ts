// Made from erase.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface EraseMailsParams {
  personId: string;
  address: string;
  nobody: string;
  limit: number;
}

export interface EraseMailsResult {
  count: number;
}

const eraseMailsText = `SELECT mail_erase_person($1, $2, $3, $4) AS "count"`;

export const eraseMails = {
  text: eraseMailsText,
  /** @returns the rows */
  async run(params: EraseMailsParams, on: Queryable): Promise<EraseMailsResult[]> {
    return (await on.query<EraseMailsResult>(eraseMailsText, [params.personId, params.address, params.nobody, params.limit])).rows;
  },
};

export interface EraseStopsParams {
  now: Date | string;
  address: string;
}

export interface EraseStopsResult {
  id: string;
}

const eraseStopsText = `UPDATE mail_stops SET address = 'erased-' || id || '@deleted.invalid', lifted_at = coalesce(lifted_at, $1) WHERE address = lower($2) RETURNING id`;

export const eraseStops = {
  text: eraseStopsText,
  /** @returns the rows */
  async run(params: EraseStopsParams, on: Queryable): Promise<EraseStopsResult[]> {
    return (await on.query<EraseStopsResult>(eraseStopsText, [params.now, params.address])).rows;
  },
};
