// Made from people.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindMeParams {
  id: string;
}

export interface FindMeResult {
  id: string;
  name: string;
  username: string | null;
  image: string | null;
  email: string;
  emailVerified: boolean;
  showOnline: boolean;
  timeZone: string | null;
}

const findMeText = `SELECT p.id, p.name, p.username, p.image, coalesce(p.claimed_email, p.email) AS "email", p.email_verified AS "emailVerified", p.show_online AS "showOnline", p.time_zone AS "timeZone"
  FROM identity_people p WHERE p.id = $1`;

export const findMe = {
  text: findMeText,
  /** @returns the rows */
  async run(params: FindMeParams, on: Queryable): Promise<FindMeResult[]> {
    return (await on.query<FindMeResult>(findMeText, [params.id])).rows;
  },
};

export interface ChangeMeParams {
  name?: string | null;
  showOnline?: boolean | null;
  setTimeZone: boolean;
  timeZone?: string | null;
  now: Date | string;
  id: string;
}

const changeMeText = `UPDATE identity_people SET name = coalesce($1, name), show_online = coalesce($2, show_online),
       time_zone = CASE WHEN $3::boolean THEN $4 ELSE time_zone END, updated_at = $5
 WHERE id = $6`;

export const changeMe = {
  text: changeMeText,
  /** @returns how many rows it touched */
  async run(params: ChangeMeParams, on: Queryable): Promise<number> {
    return (await on.query(changeMeText, [params.name, params.showOnline, params.setTimeZone, params.timeZone, params.now, params.id])).rowCount;
  },
};

export interface ChangeUsernameParams {
  username: string;
  now: Date | string;
  id: string;
}

export interface ChangeUsernameResult {
  before: string | null;
}

const changeUsernameText = `UPDATE identity_people SET username = $1, updated_at = $2 WHERE id = $3 AND username IS DISTINCT FROM $1 RETURNING old.username AS "before"`;

export const changeUsername = {
  text: changeUsernameText,
  /** @returns the rows */
  async run(params: ChangeUsernameParams, on: Queryable): Promise<ChangeUsernameResult[]> {
    return (await on.query<ChangeUsernameResult>(changeUsernameText, [params.username, params.now, params.id])).rows;
  },
};

export interface ProfilesParams {
  ids: readonly (string | null)[];
}

export interface ProfilesResult {
  id: string;
  name: string;
  username: string | null;
  image: string | null;
  isStaff: boolean;
}

const profilesText = `SELECT i.person_id AS "id", i.name, i.username, i.image, i.is_staff AS "isStaff" FROM identity_profiles i WHERE i.person_id = ANY ($1::uuid[])`;

export const profiles = {
  text: profilesText,
  /** @returns the rows */
  async run(params: ProfilesParams, on: Queryable): Promise<ProfilesResult[]> {
    return (await on.query<ProfilesResult>(profilesText, [params.ids])).rows;
  },
};

export interface StaffWithParams {
  permission: string;
  now: Date | string;
}

export interface StaffWithResult {
  id: string;
  name: string;
  username: string | null;
  image: string | null;
  isStaff: boolean;
}

const staffWithText = `SELECT i.person_id AS "id", i.name, i.username, i.image, i.is_staff AS "isStaff"
  FROM identity_profiles i WHERE i.person_id IN (SELECT identity_staff_with($1, $2)) ORDER BY lower(i.name), i.person_id`;

export const staffWith = {
  text: staffWithText,
  /** @returns the rows */
  async run(params: StaffWithParams, on: Queryable): Promise<StaffWithResult[]> {
    return (await on.query<StaffWithResult>(staffWithText, [params.permission, params.now])).rows;
  },
};

export interface ContactParams {
  now: Date | string;
  id: string;
}

export interface ContactResult {
  email: string;
  emailVerified: boolean;
  name: string;
  joinedAt: Date;
  erasedAt: Date | null;
  banKind: string | null;
  banReason: string | null;
  bannedAt: Date | null;
  until: Date | null;
  deactivatedReason: string | null;
  deactivatedAt: Date | null;
  removedReason: string | null;
  removedAt: Date | null;
}

const contactText = `SELECT coalesce(p.claimed_email, p.email) AS "email", p.email_verified AS "emailVerified", p.name, p.created_at AS "joinedAt",
       p.erased_at AS "erasedAt", b.kind AS "banKind", b.reason AS "banReason", b.banned_at AS "bannedAt", b.until AS "until",
       d.reason AS "deactivatedReason", d.deactivated_at AS "deactivatedAt", v.reason AS "removedReason", v.removed_at AS "removedAt"
  FROM identity_people p
  LEFT JOIN identity_bans b ON b.person_id = p.id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > $1)
  LEFT JOIN identity_deactivations d ON d.person_id = p.id AND d.lifted_at IS NULL
  LEFT JOIN identity_removals v ON v.person_id = p.id
 WHERE p.id = $2`;

export const contact = {
  text: contactText,
  /** @returns the rows */
  async run(params: ContactParams, on: Queryable): Promise<ContactResult[]> {
    return (await on.query<ContactResult>(contactText, [params.now, params.id])).rows;
  },
};

export interface FindPeopleParams {
  pattern: string;
  username: string;
  limit: number;
}

export interface FindPeopleResult {
  id: string;
  name: string;
  username: string | null;
  image: string | null;
  isStaff: boolean;
  email: string;
}

const findPeopleText = `SELECT p.id, p.name, p.username, p.image, i.is_staff AS "isStaff", coalesce(p.claimed_email, p.email) AS "email"
  FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id
 WHERE p.erased_at IS NULL AND (p.name ILIKE $1 OR p.claimed_email ILIKE $1 OR (p.email ILIKE $1 AND p.claimed_email IS NULL) OR p.username = $2)
 ORDER BY lower(p.name), p.id LIMIT $3`;

export const findPeople = {
  text: findPeopleText,
  /** @returns the rows */
  async run(params: FindPeopleParams, on: Queryable): Promise<FindPeopleResult[]> {
    return (await on.query<FindPeopleResult>(findPeopleText, [params.pattern, params.username, params.limit])).rows;
  },
};
