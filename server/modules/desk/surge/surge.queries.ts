// Made from surge.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface LockSweepResult {
  free: boolean;
}

const lockSweepText = `SELECT pg_try_advisory_xact_lock(hashtextextended('desk.surge', 0)) AS "free"`;

export const lockSweep = {
  text: lockSweepText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockSweepResult[]> {
    return (await on.query<LockSweepResult>(lockSweepText)).rows;
  },
};

export interface ProgressResult {
  syncedTo: Date | null;
}

const progressText = `SELECT p.synced_to AS "syncedTo" FROM desk_surge_progress p`;

export const progress = {
  text: progressText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ProgressResult[]> {
    return (await on.query<ProgressResult>(progressText)).rows;
  },
};

export interface AdvanceParams {
  syncedTo: Date | string;
}

const advanceText = `UPDATE desk_surge_progress SET synced_to = $1`;

export const advance = {
  text: advanceText,
  /** @returns how many rows it touched */
  async run(params: AdvanceParams, on: Queryable): Promise<number> {
    return (await on.query(advanceText, [params.syncedTo])).rowCount;
  },
};

export interface NewTicketsParams {
  since: Date | string;
  now: Date | string;
  limit: number;
}

export interface NewTicketsResult {
  id: string;
  category: string;
  subject: string;
  createdAt: Date;
  body: string | null;
}

const newTicketsText = `SELECT t.id AS "id", t.category AS "category", t.subject AS "subject", t.created_at AS "createdAt", m.body AS "body"
  FROM desk_tickets t
  LEFT JOIN desk_report_texts x ON x.ticket_id = t.id
  LEFT JOIN messages m ON m.conversation_id = t.id AND m.seq = 1 AND m.visibility = 'public'
 WHERE t.created_at >= $1 AND t.created_at <= $2 AND x.ticket_id IS NULL AND t.follow_up_of IS NULL AND t.import_id IS NULL ORDER BY t.created_at, t.id LIMIT $3`;

export const newTickets = {
  text: newTicketsText,
  /** @returns the rows */
  async run(params: NewTicketsParams, on: Queryable): Promise<NewTicketsResult[]> {
    return (await on.query<NewTicketsResult>(newTicketsText, [params.since, params.now, params.limit])).rows;
  },
};

export interface KeepTextsParams {
  reports: object | number | boolean;
}

const keepTextsText = `INSERT INTO desk_report_texts (ticket_id, category, said, created_at)
SELECT r.id, r.category, r.said, r.at FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, category text, said text, at timestamptz) ON CONFLICT DO NOTHING`;

export const keepTexts = {
  text: keepTextsText,
  /** @returns how many rows it touched */
  async run(params: KeepTextsParams, on: Queryable): Promise<number> {
    return (await on.query(keepTextsText, [JSON.stringify(params.reports)])).rowCount;
  },
};

export interface TextsOfWindowParams {
  since: Date | string;
  limit: number;
}

export interface TextsOfWindowResult {
  id: string;
  category: string;
  said: string;
  at: Date;
}

const textsOfWindowText = `SELECT x.ticket_id AS "id", x.category AS "category", x.said AS "said", x.created_at AS "at"
  FROM desk_report_texts x WHERE x.created_at > $1 AND NOT EXISTS (SELECT 1 FROM desk_surge_tickets s WHERE s.ticket_id = x.ticket_id) ORDER BY x.created_at DESC, x.ticket_id DESC LIMIT $2`;

export const textsOfWindow = {
  text: textsOfWindowText,
  /** @returns the rows */
  async run(params: TextsOfWindowParams, on: Queryable): Promise<TextsOfWindowResult[]> {
    return (await on.query<TextsOfWindowResult>(textsOfWindowText, [params.since, params.limit])).rows;
  },
};

export interface TextsBeforeParams {
  until: Date | string;
  limit: number;
}

export interface TextsBeforeResult {
  id: string;
  category: string;
  said: string;
  at: Date;
}

