import type { Tx } from "../../platform/db/tx.ts";
import { lockTicket } from "./access.ts";
import { moveTicket } from "./move-ticket.ts";
import { checkMaySettle } from "./policy.ts";
import type { TicketHead } from "./ticket.ts";

/** Marks a ticket as solved; its requester is then asked for a rating. Solved already: nothing changes. @throws 403, 404, 409 `forbidden-move` */
export async function resolveTicket(tx: Tx, idOrNumber: string): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  checkMaySettle(tx.actor, ticket);
  return moveTicket(tx, ticket, "resolved");
}
