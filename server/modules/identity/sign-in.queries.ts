// Made from sign-in.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindByEmailParams {
  email: string;
}

export interface FindByEmailResult {
  id: string;
  name: string;
  email: string;
}

const findByEmailText = `SELECT p.id, p.name, p.email FROM identity_people p WHERE p.email = $1`;

export const findByEmail = {
  text: findByEmailText,
  /** @returns the rows */
  async run(params: FindByEmailParams, on: Queryable): Promise<FindByEmailResult[]> {
    return (await on.query<FindByEmailResult>(findByEmailText, [params.email])).rows;
  },
};

export interface FindByUsernameParams {
  username: string;
}

export interface FindByUsernameResult {
  id: string;
  name: string;
  email: string;
}

const findByUsernameText = `SELECT p.id, p.name, p.email FROM identity_people p WHERE p.username = $1`;

export const findByUsername = {
  text: findByUsernameText,
  /** @returns the rows */
  async run(params: FindByUsernameParams, on: Queryable): Promise<FindByUsernameResult[]> {
    return (await on.query<FindByUsernameResult>(findByUsernameText, [params.username])).rows;
  },
};

export interface FindByIdParams {
  id: string;
}

export interface FindByIdResult {
  id: string;
  name: string;
  email: string;
}

const findByIdText = `SELECT p.id, p.name, p.email FROM identity_people p WHERE p.id = $1`;

export const findById = {
  text: findByIdText,
  /** @returns the rows */
  async run(params: FindByIdParams, on: Queryable): Promise<FindByIdResult[]> {
    return (await on.query<FindByIdResult>(findByIdText, [params.id])).rows;
  },
};

export interface IsDeactivatedParams {
  personId: string;
}

export interface IsDeactivatedResult {
  deactivated: boolean;
}

const isDeactivatedText = `SELECT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = $1 AND d.lifted_at IS NULL) AS "deactivated"`;

export const isDeactivated = {
  text: isDeactivatedText,
  /** @returns the rows */
  async run(params: IsDeactivatedParams, on: Queryable): Promise<IsDeactivatedResult[]> {
    return (await on.query<IsDeactivatedResult>(isDeactivatedText, [params.personId])).rows;
  },
};

export interface MarkVerifiedParams {
  now: Date | string;
  personId: string;
}

export interface MarkVerifiedResult {
  id: string;
}

const markVerifiedText = `UPDATE identity_people SET email_verified = true, updated_at = $1 WHERE id = $2 AND NOT email_verified RETURNING id`;

export const markVerified = {
  text: markVerifiedText,
  /** @returns the rows */
  async run(params: MarkVerifiedParams, on: Queryable): Promise<MarkVerifiedResult[]> {
    return (await on.query<MarkVerifiedResult>(markVerifiedText, [params.now, params.personId])).rows;
  },
};

export interface FindPasswordHashParams {
  personId: string;
}

export interface FindPasswordHashResult {
  hash: string | null;
}

const findPasswordHashText = `SELECT a.password AS "hash" FROM identity_accounts a WHERE a.person_id = $1 AND a.provider_id = 'credential' AND a.account_id = a.person_id::text`;

export const findPasswordHash = {
  text: findPasswordHashText,
  /** @returns the rows */
  async run(params: FindPasswordHashParams, on: Queryable): Promise<FindPasswordHashResult[]> {
    return (await on.query<FindPasswordHashResult>(findPasswordHashText, [params.personId])).rows;
  },
};

export interface AddPersonParams {
  id: string;
  name: string;
  email: string;
  now: Date | string;
}

const addPersonText = `INSERT INTO identity_people (id, name, email, email_verified, created_at, updated_at) VALUES ($1, $2, $3, true, $4, $4)`;

export const addPerson = {
  text: addPersonText,
  /** @returns how many rows it touched */
  async run(params: AddPersonParams, on: Queryable): Promise<number> {
    return (await on.query(addPersonText, [params.id, params.name, params.email, params.now])).rowCount;
  },
};

export interface AddPasswordParams {
  personId: string;
  hash: string;
  now: Date | string;
}

const addPasswordText = `INSERT INTO identity_accounts (person_id, provider_id, account_id, password, created_at, updated_at)
VALUES ($1::uuid, 'credential', ($1::uuid)::text, $2, $3, $3)`;

export const addPassword = {
  text: addPasswordText,
  /** @returns how many rows it touched */
  async run(params: AddPasswordParams, on: Queryable): Promise<number> {
    return (await on.query(addPasswordText, [params.personId, params.hash, params.now])).rowCount;
  },
};

export interface FirstFreeUsernameParams {
  candidates: readonly (string | null)[];
}

export interface FirstFreeUsernameResult {
  username: string;
}

const firstFreeUsernameText = `SELECT c.username AS "username" FROM unnest($1::text[]) WITH ORDINALITY AS c(username, position)
 WHERE NOT identity_username_taken(c.username) ORDER BY c.position LIMIT 1`;

export const firstFreeUsername = {
  text: firstFreeUsernameText,
  /** @returns the rows */
  async run(params: FirstFreeUsernameParams, on: Queryable): Promise<FirstFreeUsernameResult[]> {
    return (await on.query<FirstFreeUsernameResult>(firstFreeUsernameText, [params.candidates])).rows;
  },
};

export interface GiveUsernameParams {
  username: string;
  now: Date | string;
  personId: string;
}

const giveUsernameText = `UPDATE identity_people SET username = $1, updated_at = $2 WHERE id = $3 AND username IS NULL`;

export const giveUsername = {
  text: giveUsernameText,
  /** @returns how many rows it touched */
  async run(params: GiveUsernameParams, on: Queryable): Promise<number> {
    return (await on.query(giveUsernameText, [params.username, params.now, params.personId])).rowCount;
  },
};

export interface UsernameTakenParams {
  username: string;
}

export interface UsernameTakenResult {
  taken: boolean;
}

const usernameTakenText = `SELECT identity_username_taken($1) AS "taken"`;

export const usernameTaken = {
  text: usernameTakenText,
  /** @returns the rows */
  async run(params: UsernameTakenParams, on: Queryable): Promise<UsernameTakenResult[]> {
    return (await on.query<UsernameTakenResult>(usernameTakenText, [params.username])).rows;
  },
};
