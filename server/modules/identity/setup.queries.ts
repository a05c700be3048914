// Made from setup.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface SetupDoneResult {
  done: boolean;
}

const setupDoneText = `SELECT EXISTS (SELECT 1 FROM identity_setup) OR EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.role = 'super_admin' AND g.revoked_at IS NULL) AS "done"`;

export const setupDone = {
  text: setupDoneText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<SetupDoneResult[]> {
    return (await on.query<SetupDoneResult>(setupDoneText)).rows;
  },
};

export interface LockSetupResult {
  pg_advisory_xact_lock: string | null;
}

const lockSetupText = `SELECT pg_advisory_xact_lock(hashtextextended('identity.setup', 0))`;

export const lockSetup = {
  text: lockSetupText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockSetupResult[]> {
    return (await on.query<LockSetupResult>(lockSetupText)).rows;
  },
};

export interface FinishSetupParams {
  personId: string;
  now: Date | string;
}

const finishSetupText = `INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)`;

export const finishSetup = {
  text: finishSetupText,
  /** @returns how many rows it touched */
  async run(params: FinishSetupParams, on: Queryable): Promise<number> {
    return (await on.query(finishSetupText, [params.personId, params.now])).rowCount;
  },
};
