import type { DeskFilter, TicketRow } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { isUuid } from "../../platform/ids.ts";
import { findPeople } from "../identity/index.ts";
import { presentRow } from "./present.ts";
import { breachedBefore } from "./settings.ts";
import { conditionsOf } from "./ticket-conditions.ts";
import { orderFor } from "./ticket-order.ts";
import { ticketPage } from "./ticket-page.ts";


/** DK-6: one page of the agents' inbox. @throws 422 for a cursor of another list */
export async function listTickets(tx: Tx, ask: DeskFilter & { limit: number; cursor?: string | undefined }): Promise<{ items: TicketRow[]; nextCursor: string | null }> {
  const requesterIds = ask.requester ? await requestersNamed(tx, ask.requester) : null;
  const conditions = conditionsOf(ask, { me: tx.actor.personId ?? "", breachedBefore: breachedBefore(tx), requesterIds });
  const page = await ticketPage(tx, { ...conditions, order: orderFor(ask), limit: ask.limit, cursor: ask.cursor, farAway: ask.from !== undefined || ask.to !== undefined });
  return { items: page.tickets.map((ticket) => presentRow(ticket, true)), nextCursor: page.nextCursor };
}

/** An id, or part of a name or address; of many people with such a name the first 20. */
async function requestersNamed(tx: Tx, words: string): Promise<string[]> {
  return isUuid(words) ? [words] : (await findPeople(tx, words)).map((p) => p.id);
}
