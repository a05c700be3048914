import type { z } from "zod";
import type { adminEndpoints } from "../../../contract/insight.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import * as queries from "./setting-history.queries.ts";

type Ask = z.output<NonNullable<typeof adminEndpoints.settingHistory.query>>;
type Page = z.output<typeof adminEndpoints.settingHistory.output>;

/**
 * AD-6: a setting's changes, newest first. No secret can be among them: secrets come from the environment and are never settings.
 * @throws 404 for a key that no module declares
 */
export async function listSettingChanges(tx: Tx, key: string, ask: Ask): Promise<Page> {
  const declared = tx.services.settings.find(key);
  if (!declared) throw notFound("This setting");
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.settingChanges.run({ key, beforeAt, beforeId, limit: ask.limit + 1 }, tx);
  // Nothing stored is the default of today.
  const state = (stored: unknown) => (stored === null || stored === undefined ? { value: declared.default, isDefault: true } : { value: stored, isDefault: false });
  const items = rows.slice(0, ask.limit).map((row) => ({
    id: row.id, at: row.at.toISOString(), before: state(row.before), after: state(row.after),
    by: row.byId ? { id: row.byId, name: row.byName ?? "", username: row.byUsername, image: row.byImage, isStaff: row.byIsStaff ?? false } : null,
  }));
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
