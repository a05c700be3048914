import type { Priority } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { noteEvent } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import type { TicketHead } from "./ticket.ts";

/** DK-4: staff decide the priority. @throws 404 */
export async function setPriority(tx: Tx, idOrNumber: string, priority: Priority): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  if (ticket.priority === priority) return ticket;
  const next = await changeTicket(tx, ticket, { verb: "ticket.priority_changed", set: { priority }, told: true });
  await noteEvent(tx, ticket.id, "priority_changed", "internal", { from: ticket.priority, to: priority });
  await emit(tx, "ticket.changed", { ticketId: ticket.id });
  return next;
}
