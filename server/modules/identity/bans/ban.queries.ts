// Made from ban.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface BanInForceParams {
  personId: string;
  now: Date | string;
}

export interface BanInForceResult {
  id: string;
  kind: string;
  reason: string;
  until: Date | null;
}

const banInForceText = `SELECT b.id, b.kind, b.reason, b.until FROM identity_bans b
 WHERE b.person_id = $1 AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > $2)`;

export const banInForce = {
  text: banInForceText,
  /** @returns the rows */
  async run(params: BanInForceParams, on: Queryable): Promise<BanInForceResult[]> {
    return (await on.query<BanInForceResult>(banInForceText, [params.personId, params.now])).rows;
  },
};

export interface BansOfParams {
  personId: string;
}

export interface BansOfResult {
  id: string;
  kind: string;
  reason: string;
  until: Date | null;
  at: Date;
  liftedAt: Date | null;
  attempts: number;
  lastAttemptAt: Date | null;
  byId: string | null;
  byName: string | null;
  byUsername: string | null;
  byImage: string | null;
  byIsStaff: boolean | null;
  lifterId: string | null;
  lifterName: string | null;
  lifterUsername: string | null;
  lifterImage: string | null;
  lifterIsStaff: boolean | null;
}

const bansOfText = `SELECT b.id, b.kind, b.reason, b.until, b.banned_at AS "at", b.lifted_at AS "liftedAt", b.attempts, b.last_attempt_at AS "lastAttemptAt",
       y.person_id AS "byId", y.name AS "byName", y.username AS "byUsername", y.image AS "byImage", y.is_staff AS "byIsStaff",
       l.person_id AS "lifterId", l.name AS "lifterName", l.username AS "lifterUsername", l.image AS "lifterImage", l.is_staff AS "lifterIsStaff"
  FROM identity_bans b LEFT JOIN identity_profiles y ON y.person_id = b.banned_by LEFT JOIN identity_profiles l ON l.person_id = b.lifted_by
 WHERE b.person_id = $1 ORDER BY b.banned_at DESC, b.id DESC LIMIT 50`;

export const bansOf = {
  text: bansOfText,
  /** @returns the rows */
  async run(params: BansOfParams, on: Queryable): Promise<BansOfResult[]> {
    return (await on.query<BansOfResult>(bansOfText, [params.personId])).rows;
  },
};

export interface InsertBanParams {
  personId: string;
  kind: string;
  reason: string;
  until?: Date | string | null;
  by?: string | null;
  now: Date | string;
}

export interface InsertBanResult {
  id: string;
}

const insertBanText = `INSERT INTO identity_bans (person_id, kind, reason, until, banned_by, banned_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`;

export const insertBan = {
  text: insertBanText,
  /** @returns the rows */
  async run(params: InsertBanParams, on: Queryable): Promise<InsertBanResult[]> {
    return (await on.query<InsertBanResult>(insertBanText, [params.personId, params.kind, params.reason, params.until, params.by, params.now])).rows;
  },
};

export interface EndBanParams {
  now: Date | string;
  by?: string | null;
  personId: string;
}

export interface EndBanResult {
  id: string;
  kind: string;
  until: Date | null;
}

const endBanText = `UPDATE identity_bans SET lifted_at = CASE WHEN until <= $1 THEN until ELSE $1 END, lifted_by = CASE WHEN until <= $1 THEN NULL ELSE $2::uuid END
 WHERE person_id = $3 AND lifted_at IS NULL RETURNING id, kind, until`;

export const endBan = {
  text: endBanText,
  /** @returns the rows */
  async run(params: EndBanParams, on: Queryable): Promise<EndBanResult[]> {
    return (await on.query<EndBanResult>(endBanText, [params.now, params.by, params.personId])).rows;
  },
};

export interface OutranksParams {
  personId: string;
}

export interface OutranksResult {
  outranks: boolean;
}

const outranksText = `SELECT actor_outranks($1) AS "outranks"`;

export const outranks = {
  text: outranksText,
  /** @returns the rows */
  async run(params: OutranksParams, on: Queryable): Promise<OutranksResult[]> {
    return (await on.query<OutranksResult>(outranksText, [params.personId])).rows;
  },
};
