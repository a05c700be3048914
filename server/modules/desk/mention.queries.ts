// Made from mention.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface InsertMentionsParams {
  ticketId: string;
  seq: number;
  byId: string;
  now: Date | string;
  personIds: readonly (string | null)[];
}

const insertMentionsText = `INSERT INTO conversation_mentions (conversation_id, seq, person_id, mentioned_by, mentioned_at)
SELECT $1::uuid, $2::int, w.person_id, $3::uuid, $4::timestamptz FROM unnest($5::uuid[]) AS w(person_id)
ON CONFLICT DO NOTHING`;

export const insertMentions = {
  text: insertMentionsText,
  /** @returns how many rows it touched */
  async run(params: InsertMentionsParams, on: Queryable): Promise<number> {
    return (await on.query(insertMentionsText, [params.ticketId, params.seq, params.byId, params.now, params.personIds])).rowCount;
  },
};

export interface SeeMentionsParams {
  now: Date | string;
  ticketId: string;
}

const seeMentionsText = `UPDATE conversation_mentions SET seen_at = $1 WHERE conversation_id = $2 AND person_id = actor_id() AND seen_at IS NULL`;

export const seeMentions = {
  text: seeMentionsText,
  /** @returns how many rows it touched */
  async run(params: SeeMentionsParams, on: Queryable): Promise<number> {
    return (await on.query(seeMentionsText, [params.now, params.ticketId])).rowCount;
  },
};