const textsBeforeText = `SELECT x.ticket_id AS "id", x.category AS "category", x.said AS "said", x.created_at AS "at"
  FROM desk_report_texts x WHERE x.created_at <= $1 ORDER BY x.created_at DESC, x.ticket_id DESC LIMIT $2`;

export const textsBefore = {
  text: textsBeforeText,
  /** @returns the rows */
  async run(params: TextsBeforeParams, on: Queryable): Promise<TextsBeforeResult[]> {
    return (await on.query<TextsBeforeResult>(textsBeforeText, [params.until, params.limit])).rows;
  },
};

export interface DropTextsParams {
  before: Date | string;
}

const dropTextsText = `DELETE FROM desk_report_texts x WHERE x.ticket_id IN (SELECT o.ticket_id FROM desk_report_texts o WHERE o.created_at < $1 ORDER BY o.created_at LIMIT 1000)`;

export const dropTexts = {
  text: dropTextsText,
  /** @returns how many rows it touched */
  async run(params: DropTextsParams, on: Queryable): Promise<number> {
    return (await on.query(dropTextsText, [params.before])).rowCount;
  },
};

export interface ForgetTextsOfParams {
  personId: string;
}

const forgetTextsOfText = `DELETE FROM desk_report_texts x WHERE x.ticket_id IN (SELECT t.id FROM desk_tickets t WHERE t.requester_id = $1)`;

export const forgetTextsOf = {
  text: forgetTextsOfText,
  /** @returns how many rows it touched */
  async run(params: ForgetTextsOfParams, on: Queryable): Promise<number> {
    return (await on.query(forgetTextsOfText, [params.personId])).rowCount;
  },
};

export interface LivingSurgesParams {
  since: Date | string;
}

export interface LivingSurgesResult {
  id: string;
  category: string;
  likeness: unknown;
  state: string;
  problemId: string | null;
  dismissedCount: number | null;
  problemState: string | null;
}

const livingSurgesText = `SELECT s.id AS "id", s.category AS "category", s.likeness AS "likeness", s.state AS "state", s.problem_id AS "problemId", s.dismissed_count AS "dismissedCount",
       (SELECT p.state FROM desk_problems p WHERE p.id = s.problem_id) AS "problemState"
  FROM desk_surges s WHERE s.last_at > $1 ORDER BY s.last_at DESC, s.id DESC LIMIT 50`;

export const livingSurges = {
  text: livingSurgesText,
  /** @returns the rows */
  async run(params: LivingSurgesParams, on: Queryable): Promise<LivingSurgesResult[]> {
    return (await on.query<LivingSurgesResult>(livingSurgesText, [params.since])).rows;
  },
};

export interface TextsOfSurgeParams {
  surgeId: string;
}

export interface TextsOfSurgeResult {
  id: string;
  category: string;
  said: string;
  at: Date;
}

const textsOfSurgeText = `SELECT x.ticket_id AS "id", x.category AS "category", x.said AS "said", x.created_at AS "at"
  FROM desk_surge_tickets s JOIN desk_report_texts x ON x.ticket_id = s.ticket_id WHERE s.surge_id = $1 ORDER BY s.added_at DESC, s.ticket_id LIMIT 200`;

export const textsOfSurge = {
  text: textsOfSurgeText,
  /** @returns the rows */
  async run(params: TextsOfSurgeParams, on: Queryable): Promise<TextsOfSurgeResult[]> {
    return (await on.query<TextsOfSurgeResult>(textsOfSurgeText, [params.surgeId])).rows;
  },
};

export interface InsertSurgeParams {
  id: string;
  category: string;
  words: readonly (string | null)[];
  likeness: object | number | boolean;
  firstAt: Date | string;
  lastAt: Date | string;
}

const insertSurgeText = `INSERT INTO desk_surges (id, category, words, likeness, first_at, last_at) VALUES ($1, $2, $3, $4, $5, $6)`;

export const insertSurge = {
  text: insertSurgeText,
  /** @returns how many rows it touched */
  async run(params: InsertSurgeParams, on: Queryable): Promise<number> {
    return (await on.query(insertSurgeText, [params.id, params.category, params.words, JSON.stringify(params.likeness), params.firstAt, params.lastAt])).rowCount;
  },
};

