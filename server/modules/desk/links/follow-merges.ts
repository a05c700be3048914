import type { Tx } from "../../../platform/db/tx.ts";
import { accessTicket } from "../access.ts";
import type { TicketHead, TicketRecord } from "../ticket.ts";
import { mergedInto } from "./links.queries.ts";

/** The id of the ticket in which this one goes on, after any merges; its own when it was not merged. Only closed tickets cost a look. */
export async function goesOnIn(tx: Tx, ticket: Pick<TicketHead, "id" | "status">): Promise<string> {
  if (ticket.status !== "closed") return ticket.id;
  const [end] = await mergedInto.run({ ticketId: ticket.id }, tx);
  return end?.id ?? ticket.id;
}

/** DK-13: a merged ticket's number leads to where it went. @throws 404 */
export async function accessLiving(tx: Tx, idOrNumber: string): Promise<{ ticket: TicketRecord; mergedFrom: { id: string; number: string } | null }> {
  const asked = await accessTicket(tx, idOrNumber);
  const id = await goesOnIn(tx, asked);
  return id === asked.id ? { ticket: asked, mergedFrom: null } : { ticket: await accessTicket(tx, id), mergedFrom: { id: asked.id, number: asked.number } };
}
