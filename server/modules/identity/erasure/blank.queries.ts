// Made from blank.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface DropSignInParams {
  personId: string;
}

export interface DropSignInResult {
  count: number;
}

const dropSignInText = `WITH s AS (DELETE FROM identity_sessions WHERE person_id = $1 RETURNING 1),
     a AS (DELETE FROM identity_accounts WHERE person_id = $1 RETURNING 1),
     v AS (DELETE FROM identity_verifications WHERE strpos(value, ($1::uuid)::text) > 0 RETURNING 1),
     f AS (DELETE FROM identity_second_factors WHERE person_id = $1 RETURNING 1),
     c AS (DELETE FROM identity_used_codes WHERE person_id = $1 RETURNING 1)
SELECT (SELECT count(*) FROM s) + (SELECT count(*) FROM a) + (SELECT count(*) FROM v) + (SELECT count(*) FROM f) + (SELECT count(*) FROM c) AS "count"`;

export const dropSignIn = {
  text: dropSignInText,
  /** @returns the rows */
  async run(params: DropSignInParams, on: Queryable): Promise<DropSignInResult[]> {
    return (await on.query<DropSignInResult>(dropSignInText, [params.personId])).rows;
  },
};

export interface RetireUsernameParams {
  until: Date | string;
  personId: string;
}

const retireUsernameText = `INSERT INTO identity_retired_usernames (hash, until)
SELECT identity_username_hash(p.username), $1 FROM identity_people p WHERE p.id = $2 AND p.username IS NOT NULL
ON CONFLICT (hash) DO UPDATE SET until = greatest(identity_retired_usernames.until, excluded.until)`;

export const retireUsername = {
  text: retireUsernameText,
  /** @returns how many rows it touched */
  async run(params: RetireUsernameParams, on: Queryable): Promise<number> {
    return (await on.query(retireUsernameText, [params.until, params.personId])).rowCount;
  },
};

export interface FreeUsernamesParams {
  now: Date | string;
}

const freeUsernamesText = `DELETE FROM identity_retired_usernames WHERE until <= $1`;

export const freeUsernames = {
  text: freeUsernamesText,
  /** @returns how many rows it touched */
  async run(params: FreeUsernamesParams, on: Queryable): Promise<number> {
    return (await on.query(freeUsernamesText, [params.now])).rowCount;
  },
};

export interface BlankNamesParams {
  nobody: string;
  now: Date | string;
  personId: string;
}

const blankNamesText = `UPDATE identity_people SET email = $1, claimed_email = NULL, email_verified = false, username = NULL, erased_at = coalesce(erased_at, $2), two_factor_enabled = false, updated_at = $2 WHERE id = $3`;

export const blankNames = {
  text: blankNamesText,
  /** @returns how many rows it touched */
  async run(params: BlankNamesParams, on: Queryable): Promise<number> {
    return (await on.query(blankNamesText, [params.nobody, params.now, params.personId])).rowCount;
  },
};

export interface BlankPersonParams {
  pseudonym: string;
  now: Date | string;
  personId: string;
}

const blankPersonText = `UPDATE identity_people SET name = $1, image = NULL, bio = '', locale = NULL, time_zone = NULL, theme = DEFAULT, data_saver = DEFAULT, show_online = false, show_location = false,
       show_distance = false, messages_from = 'nobody', avatar_file_id = NULL, updated_at = $2 WHERE id = $3`;

export const blankPerson = {
  text: blankPersonText,
  /** @returns how many rows it touched */
  async run(params: BlankPersonParams, on: Queryable): Promise<number> {
    return (await on.query(blankPersonText, [params.pseudonym, params.now, params.personId])).rowCount;
  },
};

export interface DropDetailsParams {
  personId: string;
  now: Date | string;
}

export interface DropDetailsResult {
  count: number;
}

const dropDetailsText = `WITH d AS (DELETE FROM identity_details WHERE person_id = $1 RETURNING 1),
     a AS (DELETE FROM identity_age_checks WHERE person_id = $1 RETURNING 1),
     l AS (DELETE FROM identity_place_checks WHERE person_id = $1 RETURNING 1),
     b AS (DELETE FROM identity_presence WHERE person_id = $1 RETURNING 1),
     s AS (DELETE FROM identity_signals WHERE person_id = $1 RETURNING 1),
     x AS (DELETE FROM identity_security_alerts WHERE person_id = $1 RETURNING 1),
     n AS (DELETE FROM identity_person_notes WHERE person_id = $1 RETURNING 1),
     k AS (DELETE FROM idempotency_keys WHERE person_id = $1 RETURNING 1),
     o AS (DELETE FROM identity_permission_overrides WHERE person_id = $1 RETURNING 1),
     e AS (UPDATE identity_exports SET expires_at = CASE WHEN ready_at IS NOT NULL THEN least(expires_at, $2) END, failed_at = CASE WHEN ready_at IS NULL AND withdrawn_at IS NULL THEN coalesce(failed_at, $2) ELSE failed_at END WHERE person_id = $1 RETURNING 1)
SELECT (SELECT count(*) FROM d) + (SELECT count(*) FROM a) + (SELECT count(*) FROM l) + (SELECT count(*) FROM b) + (SELECT count(*) FROM s) + (SELECT count(*) FROM x)
     + (SELECT count(*) FROM n) + (SELECT count(*) FROM k) + (SELECT count(*) FROM o) + (SELECT count(*) FROM e) AS "count"`;

export const dropDetails = {
  text: dropDetailsText,
  /** @returns the rows */
  async run(params: DropDetailsParams, on: Queryable): Promise<DropDetailsResult[]> {
    return (await on.query<DropDetailsResult>(dropDetailsText, [params.personId, params.now])).rows;
  },
};

export interface EraseInvitationsParams {
  address: string;
  nobody: string;
  pseudonym: string;
}

export interface EraseInvitationsResult {
  count: number;
}

const eraseInvitationsText = `SELECT identity_erase_invitations($1, $2, $3) AS "count"`;

export const eraseInvitations = {
  text: eraseInvitationsText,
  /** @returns the rows */
  async run(params: EraseInvitationsParams, on: Queryable): Promise<EraseInvitationsResult[]> {
    return (await on.query<EraseInvitationsResult>(eraseInvitationsText, [params.address, params.nobody, params.pseudonym])).rows;
  },
};

export interface ForgetReceiptAddressesParams {
  template: string;
  nobody: string;
}

export interface ForgetReceiptAddressesResult {
  count: number;
}

const forgetReceiptAddressesText = `SELECT mail_forget_receipts($1, $2) AS "count"`;

export const forgetReceiptAddresses = {
  text: forgetReceiptAddressesText,
  /** @returns the rows */
  async run(params: ForgetReceiptAddressesParams, on: Queryable): Promise<ForgetReceiptAddressesResult[]> {
    return (await on.query<ForgetReceiptAddressesResult>(forgetReceiptAddressesText, [params.template, params.nobody])).rows;
  },
};
