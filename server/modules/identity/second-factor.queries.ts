// Made from second-factor.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindSecondFactorParams {
  personId: string;
}

export interface FindSecondFactorResult {
  enabled: boolean;
  begun: boolean;
  email: string;
  name: string;
}

const findSecondFactorText = `SELECT p.two_factor_enabled AND coalesce(f.verified, false) AS "enabled", f.id IS NOT NULL AS "begun", coalesce(p.claimed_email, p.email) AS "email", p.name
  FROM identity_people p LEFT JOIN identity_second_factors f ON f.person_id = p.id WHERE p.id = $1`;

export const findSecondFactor = {
  text: findSecondFactorText,
  /** @returns the rows */
  async run(params: FindSecondFactorParams, on: Queryable): Promise<FindSecondFactorResult[]> {
    return (await on.query<FindSecondFactorResult>(findSecondFactorText, [params.personId])).rows;
  },
};

export interface TakeCodeParams {
  personId: string;
  hash: string;
  now: Date | string;
  before: Date | string;
}

export interface TakeCodeResult {
  personId: string;
}

const takeCodeText = `INSERT INTO identity_used_codes AS u (person_id, code_hash, used_at) VALUES ($1, $2, $3)
ON CONFLICT (person_id, code_hash) DO UPDATE SET used_at = excluded.used_at WHERE u.used_at < $4 RETURNING u.person_id AS "personId"`;

export const takeCode = {
  text: takeCodeText,
  /** @returns the rows */
  async run(params: TakeCodeParams, on: Queryable): Promise<TakeCodeResult[]> {
    return (await on.query<TakeCodeResult>(takeCodeText, [params.personId, params.hash, params.now, params.before])).rows;
  },
};

export interface GiveCodeBackParams {
  personId: string;
  hash: string;
}

const giveCodeBackText = `DELETE FROM identity_used_codes WHERE person_id = $1 AND code_hash = $2`;

export const giveCodeBack = {
  text: giveCodeBackText,
  /** @returns how many rows it touched */
  async run(params: GiveCodeBackParams, on: Queryable): Promise<number> {
    return (await on.query(giveCodeBackText, [params.personId, params.hash])).rowCount;
  },
};

export interface DropOldCodesParams {
  before: Date | string;
}

const dropOldCodesText = `DELETE FROM identity_used_codes WHERE used_at < $1`;

export const dropOldCodes = {
  text: dropOldCodesText,
  /** @returns how many rows it touched */
  async run(params: DropOldCodesParams, on: Queryable): Promise<number> {
    return (await on.query(dropOldCodesText, [params.before])).rowCount;
  },
};

export interface RemoveSecondFactorParams {
  personId: string;
}

const removeSecondFactorText = `DELETE FROM identity_second_factors WHERE person_id = $1`;

export const removeSecondFactor = {
  text: removeSecondFactorText,
  /** @returns how many rows it touched */
  async run(params: RemoveSecondFactorParams, on: Queryable): Promise<number> {
    return (await on.query(removeSecondFactorText, [params.personId])).rowCount;
  },
};

export interface SwitchSecondFactorOffParams {
  now: Date | string;
  personId: string;
}

export interface SwitchSecondFactorOffResult {
  id: string;
}

const switchSecondFactorOffText = `UPDATE identity_people SET two_factor_enabled = false, updated_at = $1 WHERE id = $2 AND two_factor_enabled RETURNING id`;

export const switchSecondFactorOff = {
  text: switchSecondFactorOffText,
  /** @returns the rows */
  async run(params: SwitchSecondFactorOffParams, on: Queryable): Promise<SwitchSecondFactorOffResult[]> {
    return (await on.query<SwitchSecondFactorOffResult>(switchSecondFactorOffText, [params.now, params.personId])).rows;
  },
};

export interface EndOtherSessionsParams {
  personId: string;
  keep: string;
}

export interface EndOtherSessionsResult {
  id: string;
}

const endOtherSessionsText = `DELETE FROM identity_sessions WHERE person_id = $1 AND token <> $2 RETURNING id`;

export const endOtherSessions = {
  text: endOtherSessionsText,
  /** @returns the rows */
  async run(params: EndOtherSessionsParams, on: Queryable): Promise<EndOtherSessionsResult[]> {
    return (await on.query<EndOtherSessionsResult>(endOtherSessionsText, [params.personId, params.keep])).rows;
  },
};
