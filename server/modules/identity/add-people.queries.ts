// Made from add-people.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface IdsByEmailParams {
  emails: readonly (string | null)[];
}

export interface IdsByEmailResult {
  id: string;
  email: string;
}

const idsByEmailText = `-- An account that never proved its address may be somebody else's, who only typed it: nothing of others may come to it. Who can't sign in
-- at all gets in by that address only, and who is on the team was invited.
SELECT p.id, p.email FROM identity_people p
 WHERE p.email = ANY ($1::text[])
   AND (p.email_verified OR NOT EXISTS (SELECT FROM identity_accounts a WHERE a.person_id = p.id) OR EXISTS (SELECT FROM identity_profiles i WHERE i.person_id = p.id AND i.is_staff))`;

export const idsByEmail = {
  text: idsByEmailText,
  /** @returns the rows */
  async run(params: IdsByEmailParams, on: Queryable): Promise<IdsByEmailResult[]> {
    return (await on.query<IdsByEmailResult>(idsByEmailText, [params.emails])).rows;
  },
};

export interface UnprovenEmailsParams {
  emails: readonly (string | null)[];
}

export interface UnprovenEmailsResult {
  email: string;
}

const unprovenEmailsText = `SELECT p.email FROM identity_people p
 WHERE p.email = ANY ($1::text[]) AND NOT p.email_verified
   AND EXISTS (SELECT FROM identity_accounts a WHERE a.person_id = p.id) AND NOT EXISTS (SELECT FROM identity_profiles i WHERE i.person_id = p.id AND i.is_staff)`;

export const unprovenEmails = {
  text: unprovenEmailsText,
  /** @returns the rows */
  async run(params: UnprovenEmailsParams, on: Queryable): Promise<UnprovenEmailsResult[]> {
    return (await on.query<UnprovenEmailsResult>(unprovenEmailsText, [params.emails])).rows;
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
