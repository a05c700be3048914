import type { DeskSettings } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { categoriesInUse } from "./category.queries.ts";
import * as declared from "./settings.ts";

/** DK-18: the desk's settings as they count now. */
export async function showSettings(tx: Tx): Promise<DeskSettings> {
  const { settings } = tx.services;
  return {
    numberPrefix: settings.get(declared.numberPrefix), numberWidth: settings.get(declared.numberWidth), autoCloseHours: settings.get(declared.autoCloseHours),
    ticketsPerHour: settings.get(declared.ticketsPerHour), ticketsPerDay: settings.get(declared.ticketsPerDay),
    breachAfterHours: settings.get(declared.breachAfterHours), mergeUndoHours: settings.get(declared.mergeUndoHours),
    surgeReports: settings.get(declared.surgeReports), surgeMinutes: settings.get(declared.surgeMinutes), hours: settings.get(declared.openingHours), categories: await listCategories(tx),
  };
}

/** DK-4: categories that a ticket may have, in order. */
export function listCategories(tx: Tx): Promise<{ key: string; name: string }[]> {
  return categoriesInUse.run(undefined, tx);
}