export interface AddTicketsParams {
  surgeId: string;
  now: Date | string;
  reports: object | number | boolean;
}

const addTicketsText = `INSERT INTO desk_surge_tickets (ticket_id, surge_id, alike, added_at)
SELECT r.id, $1::uuid, r.alike, $2::timestamptz FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, alike real) ON CONFLICT DO NOTHING`;

export const addTickets = {
  text: addTicketsText,
  /** @returns how many rows it touched */
  async run(params: AddTicketsParams, on: Queryable): Promise<number> {
    return (await on.query(addTicketsText, [params.surgeId, params.now, JSON.stringify(params.reports)])).rowCount;
  },
};

export interface GrowSurgeParams {
  category: string;
  words: readonly (string | null)[];
  likeness: object | number | boolean;
  lastAt: Date | string;
  id: string;
}

export interface GrowSurgeResult {
  count: number;
}

const growSurgeText = `UPDATE desk_surges SET category = $1, words = $2, likeness = $3, last_at = greatest(last_at, $4) WHERE id = $5
RETURNING (SELECT count(*) FROM desk_surge_tickets t WHERE t.surge_id = desk_surges.id)::int AS "count"`;

export const growSurge = {
  text: growSurgeText,
  /** @returns the rows */
  async run(params: GrowSurgeParams, on: Queryable): Promise<GrowSurgeResult[]> {
    return (await on.query<GrowSurgeResult>(growSurgeText, [params.category, params.words, JSON.stringify(params.likeness), params.lastAt, params.id])).rows;
  },
};

export interface ProposeAgainParams {
  id: string;
}

const proposeAgainText = `UPDATE desk_surges SET state = 'proposed', decided_by = NULL, decided_at = NULL WHERE id = $1 AND state = 'dismissed'`;

export const proposeAgain = {
  text: proposeAgainText,
  /** @returns how many rows it touched */
  async run(params: ProposeAgainParams, on: Queryable): Promise<number> {
    return (await on.query(proposeAgainText, [params.id])).rowCount;
  },
};

export interface SurgesParams {
  id?: string | null;
  since?: Date | string | null;
}

export interface SurgesResult {
  id: string;
  category: string;
  words: string[];
  state: string;
  firstAt: Date;
  lastAt: Date;
  problemId: string | null;
  serial: number | null;
  title: string | null;
  problemState: string | null;
  count: number;
}

const surgesText = `SELECT s.id AS "id", s.category AS "category", s.words AS "words", s.state AS "state", s.first_at AS "firstAt", s.last_at AS "lastAt", s.problem_id AS "problemId",
       p.serial AS "serial", p.title AS "title", p.state AS "problemState", (SELECT count(*) FROM desk_surge_tickets t WHERE t.surge_id = s.id)::int AS "count"
  FROM desk_surges s LEFT JOIN desk_problems p ON p.id = s.problem_id
 WHERE CASE WHEN $1::uuid IS NOT NULL THEN s.id = $1::uuid ELSE s.state = 'proposed' OR s.decided_at > $2::timestamptz END
 ORDER BY (s.state = 'proposed') DESC, s.last_at DESC, s.id DESC LIMIT 50`;

export const surges = {
  text: surgesText,
  /** @returns the rows */
  async run(params: SurgesParams, on: Queryable): Promise<SurgesResult[]> {
    return (await on.query<SurgesResult>(surgesText, [params.id, params.since])).rows;
  },
};

export interface TicketsOfSurgesParams {
  ids: readonly (string | null)[];
  each: number;
}

export interface TicketsOfSurgesResult {
  surgeId: string;
  ticketId: string;
  number: string;
  subject: string;
  status: string;
  createdAt: Date;
  requesterId: string;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
}

