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
  const page = await ticketPage(tx, { conditions, order: orderFor(ask), limit: ask.limit, cursor: ask.cursor, probe: probeFor(ask) });
  return { items: page.tickets.map((ticket) => presentRow(ticket, true)), nextCursor: page.nextCursor };
}

/** See `PageAsk.probe`. A time may hold many tickets far down the order, so more of them are sorted; conditions that have an index in order each only meet rarely. */
function probeFor(filter: DeskFilter): number {
  if (filter.from !== undefined || filter.to !== undefined) return 20_000;
  if (filter.q || filter.tag || filter.requester || filter.view === "mentions") return 4000;
  const narrowing = [filter.status, filter.priority, filter.category, filter.channel, filter.assignee, filter.team].filter((values) => values !== undefined);
  return narrowing.length > 1 || filter.assignee?.includes("none") || filter.team?.includes("none") ? 1000 : 0;
}

/** An id, or part of a name or address; of many people with such a name the first 20. */
async function requestersNamed(tx: Tx, words: string): Promise<string[]> {
  return isUuid(words) ? [words] : (await findPeople(tx, words)).map((p) => p.id);
}
