import type { Tx } from "../../platform/db/tx.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import { presentRow } from "./present.ts";
import type { TicketRecord } from "./ticket.ts";

/**
 * Tells the desk how a ticket stands now, after commit; and its requester that something changed, if it is something that they can see.
 * The row for the desk has `unread` 0: that is everybody's own.
 */
export function announceTicket(tx: Tx, ticket: TicketRecord, told: boolean): void {
  const { id, version } = ticket;
  publish(tx, "desk", "ticket", { id, version, row: { ...presentRow(ticket, true), unread: 0 } });
  if (told) publish(tx, `person:${ticket.requesterId}`, "ticket", { id, version });
}
