// Made from context.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface OtherTicketsParams {
  requesterId: string;
  exceptId: string;
  limit: number;
}

export interface OtherTicketsResult {
  id: string;
  number: string;
  subject: string;
  status: string;
  createdAt: Date;
  total: number;
}

const otherTicketsText = `SELECT t.id, t.number, t.subject, t.status, t.created_at AS "createdAt", count(*) OVER () AS "total" FROM desk_tickets t
 WHERE t.requester_id = $1 AND t.id <> $2 ORDER BY t.created_at DESC, t.id DESC LIMIT $3`;

export const otherTickets = {
  text: otherTicketsText,
  /** @returns the rows */
  async run(params: OtherTicketsParams, on: Queryable): Promise<OtherTicketsResult[]> {
    return (await on.query<OtherTicketsResult>(otherTicketsText, [params.requesterId, params.exceptId, params.limit])).rows;
  },
};
