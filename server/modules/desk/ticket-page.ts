import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Tx } from "../../platform/db/tx.ts";
import { ticketFrom, type TicketRecord } from "./ticket.ts";
import { after, cursorBehind, orderBy, placeOf, type Order } from "./ticket-order.ts";
import { findTicket, type FindTicketResult } from "./ticket.queries.ts";

export interface PageAsk {
  conditions: readonly Sql[];
  order: Order;
  limit: number;
  cursor?: string | undefined;
  /** Conditions whose values decide which index is right (a rare tag, a short time) are planned anew each time: about 1 ms. */
  planEachTime?: boolean;
}

/** The columns of `findTicket`, so that a row of a list is the same as a ticket looked up. */
const columns = raw(findTicket.text.slice("SELECT ".length, findTicket.text.indexOf("FROM desk_ticket_rows r")));

/** One page of tickets in one statement: first the ids by an index, then everything about those few. */
export async function ticketPage(tx: Tx, ask: PageAsk): Promise<{ tickets: TicketRecord[]; nextCursor: string | null }> {
  const conditions = [...ask.conditions, ...after(ask.order, "t", ask.cursor)];
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, " AND ")}` : raw("");
  if (ask.planEachTime) await tx.query("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)");
  const rows = await tx.all<FindTicketResult & { place: string[] }>(sql`
    WITH page AS MATERIALIZED (
      SELECT t.id, ${placeOf(ask.order, "t")} AS place
        FROM desk_tickets_findable t ${where} ORDER BY ${orderBy(ask.order, "t")} LIMIT ${ask.limit + 1})
    SELECT ${columns}, page.place FROM page JOIN desk_ticket_rows r ON r.id = page.id ORDER BY ${orderBy(ask.order, "r")}`);
  const shown = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? shown.at(-1) : undefined;
  return { tickets: shown.map(ticketFrom), nextCursor: last ? cursorBehind(ask.order, last) : null };
}
