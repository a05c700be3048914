import type { Tx } from "../../platform/db/tx.ts";
import { accessTicket } from "./access.ts";
import * as queries from "./mention.queries.ts";

/** Marks the caller's mentions in a ticket as seen. @throws 404 */
export async function seeMentions(tx: Tx, ticketId: string): Promise<void> {
  const ticket = await accessTicket(tx, ticketId);
  await queries.seeMentions.run({ ticketId: ticket.id, now: tx.now }, tx);
}
