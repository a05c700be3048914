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

export interface EraseVotesParams {
  personId: string;
}

const eraseVotesText = `DELETE FROM assistant_votes v WHERE v.conversation_id IN (SELECT s.conversation_id FROM assistant_sessions s WHERE s.person_id = $1)`;

export const eraseVotes = {
  text: eraseVotesText,
  /** @returns how many rows it touched */
  async run(params: EraseVotesParams, on: Queryable): Promise<number> {
    return (await on.query(eraseVotesText, [params.personId])).rowCount;
  },
};
