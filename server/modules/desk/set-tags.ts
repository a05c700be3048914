import type { Tx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { noteEvent } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import type { TicketHead } from "./ticket.ts";

/** Replaces a ticket's tags; each once, in the given order. Members never see them. @throws 404 */
export async function setTags(tx: Tx, idOrNumber: string, wanted: readonly string[]): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  const tags = [...new Set(wanted)];
  if (tags.length === ticket.tags.length && tags.every((tag) => ticket.tags.includes(tag))) return ticket;
  const next = await changeTicket(tx, ticket, { verb: "ticket.tags_changed", set: { tags }, told: false });
  await noteEvent(tx, ticket.id, "tags_changed", "internal", { from: ticket.tags, to: tags });
  await emit(tx, "ticket.changed", { ticketId: ticket.id });
  return next;
}
