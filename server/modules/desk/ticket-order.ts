import sql, { join, raw, type Sql } from "sql-template-tag";
import type { DeskFilter, TicketRow } from "../../../contract/desk.ts";
import { defaultSort } from "../../../contract/desk-list.ts";
import { invalid } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";

type Sort = NonNullable<DeskFilter["sort"]>;
/** Own tickets are ordered by what their requester can see of them. */
export type Order = Sort | "told";

/** Columns of an order with their types; the id always comes last. All run in one direction, so that a row comparison is a range of the index. */
const orders: Record<Order, { columns: readonly { name: string; type: "timestamptz" | "smallint" }[]; descending: boolean }> = {
  updated: { columns: [{ name: "updated_at", type: "timestamptz" }], descending: false },
  "-updated": { columns: [{ name: "updated_at", type: "timestamptz" }], descending: true },
  created: { columns: [{ name: "created_at", type: "timestamptz" }], descending: false },
  "-created": { columns: [{ name: "created_at", type: "timestamptz" }], descending: true },
  priority: { columns: [{ name: "priority_rank", type: "smallint" }, { name: "updated_at", type: "timestamptz" }], descending: true },
  waiting: { columns: [{ name: "waiting_since", type: "timestamptz" }], descending: false },
  told: { columns: [{ name: "told_at", type: "timestamptz" }], descending: true },
};

/** The column as the index has it. */
function column(alias: string, name: string): string {
  return name === "waiting_since" ? `coalesce(${alias}.waiting_since, 'infinity')` : `${alias}.${name}`;
}

/** `ORDER BY` of an order. */
export function orderBy(order: Order, alias: string): Sql {
  const { columns, descending } = orders[order];
  const direction = descending ? "DESC" : "ASC";
  return raw([...columns.map((c) => column(alias, c.name)), `${alias}.id`].map((c) => `${c} ${direction}`).join(", "));
}

/** The columns that an order needs, to be sorted elsewhere. */
export function orderColumns(order: Order, alias: string): Sql {
  return raw(orders[order].columns.map((c) => `${alias}.${c.name}`).join(", "));
}

/** The row's place as text that comes back unchanged: times keep their microseconds. Selected as `place`; its parts have a `|` between them. Written as the database writes them by itself: one in 25 is used. */
export function placeOf(order: Order, alias: string): Sql {
  return raw(orders[order].columns.map((c) => `${column(alias, c.name)}::text`).join(" || '|' || "));
}

/** The rows behind a cursor. @throws 422 when the cursor is not one of this order's */
export function after(order: Order, alias: string, cursor: string | undefined): Sql[] {
  if (cursor === undefined) return [];
  const { columns, descending } = orders[order];
  const [of, ...values] = decodeCursor(cursor, ["text", ...columns.map(() => "text" as const), "id"]);
  const good = columns.every((c, i) => fits(c.type, values[i] ?? ""));
  if (of !== order || !good) throw invalid([{ path: "cursor", message: "This cursor belongs to another list. Start again from the first page." }]);
  const names = raw([...columns.map((c) => column(alias, c.name)), `${alias}.id`].join(", "));
  const keys = join([...columns.map((c, i) => sql`${values[i]}::${raw(c.type)}`), sql`${values[columns.length]}::uuid`]);
  return [sql`(${names}) ${raw(descending ? "<" : ">")} (${keys})`];
}

function fits(type: "timestamptz" | "smallint", value: string): boolean {
  return type === "smallint" ? /^[1-4]$/.test(value) : value === "infinity" || (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)));
}

/** The cursor that goes on behind a row. */
export function cursorBehind(order: Order, row: { place: string; id: TicketRow["id"] }): string {
  // "2026-11-21 20:55:54.972331+00", and "infinity" for what waits for nobody.
  return encodeCursor([order, ...row.place.split("|").map((part) => part.replace(" ", "T").replace(/\+00$/, "Z")), row.id]);
}

export function orderFor(filter: DeskFilter): Sort {
  return filter.sort ?? defaultSort;
}
