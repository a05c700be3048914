import type { Tx } from "../db/tx.ts";
import * as queries from "./mail.queries.ts";

/** Since when the mail server takes nothing, as the mails know that wait for it; null while it does. As the system. */
export async function mailWaitsSince(tx: Tx): Promise<Date | null> {
  const [row] = await queries.waitsSince.run(undefined, tx);
  return row?.since ?? null;
}
