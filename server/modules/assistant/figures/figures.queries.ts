// Made from figures.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface CountTalksParams {
  from: Date | string;
  to: Date | string;
}

export interface CountTalksResult {
  day: string;
  talks: number;
  handedOff: number;
  takenOver: number;
}

const countTalksText = `-- By UTC days, of talks in which the member wrote: all, and those that went on as a ticket.
SELECT (s.asked_at AT TIME ZONE 'UTC')::date::text AS "day", count(*)::int AS "talks", count(s.handed_off_at)::int AS "handedOff",
       (count(*) FILTER (WHERE s.handed_off_by <> s.person_id))::int AS "takenOver"
  FROM assistant_sessions s WHERE s.asked_at >= $1 AND s.asked_at < $2 GROUP BY 1 ORDER BY 1`;

export const countTalks = {
  text: countTalksText,
  /** @returns the rows */
  async run(params: CountTalksParams, on: Queryable): Promise<CountTalksResult[]> {
    return (await on.query<CountTalksResult>(countTalksText, [params.from, params.to])).rows;
  },
};

export interface CountUnansweredParams {
  from: Date | string;
  to: Date | string;
}

export interface CountUnansweredResult {
  count: number;
}

const countUnansweredText = `SELECT count(*)::int AS "count" FROM assistant_unanswered u WHERE u.asked_at >= $1 AND u.asked_at < $2`;

export const countUnanswered = {
  text: countUnansweredText,
  /** @returns the rows */
  async run(params: CountUnansweredParams, on: Queryable): Promise<CountUnansweredResult[]> {
    return (await on.query<CountUnansweredResult>(countUnansweredText, [params.from, params.to])).rows;
  },
};

export interface LatestUnansweredParams {
  from: Date | string;
  to: Date | string;
  limit: number;
}

export interface LatestUnansweredResult {
  id: string;
  question: string;
  askedAt: Date;
  done: boolean;
}

const latestUnansweredText = `SELECT u.id AS "id", u.question, u.asked_at AS "askedAt", u.done_at IS NOT NULL AS "done" FROM assistant_unanswered u WHERE u.asked_at >= $1 AND u.asked_at < $2 ORDER BY u.asked_at DESC, u.id DESC LIMIT $3::int`;

export const latestUnanswered = {
  text: latestUnansweredText,
  /** @returns the rows */
  async run(params: LatestUnansweredParams, on: Queryable): Promise<LatestUnansweredResult[]> {
    return (await on.query<LatestUnansweredResult>(latestUnansweredText, [params.from, params.to, params.limit])).rows;
  },
};

export interface CountVotesParams {
  from: Date | string;
  to: Date | string;
}

export interface CountVotesResult {
  helpful: number;
  notHelpful: number;
}

const countVotesText = `SELECT (count(*) FILTER (WHERE v.helpful))::int AS "helpful", (count(*) FILTER (WHERE NOT v.helpful))::int AS "notHelpful"
  FROM assistant_votes v WHERE v.voted_at >= $1 AND v.voted_at < $2`;

export const countVotes = {
  text: countVotesText,
  /** @returns the rows */
  async run(params: CountVotesParams, on: Queryable): Promise<CountVotesResult[]> {
    return (await on.query<CountVotesResult>(countVotesText, [params.from, params.to])).rows;
  },
};

export interface NoteVoteParams {
  conversationId: string;
  seq: number;
  helpful: boolean;
  now: Date | string;
}

const noteVoteText = `INSERT INTO assistant_votes (conversation_id, seq, helpful, voted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;

export const noteVote = {
  text: noteVoteText,
  /** @returns how many rows it touched */
  async run(params: NoteVoteParams, on: Queryable): Promise<number> {
    return (await on.query(noteVoteText, [params.conversationId, params.seq, params.helpful, params.now])).rowCount;
  },
};

export interface SettleQuestionsParams {
  doneAt?: Date | string | null;
  ids: readonly (string | null)[];
}

const settleQuestionsText = `UPDATE assistant_unanswered u SET done_at = $1, done_by = CASE WHEN $1::timestamptz IS NULL THEN NULL ELSE (SELECT actor_id()) END
 WHERE u.id = ANY($2::uuid[]) AND (u.done_at IS NULL) = ($1::timestamptz IS NOT NULL)`;

export const settleQuestions = {
  text: settleQuestionsText,
  /** @returns how many rows it touched */
  async run(params: SettleQuestionsParams, on: Queryable): Promise<number> {
    return (await on.query(settleQuestionsText, [params.doneAt, params.ids])).rowCount;
  },
};
