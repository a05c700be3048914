// Made from preference.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindPreferencesResult {
  choices: unknown;
  quietFrom: number | null;
  quietUntil: number | null;
  quietDays: number[] | null;
  digestEvery: string;
  digestHour: number;
}

const findPreferencesText = `SELECT f.choices, f.quiet_from AS "quietFrom", f.quiet_until AS "quietUntil", f.quiet_days AS "quietDays", f.digest_every AS "digestEvery", f.digest_hour AS "digestHour"
  FROM notification_preferences f WHERE f.person_id = actor_id() FOR UPDATE`;

export const findPreferences = {
  text: findPreferencesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<FindPreferencesResult[]> {
    return (await on.query<FindPreferencesResult>(findPreferencesText)).rows;
  },
};

export interface MakePreferencesParams {
  now: Date | string;
}

const makePreferencesText = `INSERT INTO notification_preferences (person_id, updated_at) VALUES (actor_id(), $1) ON CONFLICT DO NOTHING`;

export const makePreferences = {
  text: makePreferencesText,
  /** @returns how many rows it touched */
  async run(params: MakePreferencesParams, on: Queryable): Promise<number> {
    return (await on.query(makePreferencesText, [params.now])).rowCount;
  },
};

export interface StorePreferencesParams {
  choices: object | number | boolean;
  quietFrom?: number | null;
  quietUntil?: number | null;
  quietDays?: readonly number[] | null;
  digestEvery: string;
  digestHour: number;
  now: Date | string;
}

const storePreferencesText = `UPDATE notification_preferences SET choices = $1, quiet_from = $2, quiet_until = $3, quiet_days = $4::smallint[], digest_every = $5,
       digest_hour = $6, updated_at = $7 WHERE person_id = actor_id()`;

export const storePreferences = {
  text: storePreferencesText,
  /** @returns how many rows it touched */
  async run(params: StorePreferencesParams, on: Queryable): Promise<number> {
    return (await on.query(storePreferencesText, [JSON.stringify(params.choices), params.quietFrom, params.quietUntil, params.quietDays, params.digestEvery, params.digestHour, params.now])).rowCount;
  },
};

export interface ReadPreferencesResult {
  choices: unknown;
  quietFrom: number | null;
  quietUntil: number | null;
  quietDays: number[] | null;
  digestEvery: string | null;
  digestHour: number | null;
  locale: string | null;
  timeZone: string | null;
  emailVerified: boolean;
}

const readPreferencesText = `SELECT f.choices AS "choices", f.quiet_from AS "quietFrom", f.quiet_until AS "quietUntil", f.quiet_days AS "quietDays", f.digest_every AS "digestEvery", f.digest_hour AS "digestHour",
       p.locale AS "locale", p.time_zone AS "timeZone", p.email_verified AS "emailVerified"
  FROM identity_people p LEFT JOIN notification_preferences f ON f.person_id = p.id WHERE p.id = actor_id()`;

export const readPreferences = {
  text: readPreferencesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ReadPreferencesResult[]> {
    return (await on.query<ReadPreferencesResult>(readPreferencesText)).rows;
  },
};
