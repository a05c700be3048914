import type { ImportMapping } from "../../../../contract/desk-import.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { autoCloseHours } from "../settings.ts";
import { listCategories } from "../show-settings.ts";
import type { Reading } from "./read-file.ts";
import type { SettleContext } from "./settle-ticket.ts";

/** What records are settled by: the choices of whoever imports, and the desk's own settings now. */
export async function settleContext(tx: Tx, reading: Reading, mapping: unknown): Promise<SettleContext> {
  const hours = tx.services.settings.get(autoCloseHours);
  return {
    mapping: { statuses: {}, priorities: {}, categories: {}, ...(mapping as Partial<ImportMapping>) }, categories: await listCategories(tx), now: tx.now, source: reading.shape,
    closedBefore: hours === 0 ? null : new Date(tx.now.getTime() - hours * 3_600_000),
  };
}