const ticketsOfSurgesText = `SELECT x."surgeId" AS "surgeId", x."ticketId" AS "ticketId", x.number AS "number", x.subject AS "subject", x.status AS "status", x."createdAt" AS "createdAt",
       x."requesterId" AS "requesterId", p.name AS "requesterName", p.username AS "requesterUsername", p.image AS "requesterImage", p.is_staff AS "requesterIsStaff"
  FROM unnest($1::uuid[]) AS s(id)
  CROSS JOIN LATERAL (
    SELECT s.id AS "surgeId", t.id AS "ticketId", t.number, t.subject, t.status, t.created_at AS "createdAt", t.requester_id AS "requesterId"
      FROM desk_surge_tickets st JOIN desk_tickets t ON t.id = st.ticket_id WHERE st.surge_id = s.id ORDER BY st.added_at DESC, st.ticket_id LIMIT $2) x
  LEFT JOIN identity_profiles p ON p.person_id = x."requesterId"`;

export const ticketsOfSurges = {
  text: ticketsOfSurgesText,
  /** @returns the rows */
  async run(params: TicketsOfSurgesParams, on: Queryable): Promise<TicketsOfSurgesResult[]> {
    return (await on.query<TicketsOfSurgesResult>(ticketsOfSurgesText, [params.ids, params.each])).rows;
  },
};

export interface LockSurgeParams {
  id: string;
}

export interface LockSurgeResult {
  id: string;
  state: string;
  category: string;
  problemId: string | null;
  attaching: boolean;
}

const lockSurgeText = `SELECT s.id AS "id", s.state AS "state", s.category AS "category", s.problem_id AS "problemId", s.attaching AS "attaching" FROM desk_surges s WHERE s.id = $1 FOR NO KEY UPDATE`;

export const lockSurge = {
  text: lockSurgeText,
  /** @returns the rows */
  async run(params: LockSurgeParams, on: Queryable): Promise<LockSurgeResult[]> {
    return (await on.query<LockSurgeResult>(lockSurgeText, [params.id])).rows;
  },
};

export interface WaitingTicketsParams {
  surgeId: string;
  limit: number;
}

export interface WaitingTicketsResult {
  id: string;
}

const waitingTicketsText = `SELECT t.ticket_id AS "id" FROM desk_surge_tickets t WHERE t.surge_id = $1 AND t.attached_at IS NULL ORDER BY t.ticket_id LIMIT $2`;

export const waitingTickets = {
  text: waitingTicketsText,
  /** @returns the rows */
  async run(params: WaitingTicketsParams, on: Queryable): Promise<WaitingTicketsResult[]> {
    return (await on.query<WaitingTicketsResult>(waitingTicketsText, [params.surgeId, params.limit])).rows;
  },
};

export interface SettleTicketsParams {
  now: Date | string;
  surgeId: string;
  ticketIds: readonly (string | null)[];
}

const settleTicketsText = `UPDATE desk_surge_tickets t SET attached_at = $1 WHERE t.surge_id = $2 AND t.ticket_id = ANY($3::uuid[])`;

export const settleTickets = {
  text: settleTicketsText,
  /** @returns how many rows it touched */
  async run(params: SettleTicketsParams, on: Queryable): Promise<number> {
    return (await on.query(settleTicketsText, [params.now, params.surgeId, params.ticketIds])).rowCount;
  },
};

export interface SetAttachingParams {
  attaching: boolean;
  id: string;
}

const setAttachingText = `UPDATE desk_surges SET attaching = $1 WHERE id = $2`;

export const setAttaching = {
  text: setAttachingText,
  /** @returns how many rows it touched */
  async run(params: SetAttachingParams, on: Queryable): Promise<number> {
    return (await on.query(setAttachingText, [params.attaching, params.id])).rowCount;
  },
};

export interface TakeOutParams {
  surgeId: string;
  ticketIds: readonly (string | null)[];
}

const takeOutText = `DELETE FROM desk_surge_tickets t WHERE t.surge_id = $1 AND t.ticket_id = ANY($2::uuid[])`;

export const takeOut = {
  text: takeOutText,
  /** @returns how many rows it touched */
  async run(params: TakeOutParams, on: Queryable): Promise<number> {
    return (await on.query(takeOutText, [params.surgeId, params.ticketIds])).rowCount;
  },
};

export interface DecideParams {
  state: string;
  problemId?: string | null;
  now: Date | string;
  id: string;
}

