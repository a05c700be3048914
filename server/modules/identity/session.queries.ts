// Made from session.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface SessionsOfParams {
  personId: string;
  now: Date | string;
}

export interface SessionsOfResult {
  id: string;
  userAgent: string | null;
  createdAt: Date;
  usedAt: Date;
}

const sessionsOfText = `SELECT s.id, s.user_agent AS "userAgent", s.created_at AS "createdAt", s.updated_at AS "usedAt"
  FROM identity_sessions s WHERE s.person_id = $1 AND s.expires_at > $2 ORDER BY s.updated_at DESC, s.id`;

export const sessionsOf = {
  text: sessionsOfText,
  /** @returns the rows */
  async run(params: SessionsOfParams, on: Queryable): Promise<SessionsOfResult[]> {
    return (await on.query<SessionsOfResult>(sessionsOfText, [params.personId, params.now])).rows;
  },
};

export interface StandingOfParams {
  personId: string;
}

export interface StandingOfResult {
  isStaff: boolean;
  roles: string[];
}

const standingOfText = `SELECT i.is_staff AS "isStaff", ARRAY (SELECT g.role FROM identity_role_grants g WHERE g.person_id = i.person_id AND g.revoked_at IS NULL) AS "roles"
  FROM identity_profiles i WHERE i.person_id = $1`;

export const standingOf = {
  text: standingOfText,
  /** @returns the rows */
  async run(params: StandingOfParams, on: Queryable): Promise<StandingOfResult[]> {
    return (await on.query<StandingOfResult>(standingOfText, [params.personId])).rows;
  },
};

export interface EndSessionsParams {
  personId: string;
}

export interface EndSessionsResult {
  id: string;
}

const endSessionsText = `DELETE FROM identity_sessions WHERE person_id = $1 RETURNING id`;

export const endSessions = {
  text: endSessionsText,
  /** @returns the rows */
  async run(params: EndSessionsParams, on: Queryable): Promise<EndSessionsResult[]> {
    return (await on.query<EndSessionsResult>(endSessionsText, [params.personId])).rows;
  },
};

export interface OwnSessionTokenParams {
  id: string;
  personId: string;
}

export interface OwnSessionTokenResult {
  token: string;
}

const ownSessionTokenText = `SELECT s.token FROM identity_sessions s WHERE s.id = $1 AND s.person_id = $2`;

export const ownSessionToken = {
  text: ownSessionTokenText,
  /** @returns the rows */
  async run(params: OwnSessionTokenParams, on: Queryable): Promise<OwnSessionTokenResult[]> {
    return (await on.query<OwnSessionTokenResult>(ownSessionTokenText, [params.id, params.personId])).rows;
  },
};

export interface TouchSessionParams {
  sessionId: string;
  now: Date | string;
}

export interface TouchSessionResult {
  identity_touch_session: string | null;
}

const touchSessionText = `SELECT identity_touch_session($1, $2)`;

export const touchSession = {
  text: touchSessionText,
  /** @returns the rows */
  async run(params: TouchSessionParams, on: Queryable): Promise<TouchSessionResult[]> {
    return (await on.query<TouchSessionResult>(touchSessionText, [params.sessionId, params.now])).rows;
  },
};

export interface DropOldSessionsParams {
  before: Date | string;
}

const dropOldSessionsText = `DELETE FROM identity_sessions WHERE expires_at < $1`;

export const dropOldSessions = {
  text: dropOldSessionsText,
  /** @returns how many rows it touched */
  async run(params: DropOldSessionsParams, on: Queryable): Promise<number> {
    return (await on.query(dropOldSessionsText, [params.before])).rowCount;
  },
};

export interface DropResetLinksParams {
  prefix: string;
  personId: string;
}

const dropResetLinksText = `DELETE FROM identity_verifications WHERE starts_with(identifier, $1) AND value = ($2::uuid)::text`;

export const dropResetLinks = {
  text: dropResetLinksText,
  /** @returns how many rows it touched */
  async run(params: DropResetLinksParams, on: Queryable): Promise<number> {
    return (await on.query(dropResetLinksText, [params.prefix, params.personId])).rowCount;
  },
};

export interface OpenResetLinkParams {
  identifier: string;
  now: Date | string;
}

export interface OpenResetLinkResult {
  id: string;
}

const openResetLinkText = `SELECT v.id FROM identity_verifications v WHERE v.identifier = $1 AND v.expires_at > $2`;

export const openResetLink = {
  text: openResetLinkText,
  /** @returns the rows */
  async run(params: OpenResetLinkParams, on: Queryable): Promise<OpenResetLinkResult[]> {
    return (await on.query<OpenResetLinkResult>(openResetLinkText, [params.identifier, params.now])).rows;
  },
};

export interface DropOldVerificationsParams {
  before: Date | string;
}

const dropOldVerificationsText = `DELETE FROM identity_verifications WHERE expires_at < $1`;

export const dropOldVerifications = {
  text: dropOldVerificationsText,
  /** @returns how many rows it touched */
  async run(params: DropOldVerificationsParams, on: Queryable): Promise<number> {
    return (await on.query(dropOldVerificationsText, [params.before])).rowCount;
  },
};
