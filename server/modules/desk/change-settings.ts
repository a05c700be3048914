import type { DeskSettings } from "../../../contract/desk.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { changeSetting } from "../../platform/settings/settings.ts";
import * as queries from "./category.queries.ts";
import { settingOf } from "./settings.ts";
import { listCategories, showSettings } from "./show-settings.ts";

/**
 * DK-18: changes the settings that are named; each keeps who and before. A category that is left out is retired: old tickets keep it.
 * @returns all of them as they are now @throws 422
 */
export async function changeSettings(tx: Tx, wanted: Partial<DeskSettings>): Promise<DeskSettings> {
  const { categories, ...plain } = wanted;
  const before = await showSettings(tx);
  for (const [field, value] of Object.entries(plain) as [keyof typeof settingOf, unknown][]) {
    if (value !== undefined) await changeSetting(tx, settingOf[field].key, value);
  }
  if (categories) {
    await queries.saveCategories.run({ keys: categories.map((c) => c.key), names: categories.map((c) => c.name) }, tx);
    await queries.retireCategories.run({ kept: categories.map((c) => c.key), now: tx.now }, tx);
    await audit(tx, { verb: "setting.changed", subjectKind: "setting", subjectId: "desk.categories", before: before.categories, after: categories });
  }
  // The cache hears of the change after commit; the answer must not wait for it.
  return { ...before, ...plain, categories: await listCategories(tx) };
}
