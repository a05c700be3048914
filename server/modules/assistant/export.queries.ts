// Made from export.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface TalksOfParams {
  personId: string;
  after?: string | null;
}

export interface TalksOfResult {
  conversationId: string;
  startedAt: Date;
  ticket: string | null;
}

const talksOfText = `SELECT s.conversation_id AS "conversationId", s.created_at AS "startedAt", s.ticket_number AS "ticket" FROM assistant_sessions s
 WHERE s.person_id = $1 AND ($2::uuid IS NULL OR s.conversation_id > $2::uuid) ORDER BY s.conversation_id LIMIT 500`;

export const talksOf = {
  text: talksOfText,
  /** @returns the rows */
  async run(params: TalksOfParams, on: Queryable): Promise<TalksOfResult[]> {
    return (await on.query<TalksOfResult>(talksOfText, [params.personId, params.after])).rows;
  },
};

export interface UnansweredOfParams {
  personId: string;
  after?: string | null;
}

export interface UnansweredOfResult {
  id: string;
  conversationId: string;
  question: string;
  askedAt: Date;
}

const unansweredOfText = `SELECT u.id, u.conversation_id AS "conversationId", u.question, u.asked_at AS "askedAt" FROM assistant_unanswered u JOIN assistant_sessions s ON s.conversation_id = u.conversation_id
 WHERE s.person_id = $1 AND ($2::uuid IS NULL OR u.id > $2::uuid) ORDER BY u.id LIMIT 500`;

export const unansweredOf = {
  text: unansweredOfText,
  /** @returns the rows */
  async run(params: UnansweredOfParams, on: Queryable): Promise<UnansweredOfResult[]> {
    return (await on.query<UnansweredOfResult>(unansweredOfText, [params.personId, params.after])).rows;
  },
};

export interface VotesOfParams {
  personId: string;
  afterId?: string | null;
  afterSeq?: number | null;
}

export interface VotesOfResult {
  conversationId: string;
  seq: number;
  helpful: boolean;
  votedAt: Date;
}

const votesOfText = `SELECT v.conversation_id AS "conversationId", v.seq AS "seq", v.helpful AS "helpful", v.voted_at AS "votedAt" FROM assistant_votes v JOIN assistant_sessions s ON s.conversation_id = v.conversation_id
 WHERE s.person_id = $1 AND ($2::uuid IS NULL OR (v.conversation_id, v.seq) > ($2::uuid, $3::int)) ORDER BY v.conversation_id, v.seq LIMIT 500`;

export const votesOf = {
  text: votesOfText,
  /** @returns the rows */
  async run(params: VotesOfParams, on: Queryable): Promise<VotesOfResult[]> {
    return (await on.query<VotesOfResult>(votesOfText, [params.personId, params.afterId, params.afterSeq])).rows;
  },
};
