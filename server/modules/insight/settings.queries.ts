// Made from settings.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface StoredSettingsResult {
  key: string;
  changedAt: Date;
  byId: string | null;
  byName: string | null;
  byUsername: string | null;
  byImage: string | null;
  byIsStaff: boolean | null;
}

const storedSettingsText = `SELECT s.key AS "key", s.changed_at AS "changedAt", i.person_id AS "byId", i.name AS "byName", i.username AS "byUsername", i.image AS "byImage", i.is_staff AS "byIsStaff"
  FROM settings s LEFT JOIN identity_profiles i ON i.person_id = s.changed_by`;

export const storedSettings = {
  text: storedSettingsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<StoredSettingsResult[]> {
    return (await on.query<StoredSettingsResult>(storedSettingsText)).rows;
  },
};
