// Made from setting-history.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface SettingChangesParams {
  key: string;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface SettingChangesResult {
  id: string;
  at: Date;
  before: unknown;
  after: unknown;
  byId: string | null;
  byName: string | null;
  byUsername: string | null;
  byImage: string | null;
  byIsStaff: boolean | null;
}

const settingChangesText = `SELECT c.id AS "id", c.changed_at AS "at", c.before, c.after, i.person_id AS "byId", i.name AS "byName", i.username AS "byUsername", i.image AS "byImage", i.is_staff AS "byIsStaff"
  FROM settings_changes c LEFT JOIN identity_profiles i ON i.person_id = c.changed_by
 WHERE c.key = $1 AND ($2::timestamptz IS NULL OR (c.changed_at, c.id) < ($2, $3::uuid))
 ORDER BY c.changed_at DESC, c.id DESC LIMIT $4`;

export const settingChanges = {
  text: settingChangesText,
  /** @returns the rows */
  async run(params: SettingChangesParams, on: Queryable): Promise<SettingChangesResult[]> {
    return (await on.query<SettingChangesResult>(settingChangesText, [params.key, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};
