import type { DeskFilter } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { conditionsFor } from "./conditions-for.ts";
import { orderFor } from "./ticket-order.ts";
import { ticketPage, type TicketPage } from "./ticket-page.ts";

/** DK-6: one page of the agents' inbox. @throws 422 for a cursor of another list */
export async function listTickets(tx: Tx, ask: DeskFilter & { limit: number; cursor?: string | undefined }): Promise<TicketPage> {
  const conditions = await conditionsFor(tx, ask);
  return ticketPage(tx, { ...conditions, order: orderFor(ask), limit: ask.limit, cursor: ask.cursor, farAway: ask.from !== undefined || ask.to !== undefined, teamSide: true });
}