const decideText = `UPDATE desk_surges s SET state = $1, problem_id = $2, decided_by = (SELECT actor_id()), decided_at = $3,
       dismissed_count = CASE WHEN $1 = 'dismissed' THEN (SELECT count(*) FROM desk_surge_tickets t WHERE t.surge_id = s.id)::int END WHERE s.id = $4`;

export const decide = {
  text: decideText,
  /** @returns how many rows it touched */
  async run(params: DecideParams, on: Queryable): Promise<number> {
    return (await on.query(decideText, [params.state, params.problemId, params.now, params.id])).rowCount;
  },
};

export interface LockSurgesOfParams {
  personId: string;
}

export interface LockSurgesOfResult {
  id: string;
  words: string[];
  likeness: unknown;
}

const lockSurgesOfText = `SELECT s.id AS "id", s.words AS "words", s.likeness AS "likeness" FROM desk_surges s
 WHERE s.id IN (SELECT r.surge_id FROM desk_surge_tickets r JOIN desk_tickets t ON t.id = r.ticket_id WHERE t.requester_id = $1) ORDER BY s.id FOR NO KEY UPDATE`;

export const lockSurgesOf = {
  text: lockSurgesOfText,
  /** @returns the rows */
  async run(params: LockSurgesOfParams, on: Queryable): Promise<LockSurgesOfResult[]> {
    return (await on.query<LockSurgesOfResult>(lockSurgesOfText, [params.personId])).rows;
  },
};

export interface LockWordsParams {
  id: string;
}

export interface LockWordsResult {
  id: string;
  words: string[];
  likeness: unknown;
}

const lockWordsText = `SELECT s.id AS "id", s.words AS "words", s.likeness AS "likeness" FROM desk_surges s WHERE s.id = $1 FOR NO KEY UPDATE`;

export const lockWords = {
  text: lockWordsText,
  /** @returns the rows */
  async run(params: LockWordsParams, on: Queryable): Promise<LockWordsResult[]> {
    return (await on.query<LockWordsResult>(lockWordsText, [params.id])).rows;
  },
};

export interface ReportsOfParams {
  surgeId: string;
  without?: string | null;
}

export interface ReportsOfResult {
  subject: string;
  body: string | null;
}

const reportsOfText = `SELECT t.subject AS "subject", m.body AS "body" FROM desk_surge_tickets r JOIN desk_tickets t ON t.id = r.ticket_id
  LEFT JOIN messages m ON m.conversation_id = t.id AND m.seq = 1 AND m.visibility = 'public'
 WHERE r.surge_id = $1 AND ($2::uuid IS NULL OR t.requester_id <> $2::uuid) ORDER BY r.added_at DESC, r.ticket_id LIMIT 500`;

export const reportsOf = {
  text: reportsOfText,
  /** @returns the rows */
  async run(params: ReportsOfParams, on: Queryable): Promise<ReportsOfResult[]> {
    return (await on.query<ReportsOfResult>(reportsOfText, [params.surgeId, params.without])).rows;
  },
};

export interface KeepWordsParams {
  words: readonly (string | null)[];
  likeness: object | number | boolean;
  id: string;
}

const keepWordsText = `UPDATE desk_surges SET words = $1, likeness = $2 WHERE id = $3`;

export const keepWords = {
  text: keepWordsText,
  /** @returns how many rows it touched */
  async run(params: KeepWordsParams, on: Queryable): Promise<number> {
    return (await on.query(keepWordsText, [params.words, JSON.stringify(params.likeness), params.id])).rowCount;
  },
};

export interface KnownProblemsResult {
  problemId: string;
  statement: string;
  category: string;
  likeness: unknown;
}

const knownProblemsText = `SELECT k.problem_id AS "problemId", k.statement AS "statement", k.category AS "category", k.likeness AS "likeness" FROM desk_known_problems() k`;

export const knownProblems = {
  text: knownProblemsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<KnownProblemsResult[]> {
    return (await on.query<KnownProblemsResult>(knownProblemsText)).rows;
  },
};
