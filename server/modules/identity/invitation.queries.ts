// Made from invitation.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface AddInvitationParams {
  email: string;
  name: string;
  roles: readonly (string | null)[];
  tokenHash: string;
  by: string;
  now: Date | string;
  expiresAt: Date | string;
}

export interface AddInvitationResult {
  id: string;
  email: string;
  name: string;
  roles: string[];
  invitedAt: Date;
  expiresAt: Date;
}

const addInvitationText = `INSERT INTO identity_invitations (email, name, roles, token_hash, invited_by, invited_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id, email, name, roles, invited_at AS "invitedAt", expires_at AS "expiresAt"`;

export const addInvitation = {
  text: addInvitationText,
  /** @returns the rows */
  async run(params: AddInvitationParams, on: Queryable): Promise<AddInvitationResult[]> {
    return (await on.query<AddInvitationResult>(addInvitationText, [params.email, params.name, params.roles, params.tokenHash, params.by, params.now, params.expiresAt])).rows;
  },
};

export interface EndExpiredParams {
  now: Date | string;
  email: string;
}

const endExpiredText = `UPDATE identity_invitations SET revoked_at = $1 WHERE email = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= $1`;

export const endExpired = {
  text: endExpiredText,
  /** @returns how many rows it touched */
  async run(params: EndExpiredParams, on: Queryable): Promise<number> {
    return (await on.query(endExpiredText, [params.now, params.email])).rowCount;
  },
};

export interface StaffByEmailParams {
  email: string;
}

export interface StaffByEmailResult {
  isStaff: boolean;
}

const staffByEmailText = `SELECT i.is_staff AS "isStaff" FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id WHERE p.email = $1`;

export const staffByEmail = {
  text: staffByEmailText,
  /** @returns the rows */
  async run(params: StaffByEmailParams, on: Queryable): Promise<StaffByEmailResult[]> {
    return (await on.query<StaffByEmailResult>(staffByEmailText, [params.email])).rows;
  },
};

export interface OpenInvitationsParams {
  now: Date | string;
}

export interface OpenInvitationsResult {
  id: string;
  email: string;
  name: string;
  roles: string[];
  invitedAt: Date;
  expiresAt: Date;
}

const openInvitationsText = `SELECT v.id, v.email, v.name, v.roles, v.invited_at AS "invitedAt", v.expires_at AS "expiresAt" FROM identity_invitations v
 WHERE v.accepted_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > $1 ORDER BY v.invited_at DESC, v.id`;

export const openInvitations = {
  text: openInvitationsText,
  /** @returns the rows */
  async run(params: OpenInvitationsParams, on: Queryable): Promise<OpenInvitationsResult[]> {
    return (await on.query<OpenInvitationsResult>(openInvitationsText, [params.now])).rows;
  },
};

export interface RevokeInvitationParams {
  now: Date | string;
  id: string;
}

export interface RevokeInvitationResult {
  id: string;
  email: string;
  roles: string[];
}

const revokeInvitationText = `UPDATE identity_invitations SET revoked_at = $1 WHERE id = $2 AND accepted_at IS NULL AND revoked_at IS NULL RETURNING id, email, roles`;

export const revokeInvitation = {
  text: revokeInvitationText,
  /** @returns the rows */
  async run(params: RevokeInvitationParams, on: Queryable): Promise<RevokeInvitationResult[]> {
    return (await on.query<RevokeInvitationResult>(revokeInvitationText, [params.now, params.id])).rows;
  },
};

export interface InvitationByTokenParams {
  tokenHash: string;
  now: Date | string;
}

export interface InvitationByTokenResult {
  id: string;
  email: string;
  name: string;
  roles: string[];
  invitedBy: string;
  inviterMay: string[];
  hasAccount: boolean;
}

const invitationByTokenText = `SELECT v.id, v.email, v.name, v.roles, v.invited_by AS "invitedBy", identity_permissions_of(v.invited_by) AS "inviterMay",
       EXISTS (SELECT 1 FROM identity_people p WHERE p.email = v.email) AS "hasAccount"
  FROM identity_invitations v
 WHERE v.token_hash = $1 AND v.accepted_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > $2
   AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = v.invited_by AND d.lifted_at IS NULL)
   FOR UPDATE OF v`;

export const invitationByToken = {
  text: invitationByTokenText,
  /** @returns the rows */
  async run(params: InvitationByTokenParams, on: Queryable): Promise<InvitationByTokenResult[]> {
    return (await on.query<InvitationByTokenResult>(invitationByTokenText, [params.tokenHash, params.now])).rows;
  },
};

export interface AcceptInvitationParams {
  personId: string;
  now: Date | string;
  id: string;
}

export interface AcceptInvitationResult {
  id: string;
}

const acceptInvitationText = `UPDATE identity_invitations SET accepted_by = $1, accepted_at = $2 WHERE id = $3 AND accepted_at IS NULL RETURNING id`;

export const acceptInvitation = {
  text: acceptInvitationText,
  /** @returns the rows */
  async run(params: AcceptInvitationParams, on: Queryable): Promise<AcceptInvitationResult[]> {
    return (await on.query<AcceptInvitationResult>(acceptInvitationText, [params.personId, params.now, params.id])).rows;
  },
};
