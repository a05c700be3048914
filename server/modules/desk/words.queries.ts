// Made from words.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface KeepWordsParams {
  ticketId: string;
  subjectWords: string;
  textWords: string;
}

export interface KeepWordsResult {
  kept: boolean;
}

const keepWordsText = `SELECT desk_keep_words($1::uuid, $2::text, $3::text) AS "kept"`;

export const keepWords = {
  text: keepWordsText,
  /** @returns the rows */
  async run(params: KeepWordsParams, on: Queryable): Promise<KeepWordsResult[]> {
    return (await on.query<KeepWordsResult>(keepWordsText, [params.ticketId, params.subjectWords, params.textWords])).rows;
  },
};
