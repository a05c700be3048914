// Made from erase.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface EraseWordsParams {
  personId: string;
  words: string;
  limit: number;
}

export interface EraseWordsResult {
  count: number;
}

const eraseWordsText = `SELECT conversation_erase_words($1, $2, $3) AS "count"`;

export const eraseWords = {
  text: eraseWordsText,
  /** @returns the rows */
  async run(params: EraseWordsParams, on: Queryable): Promise<EraseWordsResult[]> {
    return (await on.query<EraseWordsResult>(eraseWordsText, [params.personId, params.words, params.limit])).rows;
  },
};

export interface OpenTalksOfParams {
  personId: string;
  limit: number;
}

export interface OpenTalksOfResult {
  id: string;
}

const openTalksOfText = `SELECT c.id AS "id" FROM conversation_participants p JOIN conversations c ON c.id = p.conversation_id
 WHERE p.person_id = $1 AND p.part = 'member' AND c.kind <> 'ticket'
   AND NOT EXISTS (SELECT 1 FROM conversation_closures x WHERE x.conversation_id = c.id AND x.reopened_at IS NULL)
 ORDER BY c.id LIMIT $2`;

export const openTalksOf = {
  text: openTalksOfText,
  /** @returns the rows */
  async run(params: OpenTalksOfParams, on: Queryable): Promise<OpenTalksOfResult[]> {
    return (await on.query<OpenTalksOfResult>(openTalksOfText, [params.personId, params.limit])).rows;
  },
};
