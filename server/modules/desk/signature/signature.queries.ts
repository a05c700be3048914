// Made from signature.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface SignatureOfParams {
  personId: string;
}

export interface SignatureOfResult {
  words: string;
}

const signatureOfText = `SELECT s.words AS "words" FROM desk_signatures s WHERE s.person_id = $1`;

export const signatureOf = {
  text: signatureOfText,
  /** @returns the rows */
  async run(params: SignatureOfParams, on: Queryable): Promise<SignatureOfResult[]> {
    return (await on.query<SignatureOfResult>(signatureOfText, [params.personId])).rows;
  },
};

export interface SaveSignatureParams {
  words: string;
  now: Date | string;
}

const saveSignatureText = `INSERT INTO desk_signatures (person_id, words, updated_at) VALUES ((SELECT actor_id()), $1, $2)
ON CONFLICT (person_id) DO UPDATE SET words = excluded.words, updated_at = excluded.updated_at`;

export const saveSignature = {
  text: saveSignatureText,
  /** @returns how many rows it touched */
  async run(params: SaveSignatureParams, on: Queryable): Promise<number> {
    return (await on.query(saveSignatureText, [params.words, params.now])).rowCount;
  },
};

export interface ForgetSignatureOfParams {
  personId: string;
}

const forgetSignatureOfText = `DELETE FROM desk_signatures s WHERE s.person_id = $1`;

export const forgetSignatureOf = {
  text: forgetSignatureOfText,
  /** @returns how many rows it touched */
  async run(params: ForgetSignatureOfParams, on: Queryable): Promise<number> {
    return (await on.query(forgetSignatureOfText, [params.personId])).rowCount;
  },
};
