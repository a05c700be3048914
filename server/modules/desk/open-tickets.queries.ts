// Made from open-tickets.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface OpenTicketsOfParams {
  text: string;
  personId: string;
}

export interface OpenTicketsOfResult {
  id: string;
  number: string;
  subject: string;
  category: string;
  status: string;
  createdAt: Date;
  firstRepliedAt: Date | null;
  text: string;
  similarity: number;
}

const openTicketsOfText = `SELECT t.id, t.number, t.subject, t.category, t.status, t.created_at AS "createdAt", t.first_replied_at AS "firstRepliedAt", coalesce(m.body, '') AS "text",
       greatest(similarity(t.subject || ' ' || coalesce(m.body, ''), $1), word_similarity($1, t.subject || ' ' || coalesce(m.body, ''))) AS "similarity"
  FROM desk_tickets t LEFT JOIN messages m ON m.conversation_id = t.id AND m.seq = 1
 WHERE t.requester_id = $2 AND t.status IN ('open', 'in_progress', 'pending') ORDER BY "similarity" DESC, t.created_at DESC LIMIT 20`;

export const openTicketsOf = {
  text: openTicketsOfText,
  /** @returns the rows */
  async run(params: OpenTicketsOfParams, on: Queryable): Promise<OpenTicketsOfResult[]> {
    return (await on.query<OpenTicketsOfResult>(openTicketsOfText, [params.text, params.personId])).rows;
  },
};
