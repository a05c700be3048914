import type { Tx } from "../../platform/db/tx.ts";
import { lockTicket } from "./access.ts";
import type { CloseReason } from "./events.ts";
import { moveTicket } from "./move-ticket.ts";
import type { TicketHead } from "./ticket.ts";

/** Closes a ticket with a reason (CV-15). Closed already: nothing changes, the first reason stands. @throws 404 */
export async function closeTicket(tx: Tx, idOrNumber: string, reason: CloseReason): Promise<TicketHead> {
  return moveTicket(tx, await lockTicket(tx, idOrNumber), "closed", reason);
}
