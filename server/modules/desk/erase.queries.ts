// Made from erase.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface UnclosedOfParams {
  personId: string;
  limit: number;
}

export interface UnclosedOfResult {
  id: string;
}

const unclosedOfText = `SELECT t.id FROM desk_tickets t WHERE t.requester_id = $1 AND t.status <> 'closed' ORDER BY t.id LIMIT $2`;

export const unclosedOf = {
  text: unclosedOfText,
  /** @returns the rows */
  async run(params: UnclosedOfParams, on: Queryable): Promise<UnclosedOfResult[]> {
    return (await on.query<UnclosedOfResult>(unclosedOfText, [params.personId, params.limit])).rows;
  },
};

export interface EraseTicketsParams {
  personId: string;
  subject: string;
  words: string;
  limit: number;
  now: Date | string;
}

export interface EraseTicketsResult {
  count: number;
}

const eraseTicketsText = `SELECT desk_erase_tickets($1, $2, $3, $4, $5) AS "count"`;

export const eraseTickets = {
  text: eraseTicketsText,
  /** @returns the rows */
  async run(params: EraseTicketsParams, on: Queryable): Promise<EraseTicketsResult[]> {
    return (await on.query<EraseTicketsResult>(eraseTicketsText, [params.personId, params.subject, params.words, params.limit, params.now])).rows;
  },
};

export interface DropVotesParams {
  personId: string;
}

const dropVotesText = `DELETE FROM help_votes WHERE person_id = $1`;

export const dropVotes = {
  text: dropVotesText,
  /** @returns how many rows it touched */
  async run(params: DropVotesParams, on: Queryable): Promise<number> {
    return (await on.query(dropVotesText, [params.personId])).rowCount;
  },
};

export interface OpenWorkParams {
  personId: string;
}

export interface OpenWorkResult {
  count: number;
}

const openWorkText = `SELECT desk_open_work($1) AS "count"`;

export const openWork = {
  text: openWorkText,
  /** @returns the rows */
  async run(params: OpenWorkParams, on: Queryable): Promise<OpenWorkResult[]> {
    return (await on.query<OpenWorkResult>(openWorkText, [params.personId])).rows;
  },
};

export interface ActiveOfParams {
  personId: string;
  limit: number;
}

export interface ActiveOfResult {
  id: string;
}

const activeOfText = `SELECT t.id FROM desk_tickets t WHERE t.assignee_id = $1 AND t.status IN ('open', 'in_progress', 'pending') ORDER BY t.id LIMIT $2`;

export const activeOf = {
  text: activeOfText,
  /** @returns the rows */
  async run(params: ActiveOfParams, on: Queryable): Promise<ActiveOfResult[]> {
    return (await on.query<ActiveOfResult>(activeOfText, [params.personId, params.limit])).rows;
  },
};

export interface RequesterByNumberParams {
  number: string;
}

export interface RequesterByNumberResult {
  requesterId: string;
}

const requesterByNumberText = `SELECT t.requester_id AS "requesterId" FROM desk_tickets t WHERE t.number = upper($1)`;

export const requesterByNumber = {
  text: requesterByNumberText,
  /** @returns the rows */
  async run(params: RequesterByNumberParams, on: Queryable): Promise<RequesterByNumberResult[]> {
    return (await on.query<RequesterByNumberResult>(requesterByNumberText, [params.number])).rows;
  },
};
