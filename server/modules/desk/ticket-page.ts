import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Tx } from "../../platform/db/tx.ts";
import { ticketFrom, type TicketRecord } from "./ticket.ts";
import { after, cursorBehind, orderBy, orderColumns, placeOf, type Order } from "./ticket-order.ts";
import { findTicket, type FindTicketResult } from "./ticket.queries.ts";

export interface PageAsk {
  conditions: readonly Sql[];
  order: Order;
  limit: number;
  cursor?: string | undefined;
  /**
   * For conditions that may be rare, which no index has in the list's order (a tag, words, a time): up to so many matches are looked up by
   * their own index and then sorted; only when there are more is the order's index walked, where matches then come often. Without it a
   * rare tag among a million tickets would be walked to for seconds. 0: the order's index serves.
   */
  probe: number;
}

/** The columns of `findTicket`, so that a row of a list is the same as a ticket looked up. */
const columns = raw(findTicket.text.slice("SELECT ".length, findTicket.text.indexOf("FROM desk_ticket_rows r")));

/** One page of tickets in one statement: first the ids by an index, then everything about those few. */
export async function ticketPage(tx: Tx, ask: PageAsk): Promise<{ tickets: TicketRecord[]; nextCursor: string | null }> {
  // How common the values are decides between indexes, so such a list is planned for its values, not once for all.
  if (ask.probe > 0) await tx.query("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)");
  const conditions = [...ask.conditions, ...after(ask.order, "t", ask.cursor)];
  const rows = await tx.all<FindTicketResult & { place: string[] }>(sql`
    WITH ${ask.probe > 0 ? probedPage(ask, conditions) : sql`page AS MATERIALIZED (${walk(ask, conditions)})`}
    SELECT ${columns}, page.place FROM page JOIN desk_ticket_rows r ON r.id = page.id ORDER BY ${orderBy(ask.order, "r")}`);
  const shown = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? shown.at(-1) : undefined;
  return { tickets: shown.map(ticketFrom), nextCursor: last ? cursorBehind(ask.order, last) : null };
}

/** The first ids in order, along the order's index. */
function walk({ order, limit }: PageAsk, conditions: readonly Sql[]): Sql {
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, " AND ")}` : raw("");
  return sql`SELECT t.id, ${placeOf(order, "t")} AS place FROM desk_tickets_findable t ${where} ORDER BY ${orderBy(order, "t")} LIMIT ${limit + 1}`;
}

function probedPage(ask: PageAsk, conditions: readonly Sql[]): Sql {
  const { order, limit, probe } = ask;
  return sql`probe AS MATERIALIZED (SELECT t.id, ${orderColumns(order, "t")} FROM desk_tickets_findable t WHERE ${join(conditions, " AND ")} LIMIT ${probe + 1}),
    page AS MATERIALIZED (
      (SELECT p.id, ${placeOf(order, "p")} AS place FROM probe p WHERE (SELECT count(*) FROM probe) <= ${probe} ORDER BY ${orderBy(order, "p")} LIMIT ${limit + 1})
      UNION ALL
      (${walk(ask, [...conditions, sql`(SELECT count(*) FROM probe) > ${probe}`])}))`;
}
