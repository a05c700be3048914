// Made from add-people.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface IdsByEmailParams {
  emails: readonly (string | null)[];
}

export interface IdsByEmailResult {
  id: string;
  email: string;
}

const idsByEmailText = `SELECT p.id, p.email FROM identity_people p WHERE p.email = ANY ($1::text[])`;

export const idsByEmail = {
  text: idsByEmailText,
  /** @returns the rows */
  async run(params: IdsByEmailParams, on: Queryable): Promise<IdsByEmailResult[]> {
    return (await on.query<IdsByEmailResult>(idsByEmailText, [params.emails])).rows;
  },
};

export interface AddPeopleParams {
  now: Date | string;
  people: object | number | boolean;
}

export interface AddPeopleResult {
  id: string;
  email: string;
}

const addPeopleText = `INSERT INTO identity_people (id, name, email, email_verified, created_at, updated_at)
SELECT uuidv7(), n.name, n.email, false, $1::timestamptz, $1::timestamptz FROM jsonb_to_recordset($2::jsonb) AS n(name text, email text)
ON CONFLICT (email) DO NOTHING RETURNING id, email`;

export const addPeople = {
  text: addPeopleText,
  /** @returns the rows */
  async run(params: AddPeopleParams, on: Queryable): Promise<AddPeopleResult[]> {
    return (await on.query<AddPeopleResult>(addPeopleText, [params.now, JSON.stringify(params.people)])).rows;
  },
};
