import sql, { join, raw, type Sql } from "sql-template-tag";
import type { DeskFilter } from "../../../../contract/desk.ts";
import { mostCounted } from "../../../../contract/desk-many.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conditionsFor } from "../conditions-for.ts";

/**
 * How many tickets each filter finds, counted up to `mostCounted`, in one statement for all of them.
 *
 * @param last whether it may be the transaction's last statement: it then goes with COMMIT
 */
export async function countMatches(tx: Tx, filters: readonly DeskFilter[], last = false): Promise<number[]> {
  if (filters.length === 0) return [];
  const counts: Sql[] = [];
  for (const [i, filter] of filters.entries()) {
    counts.push(sql`SELECT ${raw(String(i))} AS n, count(*)::int AS count FROM (${await matches(tx, filter, mostCounted)}) m`);
  }
  const all = join(counts, " UNION ALL ");
  const rows = last ? await tx.finalRows<{ n: number; count: number }>(all, { planForValues: true }) : await tx.all<{ n: number; count: number }>(all, { planForValues: true });
  return filters.map((_, i) => rows.find(({ n }) => n === i)?.count ?? 0);
}

/** The ids of the tickets that a filter finds, in no order, at most so many. */
export async function matches(tx: Tx, filter: DeskFilter, limit: number): Promise<Sql> {
  const { base, rare } = await conditionsFor(tx, filter);
  const conditions = [...base, ...rare];
  return sql`SELECT t.id FROM desk_tickets_findable t ${conditions.length > 0 ? sql`WHERE ${join(conditions, " AND ")}` : raw("")} LIMIT ${raw(String(Math.trunc(limit)))}`;
}
