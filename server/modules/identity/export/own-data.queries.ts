// Made from own-data.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface OwnAccountParams {
  personId: string;
}

export interface OwnAccountResult {
  row: unknown;
}

const ownAccountText = `SELECT to_jsonb(p) - '{updated_at,erased_at,claimed_email}'::text[] || jsonb_build_object(
         'email', coalesce(p.claimed_email, p.email),
         'details', (SELECT to_jsonb(d) - 'person_id' FROM identity_details d WHERE d.person_id = p.id),
         'roles', ARRAY (SELECT g.role FROM identity_role_grants g WHERE g.person_id = p.id AND g.revoked_at IS NULL ORDER BY g.role)) AS "row"
  FROM identity_people p WHERE p.id = $1`;

export const ownAccount = {
  text: ownAccountText,
  /** @returns the rows */
  async run(params: OwnAccountParams, on: Queryable): Promise<OwnAccountResult[]> {
    return (await on.query<OwnAccountResult>(ownAccountText, [params.personId])).rows;
  },
};

export interface OwnSessionsParams {
  personId: string;
}

export interface OwnSessionsResult {
  row: unknown;
}

const ownSessionsText = `SELECT jsonb_build_object('signedInAt', s.created_at, 'usedAt', s.updated_at, 'address', s.ip_address, 'browser', s.user_agent) AS "row"
  FROM identity_sessions s WHERE s.person_id = $1 ORDER BY s.created_at`;

export const ownSessions = {
  text: ownSessionsText,
  /** @returns the rows */
  async run(params: OwnSessionsParams, on: Queryable): Promise<OwnSessionsResult[]> {
    return (await on.query<OwnSessionsResult>(ownSessionsText, [params.personId])).rows;
  },
};

export interface OwnChecksParams {
  personId: string;
}

export interface OwnChecksResult {
  row: unknown;
}

const ownChecksText = `SELECT jsonb_build_object('kind', 'age', 'at', c.at, 'stated', c.stated_date, 'method', c.method, 'adult', c.adult) AS "row" FROM identity_age_checks c WHERE c.person_id = $1
UNION ALL SELECT jsonb_build_object('kind', 'place', 'at', c.at, 'typed', c.typed, 'result', c.result, 'correction', c.correction) FROM identity_place_checks c WHERE c.person_id = $1
UNION ALL SELECT jsonb_build_object('kind', b.kind, 'at', b.banned_at, 'reason', b.reason, 'until', b.until, 'endedAt', b.lifted_at) FROM identity_bans b WHERE b.person_id = $1`;

export const ownChecks = {
  text: ownChecksText,
  /** @returns the rows */
  async run(params: OwnChecksParams, on: Queryable): Promise<OwnChecksResult[]> {
    return (await on.query<OwnChecksResult>(ownChecksText, [params.personId])).rows;
  },
};

export interface OwnActivityParams {
  personId: string;
  afterAt?: Date | string | null;
  afterId?: string | null;
}

export interface OwnActivityResult {
  id: string;
  at: Date;
  row: unknown;
}

const ownActivityText = `SELECT a.id, a.at, jsonb_build_object('at', a.at, 'what', a.verb, 'address', a.address) AS "row" FROM audit_entries a
 WHERE a.actor_id = $1 AND ($2::timestamptz IS NULL OR (a.at, a.id) > ($2, $3::uuid)) ORDER BY a.at, a.id LIMIT 1000`;

export const ownActivity = {
  text: ownActivityText,
  /** @returns the rows */
  async run(params: OwnActivityParams, on: Queryable): Promise<OwnActivityResult[]> {
    return (await on.query<OwnActivityResult>(ownActivityText, [params.personId, params.afterAt, params.afterId])).rows;
  },
};
