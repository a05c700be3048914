import type { Tx } from "../../platform/db/tx.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import { presentRow } from "./present.ts";
import type { TicketHead } from "./ticket.ts";

/**
 * Tells the desk how a ticket stands now, after commit; and its requester that something changed, if it is something that they can see.
 * The row for the desk has `unread` 0: that is everybody's own.
 */
export function announceTicket(tx: Tx, ticket: TicketHead, told: boolean): void {
  const { id, version } = ticket;
  publish(tx, "desk", "ticket", { id, version, row: presentRow({ ...ticket, unread: 0 }, true) });
  if (told) publish(tx, `person:${ticket.requesterId}`, "ticket", { id, version: ticket.toldVersion });
}
