import type { Priority } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { noteEvent } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket, type TicketChange } from "./change-ticket.ts";
import { checkCategory } from "./check-category.ts";
import type { TicketHead } from "./ticket.ts";

/** DK-4: staff decide the priority. The same one again changes nothing. @throws 404 */
export async function setPriority(tx: Tx, idOrNumber: string, priority: Priority): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  if (ticket.priority === priority) return ticket;
  return triage(tx, ticket, { verb: "ticket.priority_changed", set: { priority }, told: true }, { from: ticket.priority, to: priority });
}

/** Puts a ticket into another category. @throws 404; 422 when there is no such category */
export async function setCategory(tx: Tx, idOrNumber: string, category: string): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  if (ticket.category === category) return ticket;
  await checkCategory(tx, category);
  return triage(tx, ticket, { verb: "ticket.category_changed", set: { category }, told: true }, { from: ticket.category, to: category });
}

/** Replaces a ticket's tags; each once, in the given order. Members never see them. @throws 404 */
export async function setTags(tx: Tx, idOrNumber: string, wanted: readonly string[]): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  const tags = [...new Set(wanted)];
  if (tags.length === ticket.tags.length && tags.every((tag) => ticket.tags.includes(tag))) return ticket;
  return triage(tx, ticket, { verb: "ticket.tags_changed", set: { tags }, told: false }, { from: ticket.tags, to: tags });
}

async function triage(tx: Tx, ticket: TicketHead, change: TicketChange, shown: Record<string, unknown>): Promise<TicketHead> {
  const next = await changeTicket(tx, ticket, change);
  await noteEvent(tx, ticket.id, change.verb.replace("ticket.", ""), "internal", shown);
  await emit(tx, "ticket.changed", { ticketId: ticket.id });
  return next;
}
