// Made from erase.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface EraseTalksParams {
  personId: string;
  limit: number;
}

export interface EraseTalksResult {
  count: number;
}

const eraseTalksText = `SELECT assistant_erase_talks($1, $2) AS "count"`;

export const eraseTalks = {
  text: eraseTalksText,
  /** @returns the rows */
  async run(params: EraseTalksParams, on: Queryable): Promise<EraseTalksResult[]> {
    return (await on.query<EraseTalksResult>(eraseTalksText, [params.personId, params.limit])).rows;
  },
};
