// Made from age.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindDetailsParams {
  personId: string;
}

export interface FindDetailsResult {
  birthDate: string | null;
  birthDateMethod: string | null;
  gender: string | null;
  lookingFor: string | null;
  placeId: number | null;
  city: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
}

const findDetailsText = `SELECT d.birth_date::text AS "birthDate", d.birth_date_method AS "birthDateMethod", d.gender, d.looking_for AS "lookingFor",
       d.place_id AS "placeId", d.city, d.country, d.latitude, d.longitude
  FROM identity_details d WHERE d.person_id = $1`;

export const findDetails = {
  text: findDetailsText,
  /** @returns the rows */
  async run(params: FindDetailsParams, on: Queryable): Promise<FindDetailsResult[]> {
    return (await on.query<FindDetailsResult>(findDetailsText, [params.personId])).rows;
  },
};

export interface SetBirthDateParams {
  personId: string;
  birthDate: Date | string;
  method: string;
  now: Date | string;
}

const setBirthDateText = `INSERT INTO identity_details (person_id, birth_date, birth_date_method, updated_at) VALUES ($1, $2::date, $3, $4)
ON CONFLICT (person_id) DO UPDATE SET birth_date = excluded.birth_date, birth_date_method = excluded.birth_date_method, updated_at = excluded.updated_at`;

export const setBirthDate = {
  text: setBirthDateText,
  /** @returns how many rows it touched */
  async run(params: SetBirthDateParams, on: Queryable): Promise<number> {
    return (await on.query(setBirthDateText, [params.personId, params.birthDate, params.method, params.now])).rowCount;
  },
};

export interface LogAgeCheckParams {
  personId?: string | null;
  statedDate: Date | string;
  method: string;
  verifier?: string | null;
  note?: string | null;
  age: number;
  adult: boolean;
  now: Date | string;
}

export interface LogAgeCheckResult {
  id: string;
}

const logAgeCheckText = `INSERT INTO identity_age_checks (person_id, stated_date, method, verifier, note, age, adult, at)
VALUES ($1, $2::date, $3, $4, $5, $6, $7, $8) RETURNING id`;

export const logAgeCheck = {
  text: logAgeCheckText,
  /** @returns the rows */
  async run(params: LogAgeCheckParams, on: Queryable): Promise<LogAgeCheckResult[]> {
    return (await on.query<LogAgeCheckResult>(logAgeCheckText, [params.personId, params.statedDate, params.method, params.verifier, params.note, params.age, params.adult, params.now])).rows;
  },
};

export interface LastAgeCheckParams {
  personId: string;
}

export interface LastAgeCheckResult {
  adult: boolean;
  statedDate: string;
  at: Date;
}

const lastAgeCheckText = `SELECT c.adult, c.stated_date::text AS "statedDate", c.at FROM identity_age_checks c WHERE c.person_id = $1 ORDER BY c.at DESC, c.id DESC LIMIT 1`;

export const lastAgeCheck = {
  text: lastAgeCheckText,
  /** @returns the rows */
  async run(params: LastAgeCheckParams, on: Queryable): Promise<LastAgeCheckResult[]> {
    return (await on.query<LastAgeCheckResult>(lastAgeCheckText, [params.personId])).rows;
  },
};

export interface AgeChecksParams {
  personId: string;
}

export interface AgeChecksResult {
  id: string;
  statedDate: string;
  method: string;
  verifier: string | null;
  note: string | null;
  age: number;
  adult: boolean;
  at: Date;
}

const ageChecksText = `SELECT c.id, c.stated_date::text AS "statedDate", c.method, c.verifier, c.note, c.age, c.adult, c.at
  FROM identity_age_checks c WHERE c.person_id = $1 ORDER BY c.at DESC, c.id DESC LIMIT 100`;

export const ageChecks = {
  text: ageChecksText,
  /** @returns the rows */
  async run(params: AgeChecksParams, on: Queryable): Promise<AgeChecksResult[]> {
    return (await on.query<AgeChecksResult>(ageChecksText, [params.personId])).rows;
  },
};
