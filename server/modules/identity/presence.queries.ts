// Made from presence.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface StoreBeatsParams {
  people: readonly (string | null)[];
  sockets: readonly (string | null)[];
  times: readonly (Date | string | null)[];
  actives: readonly boolean[];
}

const storeBeatsText = `INSERT INTO identity_presence (person_id, socket_id, last_beat_at, active)
SELECT b.person_id, b.socket_id, b.at, b.active
  FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[]) AS b(person_id, socket_id, at, active)
 ORDER BY b.person_id, b.socket_id
ON CONFLICT (person_id, socket_id) DO UPDATE SET last_beat_at = excluded.last_beat_at, active = excluded.active`;

export const storeBeats = {
  text: storeBeatsText,
  /** @returns how many rows it touched */
  async run(params: StoreBeatsParams, on: Queryable): Promise<number> {
    return (await on.query(storeBeatsText, [params.people, params.sockets, params.times, params.actives])).rowCount;
  },
};

export interface PresenceOfParams {
  people: readonly (string | null)[];
  since: Date | string;
}

export interface PresenceOfResult {
  personId: string;
  active: boolean;
}

const presenceOfText = `SELECT p.person_id AS "personId", bool_or(p.active) AS "active" FROM identity_presence p
 WHERE p.person_id = ANY ($1::uuid[]) AND p.last_beat_at > $2 GROUP BY p.person_id`;

export const presenceOf = {
  text: presenceOfText,
  /** @returns the rows */
  async run(params: PresenceOfParams, on: Queryable): Promise<PresenceOfResult[]> {
    return (await on.query<PresenceOfResult>(presenceOfText, [params.people, params.since])).rows;
  },
};

export interface DropOldBeatsParams {
  before: Date | string;
}

const dropOldBeatsText = `DELETE FROM identity_presence WHERE last_beat_at < $1`;

export const dropOldBeats = {
  text: dropOldBeatsText,
  /** @returns how many rows it touched */
  async run(params: DropOldBeatsParams, on: Queryable): Promise<number> {
    return (await on.query(dropOldBeatsText, [params.before])).rowCount;
  },
};
