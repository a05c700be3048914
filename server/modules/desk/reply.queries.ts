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
