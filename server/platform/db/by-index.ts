import { ownTransaction, type Tx } from "./tx.ts";

/**
 * From here on this transaction looks things up by indexes wherever there is one. A plan is made once by a connection and kept: one that was made while a table was nearly
 * empty reads it whole, for each row of another, also when it has grown. On a new instance a worker's look for changed tickets took ten seconds that way, until the
 * database counted its rows the next time.
 */
export async function byIndex(tx: Tx): Promise<void> {
  ownTransaction(tx);
  await tx.query("SELECT set_config('enable_seqscan', 'off', true)");
}
