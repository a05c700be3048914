// Made from account.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface FindAccountParams {
  id: string;
}

export interface FindAccountResult {
  bio: string;
  locale: string | null;
  theme: string;
  dataSaver: boolean;
  messagesFrom: string;
  showLocation: boolean;
  showDistance: boolean;
  secondFactor: boolean;
  avatarFileId: string | null;
}

const findAccountText = `SELECT p.bio, p.locale, p.theme, p.data_saver AS "dataSaver", p.messages_from AS "messagesFrom", p.show_location AS "showLocation",
       p.show_distance AS "showDistance", p.two_factor_enabled AS "secondFactor", p.avatar_file_id AS "avatarFileId"
  FROM identity_people p WHERE p.id = $1`;

export const findAccount = {
  text: findAccountText,
  /** @returns the rows */
  async run(params: FindAccountParams, on: Queryable): Promise<FindAccountResult[]> {
    return (await on.query<FindAccountResult>(findAccountText, [params.id])).rows;
  },
};

export interface ChangePreferencesParams {
  bio?: string | null;
  setLocale: boolean;
  locale?: string | null;
  theme?: string | null;
  dataSaver?: boolean | null;
  messagesFrom?: string | null;
  showLocation?: boolean | null;
  showDistance?: boolean | null;
  now: Date | string;
  id: string;
}

const changePreferencesText = `UPDATE identity_people SET bio = coalesce($1, bio), locale = CASE WHEN $2::boolean THEN $3 ELSE locale END, theme = coalesce($4, theme),
       data_saver = coalesce($5, data_saver), messages_from = coalesce($6, messages_from),
       show_location = coalesce($7, show_location), show_distance = coalesce($8, show_distance), updated_at = $9
 WHERE id = $10`;

export const changePreferences = {
  text: changePreferencesText,
  /** @returns how many rows it touched */
  async run(params: ChangePreferencesParams, on: Queryable): Promise<number> {
    return (await on.query(changePreferencesText, [params.bio, params.setLocale, params.locale, params.theme, params.dataSaver, params.messagesFrom, params.showLocation, params.showDistance, params.now, params.id])).rowCount;
  },
};

export interface ChangeAvatarParams {
  fileId?: string | null;
  image?: string | null;
  now: Date | string;
  id: string;
}

export interface ChangeAvatarResult {
  before: string | null;
}

const changeAvatarText = `UPDATE identity_people SET avatar_file_id = $1, image = $2, updated_at = $3 WHERE id = $4 RETURNING old.avatar_file_id AS "before"`;

export const changeAvatar = {
  text: changeAvatarText,
  /** @returns the rows */
  async run(params: ChangeAvatarParams, on: Queryable): Promise<ChangeAvatarResult[]> {
    return (await on.query<ChangeAvatarResult>(changeAvatarText, [params.fileId, params.image, params.now, params.id])).rows;
  },
};

export interface SetTasteParams {
  personId: string;
  gender?: string | null;
  lookingFor?: string | null;
  now: Date | string;
  setGender: boolean;
  setLookingFor: boolean;
}

const setTasteText = `INSERT INTO identity_details (person_id, gender, looking_for, updated_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (person_id) DO UPDATE SET gender = CASE WHEN $5::boolean THEN excluded.gender ELSE identity_details.gender END,
       looking_for = CASE WHEN $6::boolean THEN excluded.looking_for ELSE identity_details.looking_for END, updated_at = excluded.updated_at`;

export const setTaste = {
  text: setTasteText,
  /** @returns how many rows it touched */
  async run(params: SetTasteParams, on: Queryable): Promise<number> {
    return (await on.query(setTasteText, [params.personId, params.gender, params.lookingFor, params.now, params.setGender, params.setLookingFor])).rowCount;
  },
};

export interface MemberCardParams {
  username: string;
}

export interface MemberCardResult {
  id: string;
  name: string;
  username: string;
  image: string | null;
  isStaff: boolean;
  bio: string;
  joinedAt: Date;
  showsOnline: boolean;
  messagesFrom: string;
  city: string | null;
  country: string | null;
  distanceKm: number | null;
}

const memberCardText = `SELECT id AS "id", name AS "name", username AS "username", image, is_staff AS "isStaff", bio AS "bio", joined_at AS "joinedAt", shows_online AS "showsOnline",
       messages_from AS "messagesFrom", city, country, distance_km AS "distanceKm" FROM identity_member_card($1)`;

export const memberCard = {
  text: memberCardText,
  /** @returns the rows */
  async run(params: MemberCardParams, on: Queryable): Promise<MemberCardResult[]> {
    return (await on.query<MemberCardResult>(memberCardText, [params.username])).rows;
  },
};

export interface UsernameImitatesParams {
  username: string;
}

export interface UsernameImitatesResult {
  imitates: boolean;
}

const usernameImitatesText = `SELECT identity_username_imitates($1) AS "imitates"`;

export const usernameImitates = {
  text: usernameImitatesText,
  /** @returns the rows */
  async run(params: UsernameImitatesParams, on: Queryable): Promise<UsernameImitatesResult[]> {
    return (await on.query<UsernameImitatesResult>(usernameImitatesText, [params.username])).rows;
  },
};

export interface SetLocaleParams {
  locale?: string | null;
  now: Date | string;
  id: string;
}

const setLocaleText = `UPDATE identity_people SET locale = $1, updated_at = $2 WHERE id = $3`;

export const setLocale = {
  text: setLocaleText,
  /** @returns how many rows it touched */
  async run(params: SetLocaleParams, on: Queryable): Promise<number> {
    return (await on.query(setLocaleText, [params.locale, params.now, params.id])).rowCount;
  },
};
