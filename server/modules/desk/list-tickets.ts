import type { DeskFilter } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { requestersNamed } from "./requesters-named.ts";
import { breachedBefore } from "./settings.ts";
import { conditionsOf } from "./ticket-conditions.ts";
import { orderFor } from "./ticket-order.ts";
import { ticketPage, type TicketPage } from "./ticket-page.ts";

/** DK-6: one page of the agents' inbox. @throws 422 for a cursor of another list */
export async function listTickets(tx: Tx, ask: DeskFilter & { limit: number; cursor?: string | undefined }): Promise<TicketPage> {
  const requesterIds = await requestersNamed(tx, ask.requester);
  const conditions = conditionsOf(ask, { me: tx.actor.personId ?? "", breachedBefore: breachedBefore(tx), requesterIds });
  return ticketPage(tx, { ...conditions, order: orderFor(ask), limit: ask.limit, cursor: ask.cursor, farAway: ask.from !== undefined || ask.to !== undefined, teamSide: true });
}
