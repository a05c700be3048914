// Made from place.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface SetPlaceParams {
  personId: string;
  placeId?: number | null;
  city?: string | null;
  country?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  now: Date | string;
}

const setPlaceText = `INSERT INTO identity_details (person_id, place_id, city, country, latitude, longitude, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (person_id) DO UPDATE SET place_id = excluded.place_id, city = excluded.city, country = excluded.country,
       latitude = excluded.latitude, longitude = excluded.longitude, updated_at = excluded.updated_at`;

export const setPlace = {
  text: setPlaceText,
  /** @returns how many rows it touched */
  async run(params: SetPlaceParams, on: Queryable): Promise<number> {
    return (await on.query(setPlaceText, [params.personId, params.placeId, params.city, params.country, params.latitude, params.longitude, params.now])).rowCount;
  },
};

export interface LogPlaceCheckParams {
  personId?: string | null;
  typed: string;
  result: string;
  correction?: string | null;
  placeId?: number | null;
  now: Date | string;
}

const logPlaceCheckText = `INSERT INTO identity_place_checks (person_id, typed, result, correction, place_id, at) VALUES ($1, $2, $3, $4, $5, $6)`;

export const logPlaceCheck = {
  text: logPlaceCheckText,
  /** @returns how many rows it touched */
  async run(params: LogPlaceCheckParams, on: Queryable): Promise<number> {
    return (await on.query(logPlaceCheckText, [params.personId, params.typed, params.result, params.correction, params.placeId, params.now])).rowCount;
  },
};

export interface DropOldPlaceChecksParams {
  before: Date | string;
}

const dropOldPlaceChecksText = `DELETE FROM identity_place_checks WHERE at < $1`;

export const dropOldPlaceChecks = {
  text: dropOldPlaceChecksText,
  /** @returns how many rows it touched */
  async run(params: DropOldPlaceChecksParams, on: Queryable): Promise<number> {
    return (await on.query(dropOldPlaceChecksText, [params.before])).rowCount;
  },
};
