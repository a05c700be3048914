// Made from person.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface NotesAboutParams {
  personId: string;
}

export interface NotesAboutResult {
  id: string;
  body: string;
  at: Date;
  authorId: string | null;
  authorName: string | null;
  authorUsername: string | null;
  authorImage: string | null;
  authorIsStaff: boolean | null;
}

const notesAboutText = `SELECT n.id, n.body, n.written_at AS "at", a.person_id AS "authorId", a.name AS "authorName", a.username AS "authorUsername", a.image AS "authorImage", a.is_staff AS "authorIsStaff"
  FROM identity_person_notes n LEFT JOIN identity_profiles a ON a.person_id = n.author_id
 WHERE n.person_id = $1 ORDER BY n.written_at DESC, n.id DESC LIMIT 50`;

export const notesAbout = {
  text: notesAboutText,
  /** @returns the rows */
  async run(params: NotesAboutParams, on: Queryable): Promise<NotesAboutResult[]> {
    return (await on.query<NotesAboutResult>(notesAboutText, [params.personId])).rows;
  },
};

export interface AddNoteParams {
  personId: string;
  authorId: string;
  body: string;
  now: Date | string;
}

export interface AddNoteResult {
  id: string;
}

const addNoteText = `INSERT INTO identity_person_notes (person_id, author_id, body, written_at) VALUES ($1, $2, $3, $4) RETURNING id`;

export const addNote = {
  text: addNoteText,
  /** @returns the rows */
  async run(params: AddNoteParams, on: Queryable): Promise<AddNoteResult[]> {
    return (await on.query<AddNoteResult>(addNoteText, [params.personId, params.authorId, params.body, params.now])).rows;
  },
};

export interface CountSessionsParams {
  personId: string;
  now: Date | string;
}

export interface CountSessionsResult {
  count: number;
}

const countSessionsText = `SELECT count(*) AS "count" FROM identity_sessions s WHERE s.person_id = $1 AND s.expires_at > $2`;

export const countSessions = {
  text: countSessionsText,
  /** @returns the rows */
  async run(params: CountSessionsParams, on: Queryable): Promise<CountSessionsResult[]> {
    return (await on.query<CountSessionsResult>(countSessionsText, [params.personId, params.now])).rows;
  },
};

export interface ErasureOfParams {
  personId: string;
}

export interface ErasureOfResult {
  id: string;
  askedAt: Date;
  dueAt: Date;
  startedAt: Date | null;
  doneAt: Date | null;
  reason: string | null;
  personId: string;
  askedBy: string;
  byName: string | null;
  byUsername: string | null;
  byImage: string | null;
  byIsStaff: boolean | null;
}

const erasureOfText = `SELECT e.id, e.asked_at AS "askedAt", e.due_at AS "dueAt", e.started_at AS "startedAt", e.done_at AS "doneAt", e.reason, e.person_id AS "personId", e.asked_by AS "askedBy",
       a.name AS "byName", a.username AS "byUsername", a.image AS "byImage", a.is_staff AS "byIsStaff"
  FROM identity_erasures e LEFT JOIN identity_profiles a ON a.person_id = e.asked_by WHERE e.person_id = $1 AND e.undone_at IS NULL`;

export const erasureOf = {
  text: erasureOfText,
  /** @returns the rows */
  async run(params: ErasureOfParams, on: Queryable): Promise<ErasureOfResult[]> {
    return (await on.query<ErasureOfResult>(erasureOfText, [params.personId])).rows;
  },
};
