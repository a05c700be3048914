// Made from close-resolved.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface ResolvedToCloseParams {
  before: Date | string;
  limit: number;
}

export interface ResolvedToCloseResult {
  id: string;
}

const resolvedToCloseText = `SELECT t.id FROM desk_tickets t WHERE t.status = 'resolved' AND t.resolved_at <= $1
 ORDER BY t.resolved_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`;

export const resolvedToClose = {
  text: resolvedToCloseText,
  /** @returns the rows */
  async run(params: ResolvedToCloseParams, on: Queryable): Promise<ResolvedToCloseResult[]> {
    return (await on.query<ResolvedToCloseResult>(resolvedToCloseText, [params.before, params.limit])).rows;
  },
};
