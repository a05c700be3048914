import sql, { join, raw, type Sql } from "sql-template-tag";
import type { TicketRow } from "../../../contract/desk.ts";
import type { Statement, Tx } from "../../platform/db/tx.ts";
import { JsonBody } from "../../platform/http/routes.ts";
import { rowJson, rowTables } from "./present.ts";
import { after, cursorBehind, orderBy, orderColumns, placeOf, type Order } from "./ticket-order.ts";

export interface PageAsk {
  /** Conditions that have an index in the list's order, or hardly any rows. */
  base: readonly Sql[];
  /** Conditions that may be rare and have no index in the list's order: a tag, words, a time. */
  rare: readonly Sql[];
  order: Order;
  limit: number;
  cursor?: string | undefined;
  /** The rare conditions may hold many tickets that all lie far down the order: a time does. */
  farAway?: boolean;
  /** Whether the rows show what is the team's own. */
  teamSide: boolean;
}

/** A page of tickets, as the database wrote it. */
export type TicketPage = JsonBody<{ items: TicketRow[]; nextCursor: string | null }>;

/** How many rows of the list's order are looked through for what may be rare. */
const nearby = 1000;
/** So many matches are sorted at most; when there are more, walking the order meets them often, unless they lie far away. */
const sortable = { near: 3000, farAway: 200_000 };

/** One page of tickets in one statement, the transaction's last: first the ids, then everything about those few. */
export async function ticketPage(tx: Tx, ask: PageAsk): Promise<TicketPage> {
  return written(ask, await tx.finalRows<PageRow>(statement(ask), { planForValues: ask.rare.length > 0 }));
}

/** The same where more is asked about the tickets afterwards: a round trip more. */
export async function ticketItems(tx: Tx, ask: PageAsk): Promise<{ items: TicketRow[]; nextCursor: string | null }> {
  return written(ask, await tx.all<PageRow>(statement(ask), { planForValues: true })).parse();
}

interface PageRow { id: string; place: string; row: string }

/** Texts of pages that were asked for, by what tells them apart: 4,000 characters to put together, for each request, of the same pieces. */
const texts = new Map<string, string>();
const mostTexts = 1000;

function statement(ask: PageAsk): Statement {
  const base = [...ask.base, ...after(ask.order, "t", ask.cursor)];
  if (ask.rare.length > 0) return composed(ask, base);
  // Only the conditions hold values, in their order.
  const values = base.flatMap((condition) => condition.values);
  const key = [ask.order, ask.limit, ask.teamSide, ...base.map((condition) => condition.sql)].join(" \n");
  let text = texts.get(key);
  if (text === undefined) {
    if (texts.size >= mostTexts) texts.clear();
    texts.set(key, text = composed(ask, base).text);
  }
  return { text, values };
}

function composed(ask: PageAsk, base: readonly Sql[]): Sql {
  const row = ask.teamSide ? rowJson.teamSide : rowJson.memberSide;
  // The order's index was walked for what is shown: the tickets need no second look.
  if (ask.rare.length === 0) return sql`SELECT t.id, t.place, ${row} AS row FROM (${walk(ask, base)}) t ${rowTables} ORDER BY ${orderBy(ask.order, "t")}`;
  return sql`
    WITH ${searchedPage(ask, base)}
    SELECT t.id, page.place, ${row} AS row FROM page JOIN desk_tickets t ON t.id = page.id ${rowTables} ORDER BY ${orderBy(ask.order, "t")}`;
}

function written(ask: PageAsk, rows: readonly PageRow[]): TicketPage {
  const shown = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? shown.at(-1) : undefined;
  return new JsonBody(`{"items":[${shown.map(({ row }) => row).join(",")}],"nextCursor":${JSON.stringify(last ? cursorBehind(ask.order, last) : null)}}`);
}

function where(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? sql`WHERE ${join(conditions, " AND ")}` : raw("");
}

/** The first tickets in order, along the order's index. */
function walk({ order, limit }: PageAsk, conditions: readonly Sql[], columns = raw("t.*")): Sql {
  return sql`SELECT ${columns}, ${placeOf(order, "t")} AS place FROM desk_tickets_findable t ${where(conditions)} ORDER BY ${orderBy(order, "t")} LIMIT ${count(limit + 1)}`;
}

/** A number in the text, not a parameter: a plan made for any limit expects a tenth of the table and sorts it. */
function count(rows: number): Sql {
  return raw(String(Math.trunc(rows)));
}

/**
 * A page whatever the planner believes about the conditions: `near` looks through the first rows in order, which is enough for what is
 * common. Otherwise `far` collects the matches by their own index, to be sorted. Only for very many matches that all lie far down the
 * order is the order's index walked. Each step runs only when the one before was not enough. A walk alone to a tag that one ticket in a
 * million has took seconds; the index of a word that every ticket has, a tenth of one.
 */
function searchedPage(ask: PageAsk, base: readonly Sql[]): Sql {
  const { order, limit, rare } = ask;
  const most = ask.farAway ? sortable.farAway : sortable.near;
  const columnsOfOrder = (alias: string) => sql`${raw(alias)}.id, ${orderColumns(order, alias)}`;
  const notEnough = sql`(SELECT count(*) FROM near) <= ${limit} AND (SELECT count(*) FROM (SELECT 1 FROM desk_tickets_findable t ${where(base)} LIMIT ${nearby}) b) = ${nearby}`;
  // Places are written for the few that are left, not for all that are sorted.
  const page = (from: string, condition: Sql) => sql`SELECT p.id, ${placeOf(order, "p")} AS place FROM (SELECT p.* FROM ${raw(from)} p WHERE ${condition} ORDER BY ${orderBy(order, "p")} LIMIT ${count(limit + 1)}) p`;
  return sql`near AS MATERIALIZED (
      SELECT ${columnsOfOrder("t")} FROM (SELECT t.* FROM desk_tickets_findable t ${where(base)} ORDER BY ${orderBy(order, "t")} LIMIT ${nearby}) t ${where(rare)} ORDER BY ${orderBy(order, "t")} LIMIT ${count(limit + 1)}),
    done AS MATERIALIZED (SELECT NOT (${notEnough}) AS near),
    far AS MATERIALIZED (SELECT ${columnsOfOrder("t")} FROM desk_tickets_findable t ${where([...base, ...rare, raw("NOT (SELECT near FROM done)")])} LIMIT ${most + 1}),
    page AS MATERIALIZED (
      (${page("near", raw("(SELECT near FROM done)"))})
      UNION ALL (${page("far", sql`(SELECT count(*) FROM far) <= ${most}`)})
      UNION ALL (${walk(ask, [...base, ...rare, sql`(SELECT count(*) FROM far) > ${most}`], raw("t.id"))}))`;
}
