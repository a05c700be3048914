import sql from "sql-template-tag";
import type { Tx } from "../../../platform/db/tx.ts";

/** Votes on all articles in a period, as they stand now: a vote that was changed counts as its last one. For those who write articles. */
export async function articleVotes(tx: Tx, from: Date, to: Date): Promise<{ helpful: number; notHelpful: number }> {
  const row = await tx.first<{ helpful: number; notHelpful: number }>(sql`SELECT (count(*) FILTER (WHERE f.helpful))::int AS "helpful", (count(*) FILTER (WHERE NOT f.helpful))::int AS "notHelpful" FROM help_feedback f WHERE f.voted_at >= ${from} AND f.voted_at < ${to}`);
  return row ?? { helpful: 0, notHelpful: 0 };
}
