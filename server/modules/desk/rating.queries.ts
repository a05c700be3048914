// Made from rating.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface RateTicketParams {
  ticketId: string;
  score: number;
  comment?: string | null;
  agentId?: string | null;
  now: Date | string;
}

const rateTicketText = `INSERT INTO desk_ratings (ticket_id, score, comment, rated_by, agent_id, rated_at) VALUES ($1, $2, $3, actor_id(), $4, $5)
ON CONFLICT (ticket_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, rated_at = excluded.rated_at`;

export const rateTicket = {
  text: rateTicketText,
  /** @returns how many rows it touched */
  async run(params: RateTicketParams, on: Queryable): Promise<number> {
    return (await on.query(rateTicketText, [params.ticketId, params.score, params.comment, params.agentId, params.now])).rowCount;
  },
};
