// Made from unconfirmed.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface ConfirmedOwnerParams {
  email: string;
}

export interface ConfirmedOwnerResult {
  id: string;
  email: string;
}

const confirmedOwnerText = `SELECT p.id, p.email FROM identity_people p WHERE p.email = $1 AND p.email_verified`;

export const confirmedOwner = {
  text: confirmedOwnerText,
  /** @returns the rows */
  async run(params: ConfirmedOwnerParams, on: Queryable): Promise<ConfirmedOwnerResult[]> {
    return (await on.query<ConfirmedOwnerResult>(confirmedOwnerText, [params.email])).rows;
  },
};

export interface NewestUnconfirmedParams {
  email: string;
}

export interface NewestUnconfirmedResult {
  id: string;
  email: string;
}

const newestUnconfirmedText = `SELECT u.id AS "id", u.email AS "email" FROM (
  SELECT p.id, p.email, p.created_at FROM identity_people p WHERE p.email = $1 AND NOT p.email_verified
  UNION ALL SELECT p.id, p.email, p.created_at FROM identity_people p WHERE p.claimed_email = $1) u
 ORDER BY u.created_at DESC, u.id DESC LIMIT 1`;

export const newestUnconfirmed = {
  text: newestUnconfirmedText,
  /** @returns the rows */
  async run(params: NewestUnconfirmedParams, on: Queryable): Promise<NewestUnconfirmedResult[]> {
    return (await on.query<NewestUnconfirmedResult>(newestUnconfirmedText, [params.email])).rows;
  },
};

export interface ClaimOfParams {
  personId: string;
}

export interface ClaimOfResult {
  email: string;
  claimed: string;
}

const claimOfText = `SELECT p.email, p.claimed_email AS "claimed" FROM identity_people p WHERE p.id = $1 AND p.claimed_email IS NOT NULL`;

export const claimOf = {
  text: claimOfText,
  /** @returns the rows */
  async run(params: ClaimOfParams, on: Queryable): Promise<ClaimOfResult[]> {
    return (await on.query<ClaimOfResult>(claimOfText, [params.personId])).rows;
  },
};

export interface GiveFreeAddressParams {
  personId: string;
}

export interface GiveFreeAddressResult {
  id: string;
}

const giveFreeAddressText = `-- updated_at stays: the person sees it, and it would tell that the address had been somebody's until now.
UPDATE identity_people SET email = claimed_email, claimed_email = NULL
 WHERE id = $1 AND claimed_email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM identity_people o WHERE o.email = identity_people.claimed_email)
RETURNING id`;

export const giveFreeAddress = {
  text: giveFreeAddressText,
  /** @returns the rows */
  async run(params: GiveFreeAddressParams, on: Queryable): Promise<GiveFreeAddressResult[]> {
    return (await on.query<GiveFreeAddressResult>(giveFreeAddressText, [params.personId])).rows;
  },
};
