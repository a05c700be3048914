import type { Tx } from "../../platform/db/tx.ts";
import { lockTicket } from "./access.ts";
import { moveTicket } from "./move-ticket.ts";
import { checkMaySettle, forbiddenMove } from "./policy.ts";
import { reopenedStatus } from "./state-machine.ts";
import type { TicketHead } from "./ticket.ts";

/**
 * Takes "solved" back: in progress when somebody has the ticket, else open. A ticket that is not solved stays as it is.
 * @throws 403, 404; 409 `forbidden-move` for a closed one, which only the team reopens (`uncloseTicket`)
 */
export async function reopenTicket(tx: Tx, idOrNumber: string): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  checkMaySettle(tx.actor, ticket);
  if (ticket.status === "closed") throw forbiddenMove(tx.actor, ticket, "This ticket is closed. Write a message to open a follow-up.");
  return ticket.status === "resolved" ? moveTicket(tx, ticket, reopenedStatus(ticket)) : ticket;
}

/** Reopens a closed ticket; one that is not closed stays as it is. Staff only. @throws 404 */
export async function uncloseTicket(tx: Tx, idOrNumber: string): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  return ticket.status === "closed" ? moveTicket(tx, ticket, reopenedStatus(ticket)) : ticket;
}
