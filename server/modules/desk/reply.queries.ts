// Made from reply.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface PostedBeforeParams {
  ticketId: string;
  clientId: string;
}

export interface PostedBeforeResult {
  id: string;
  seq: number;
}

const postedBeforeText = `SELECT m.id AS "id", m.seq AS "seq" FROM messages m WHERE m.conversation_id = $1 AND m.client_id = $2 AND m.author_id = actor_id()`;

export const postedBefore = {
  text: postedBeforeText,
  /** @returns the rows */
  async run(params: PostedBeforeParams, on: Queryable): Promise<PostedBeforeResult[]> {
    return (await on.query<PostedBeforeResult>(postedBeforeText, [params.ticketId, params.clientId])).rows;
  },
};

export interface FollowUpToReplyToParams {
  ticketId: string;
  clientId: string;
}

export interface FollowUpToReplyToResult {
  id: string;
}

const followUpToReplyToText = `-- The follow-up, or a follow-up of one, that the same message is in already, or else the newest that is not closed.
WITH RECURSIVE line AS (
  SELECT t.id, t.status, t.created_at FROM desk_tickets t WHERE t.follow_up_of = $1
  UNION ALL SELECT t.id, t.status, t.created_at FROM line JOIN desk_tickets t ON t.follow_up_of = line.id)
SELECT l.id AS "id" FROM line l LEFT JOIN messages m ON m.conversation_id = l.id AND m.client_id = $2 AND m.author_id = actor_id()
 WHERE l.status <> 'closed' OR m.id IS NOT NULL ORDER BY (m.id IS NOT NULL) DESC, l.created_at DESC, l.id DESC LIMIT 1`;

export const followUpToReplyTo = {
  text: followUpToReplyToText,
  /** @returns the rows */
  async run(params: FollowUpToReplyToParams, on: Queryable): Promise<FollowUpToReplyToResult[]> {
    return (await on.query<FollowUpToReplyToResult>(followUpToReplyToText, [params.ticketId, params.clientId])).rows;
  },
};
