// Made from assistant.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface LockTalksOfParams {
  personId: string;
}

export interface LockTalksOfResult {
  locked: string;
}

const lockTalksOfText = `SELECT pg_advisory_xact_lock(hashtextextended('assistant:' || $1::text, 0))::text AS "locked"`;

export const lockTalksOf = {
  text: lockTalksOfText,
  /** @returns the rows */
  async run(params: LockTalksOfParams, on: Queryable): Promise<LockTalksOfResult[]> {
    return (await on.query<LockTalksOfResult>(lockTalksOfText, [params.personId])).rows;
  },
};

export interface OpenTalkOfParams {
  personId: string;
  since: Date | string;
}

export interface OpenTalkOfResult {
  conversationId: string;
}

const openTalkOfText = `SELECT s.conversation_id AS "conversationId"
  FROM assistant_sessions s
 WHERE s.person_id = $1 AND s.handed_off_at IS NULL AND s.created_at > $2
 ORDER BY s.created_at DESC, s.conversation_id DESC LIMIT 1`;

export const openTalkOf = {
  text: openTalkOfText,
  /** @returns the rows */
  async run(params: OpenTalkOfParams, on: Queryable): Promise<OpenTalkOfResult[]> {
    return (await on.query<OpenTalkOfResult>(openTalkOfText, [params.personId, params.since])).rows;
  },
};

export interface InsertSessionParams {
  conversationId: string;
  personId: string;
  state: object | number | boolean;
  now: Date | string;
}

const insertSessionText = `INSERT INTO assistant_sessions (conversation_id, person_id, state, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)`;

export const insertSession = {
  text: insertSessionText,
  /** @returns how many rows it touched */
  async run(params: InsertSessionParams, on: Queryable): Promise<number> {
    return (await on.query(insertSessionText, [params.conversationId, params.personId, JSON.stringify(params.state), params.now])).rowCount;
  },
};

export interface FindSessionParams {
  conversationId: string;
}

export interface FindSessionResult {
  personId: string;
  awaiting: string;
  state: unknown;
  ticketId: string | null;
  ticketNumber: string | null;
  handedOffBy: string | null;
}

const findSessionText = `SELECT s.person_id AS "personId", s.awaiting AS "awaiting", s.state AS "state", s.ticket_id AS "ticketId", s.ticket_number AS "ticketNumber", s.handed_off_by AS "handedOffBy"
  FROM assistant_sessions s WHERE s.conversation_id = $1`;

export const findSession = {
  text: findSessionText,
  /** @returns the rows */
  async run(params: FindSessionParams, on: Queryable): Promise<FindSessionResult[]> {
    return (await on.query<FindSessionResult>(findSessionText, [params.conversationId])).rows;
  },
};

export interface SaveSessionParams {
  awaiting: string;
  state: object | number | boolean;
  now: Date | string;
  conversationId: string;
}

const saveSessionText = `UPDATE assistant_sessions SET awaiting = $1, state = $2, asked_at = coalesce(asked_at, $3), updated_at = $3 WHERE conversation_id = $4 AND handed_off_at IS NULL`;

export const saveSession = {
  text: saveSessionText,
  /** @returns how many rows it touched */
  async run(params: SaveSessionParams, on: Queryable): Promise<number> {
    return (await on.query(saveSessionText, [params.awaiting, JSON.stringify(params.state), params.now, params.conversationId])).rowCount;
  },
};

export interface HandOffSessionParams {
  ticketId: string;
  ticketNumber: string;
  now: Date | string;
  conversationId: string;
}

export interface HandOffSessionResult {
  conversationId: string;
}

const handOffSessionText = `UPDATE assistant_sessions SET awaiting = 'nothing', ticket_id = $1, ticket_number = $2, handed_off_by = actor_id(), handed_off_at = $3, updated_at = $3
 WHERE conversation_id = $4 AND handed_off_at IS NULL
RETURNING conversation_id AS "conversationId"`;

export const handOffSession = {
  text: handOffSessionText,
  /** @returns the rows */
  async run(params: HandOffSessionParams, on: Queryable): Promise<HandOffSessionResult[]> {
    return (await on.query<HandOffSessionResult>(handOffSessionText, [params.ticketId, params.ticketNumber, params.now, params.conversationId])).rows;
  },
};

export interface NoteUnansweredParams {
  conversationId: string;
  question: string;
  now: Date | string;
}

const noteUnansweredText = `INSERT INTO assistant_unanswered (conversation_id, question, asked_at) VALUES ($1, $2, $3)`;

export const noteUnanswered = {
  text: noteUnansweredText,
  /** @returns how many rows it touched */
  async run(params: NoteUnansweredParams, on: Queryable): Promise<number> {
    return (await on.query(noteUnansweredText, [params.conversationId, params.question, params.now])).rowCount;
  },
};
