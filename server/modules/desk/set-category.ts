import type { Tx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { noteEvent } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { checkCategory } from "./check-category.ts";
import { changeTicket } from "./change-ticket.ts";
import type { TicketHead } from "./ticket.ts";

/** Puts a ticket into another category. @throws 404; 422 when there is no such category */
export async function setCategory(tx: Tx, idOrNumber: string, category: string): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  if (ticket.category === category) return ticket;
  await checkCategory(tx, category);
  const next = await changeTicket(tx, ticket, { verb: "ticket.category_changed", set: { category }, told: true });
  await noteEvent(tx, ticket.id, "category_changed", "internal", { from: ticket.category, to: category });
  await emit(tx, "ticket.changed", { ticketId: ticket.id });
  return next;
}
