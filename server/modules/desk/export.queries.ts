// Made from export.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface TicketsOfParams {
  personId: string;
  after?: string | null;
}

export interface TicketsOfResult {
  id: string;
  number: string;
  subject: string;
  category: string;
  status: string;
  createdAt: Date;
  resolvedAt: Date | null;
  score: number | null;
  comment: string | null;
}

const ticketsOfText = `SELECT t.id, t.number, t.subject, t.category, t.status, t.created_at AS "createdAt", t.resolved_at AS "resolvedAt", r.score AS "score", r.comment AS "comment"
  FROM desk_tickets t LEFT JOIN desk_ratings r ON r.ticket_id = t.id AND r.rated_by = $1
 WHERE t.requester_id = $1 AND ($2::uuid IS NULL OR t.id > $2::uuid) ORDER BY t.id LIMIT 500`;

export const ticketsOf = {
  text: ticketsOfText,
  /** @returns the rows */
  async run(params: TicketsOfParams, on: Queryable): Promise<TicketsOfResult[]> {
    return (await on.query<TicketsOfResult>(ticketsOfText, [params.personId, params.after])).rows;
  },
};

export interface ArticleVotesOfParams {
  personId: string;
  after?: string | null;
}

export interface ArticleVotesOfResult {
  id: string;
  article: string;
  helpful: boolean;
  comment: string | null;
  votedAt: Date;
}

const articleVotesOfText = `SELECT v.id, a.title AS "article", v.helpful, v.comment, v.voted_at AS "votedAt"
  FROM help_votes v JOIN help_articles a ON a.id = v.article_id
 WHERE v.person_id = $1 AND ($2::uuid IS NULL OR v.id > $2::uuid) ORDER BY v.id LIMIT 500`;

export const articleVotesOf = {
  text: articleVotesOfText,
  /** @returns the rows */
  async run(params: ArticleVotesOfParams, on: Queryable): Promise<ArticleVotesOfResult[]> {
    return (await on.query<ArticleVotesOfResult>(articleVotesOfText, [params.personId, params.after])).rows;
  },
};

export interface SignatureForParams {
  personId: string;
}

export interface SignatureForResult {
  words: string;
  updatedAt: Date;
}

const signatureForText = `SELECT s.words, s.updated_at AS "updatedAt" FROM desk_signatures s WHERE s.person_id = $1`;

export const signatureFor = {
  text: signatureForText,
  /** @returns the rows */
  async run(params: SignatureForParams, on: Queryable): Promise<SignatureForResult[]> {
    return (await on.query<SignatureForResult>(signatureForText, [params.personId])).rows;
  },
};
