// Made from staff.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface LockStandingParams {
  id: string;
}

export interface LockStandingResult {
  pg_advisory_xact_lock: string | null;
}

const lockStandingText = `SELECT pg_advisory_xact_lock(hashtextextended('identity.standing:' || $1::text, 0))`;

export const lockStanding = {
  text: lockStandingText,
  /** @returns the rows */
  async run(params: LockStandingParams, on: Queryable): Promise<LockStandingResult[]> {
    return (await on.query<LockStandingResult>(lockStandingText, [params.id])).rows;
  },
};

export interface RevokeRolesParams {
  by?: string | null;
  now: Date | string;
  id: string;
  roles: readonly (string | null)[];
}

export interface RevokeRolesResult {
  role: string;
}

const revokeRolesText = `UPDATE identity_role_grants SET revoked_by = $1, revoked_at = $2
 WHERE person_id = $3 AND revoked_at IS NULL AND role = ANY ($4::text[]) RETURNING role`;

export const revokeRoles = {
  text: revokeRolesText,
  /** @returns the rows */
  async run(params: RevokeRolesParams, on: Queryable): Promise<RevokeRolesResult[]> {
    return (await on.query<RevokeRolesResult>(revokeRolesText, [params.by, params.now, params.id, params.roles])).rows;
  },
};

export interface GrantRolesParams {
  id: string;
  by?: string | null;
  now: Date | string;
  roles: readonly (string | null)[];
}

export interface GrantRolesResult {
  role: string;
}

const grantRolesText = `INSERT INTO identity_role_grants (person_id, role, granted_by, granted_at)
SELECT $1, r.role, $2, $3 FROM unnest($4::text[]) AS r(role) ON CONFLICT DO NOTHING RETURNING role`;

export const grantRoles = {
  text: grantRolesText,
  /** @returns the rows */
  async run(params: GrantRolesParams, on: Queryable): Promise<GrantRolesResult[]> {
    return (await on.query<GrantRolesResult>(grantRolesText, [params.id, params.by, params.now, params.roles])).rows;
  },
};

export interface SetOverrideParams {
  id: string;
  permission: string;
  effect: string;
  by: string;
  now: Date | string;
}

const setOverrideText = `INSERT INTO identity_permission_overrides (person_id, permission, effect, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_id, permission) DO UPDATE SET effect = excluded.effect, set_by = excluded.set_by, set_at = excluded.set_at`;

export const setOverride = {
  text: setOverrideText,
  /** @returns how many rows it touched */
  async run(params: SetOverrideParams, on: Queryable): Promise<number> {
    return (await on.query(setOverrideText, [params.id, params.permission, params.effect, params.by, params.now])).rowCount;
  },
};

export interface DropOverrideParams {
  id: string;
  permission: string;
}

const dropOverrideText = `DELETE FROM identity_permission_overrides WHERE person_id = $1 AND permission = $2`;

export const dropOverride = {
  text: dropOverrideText,
  /** @returns how many rows it touched */
  async run(params: DropOverrideParams, on: Queryable): Promise<number> {
    return (await on.query(dropOverrideText, [params.id, params.permission])).rowCount;
  },
};

export interface DeactivateParams {
  id: string;
  reason: string;
  by: string;
  now: Date | string;
}

export interface DeactivateResult {
  id: string;
}

const deactivateText = `INSERT INTO identity_deactivations (person_id, reason, deactivated_by, deactivated_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`;

export const deactivate = {
  text: deactivateText,
  /** @returns the rows */
  async run(params: DeactivateParams, on: Queryable): Promise<DeactivateResult[]> {
    return (await on.query<DeactivateResult>(deactivateText, [params.id, params.reason, params.by, params.now])).rows;
  },
};

export interface ReactivateParams {
  by: string;
  now: Date | string;
  id: string;
}

export interface ReactivateResult {
  id: string;
}

const reactivateText = `UPDATE identity_deactivations SET lifted_by = $1, lifted_at = $2 WHERE person_id = $3 AND lifted_at IS NULL RETURNING id`;

export const reactivate = {
  text: reactivateText,
  /** @returns the rows */
  async run(params: ReactivateParams, on: Queryable): Promise<ReactivateResult[]> {
    return (await on.query<ReactivateResult>(reactivateText, [params.by, params.now, params.id])).rows;
  },
};
