// Made from problems.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface ProblemOfParams {
  ticketId: string;
}

export interface ProblemOfResult {
  id: string;
  serial: number;
  title: string;
  state: string;
}

const problemOfText = `SELECT p.id AS "id", p.serial AS "serial", p.title AS "title", p.state AS "state" FROM desk_incidents i JOIN desk_problems p ON p.id = i.problem_id WHERE i.ticket_id = $1`;

export const problemOf = {
  text: problemOfText,
  /** @returns the rows */
  async run(params: ProblemOfParams, on: Queryable): Promise<ProblemOfResult[]> {
    return (await on.query<ProblemOfResult>(problemOfText, [params.ticketId])).rows;
  },
};

export interface InsertProblemParams {
  id: string;
  title: string;
  category: string;
  statement?: string | null;
  clientId: string;
  now: Date | string;
}

export interface InsertProblemResult {
  id: string;
}

const insertProblemText = `INSERT INTO desk_problems (id, title, category, statement, owner_id, client_id, created_by, created_at, updated_at)
VALUES ($1, $2, $3, $4, (SELECT actor_id()), $5, (SELECT actor_id()), $6, $6)
ON CONFLICT ON CONSTRAINT desk_problems_client_once DO NOTHING RETURNING id AS "id"`;

export const insertProblem = {
  text: insertProblemText,
  /** @returns the rows */
  async run(params: InsertProblemParams, on: Queryable): Promise<InsertProblemResult[]> {
    return (await on.query<InsertProblemResult>(insertProblemText, [params.id, params.title, params.category, params.statement, params.clientId, params.now])).rows;
  },
};

export interface FindByClientIdParams {
  clientId: string;
}

export interface FindByClientIdResult {
  id: string;
}

const findByClientIdText = `SELECT p.id AS "id" FROM desk_problems p WHERE p.created_by = (SELECT actor_id()) AND p.client_id = $1`;

export const findByClientId = {
  text: findByClientIdText,
  /** @returns the rows */
  async run(params: FindByClientIdParams, on: Queryable): Promise<FindByClientIdResult[]> {
    return (await on.query<FindByClientIdResult>(findByClientIdText, [params.clientId])).rows;
  },
};

export interface LockProblemParams {
  id: string;
}

export interface LockProblemResult {
  id: string;
  serial: number;
  title: string;
  category: string;
  statement: string | null;
  state: string;
  ownerId: string | null;
  version: number;
}

const lockProblemText = `SELECT p.id AS "id", p.serial AS "serial", p.title AS "title", p.category AS "category", p.statement AS "statement", p.state AS "state", p.owner_id AS "ownerId", p.version AS "version"
  FROM desk_problems p WHERE p.id = $1 FOR NO KEY UPDATE`;

export const lockProblem = {
  text: lockProblemText,
  /** @returns the rows */
  async run(params: LockProblemParams, on: Queryable): Promise<LockProblemResult[]> {
    return (await on.query<LockProblemResult>(lockProblemText, [params.id])).rows;
  },
};

export interface UpdateProblemParams {
  title: string;
  category: string;
  statement?: string | null;
  ownerId?: string | null;
  now: Date | string;
  id: string;
}

const updateProblemText = `UPDATE desk_problems SET title = $1, category = $2, statement = $3, owner_id = $4, version = version + 1, updated_at = $5 WHERE id = $6`;

export const updateProblem = {
  text: updateProblemText,
  /** @returns how many rows it touched */
  async run(params: UpdateProblemParams, on: Queryable): Promise<number> {
    return (await on.query(updateProblemText, [params.title, params.category, params.statement, params.ownerId, params.now, params.id])).rowCount;
  },
};

export interface SetStateParams {
  state: string;
  resolvedAt?: Date | string | null;
  now: Date | string;
  id: string;
}

const setStateText = `UPDATE desk_problems SET state = $1, resolved_at = $2, version = version + 1, updated_at = $3 WHERE id = $4`;

export const setState = {
  text: setStateText,
  /** @returns how many rows it touched */
  async run(params: SetStateParams, on: Queryable): Promise<number> {
    return (await on.query(setStateText, [params.state, params.resolvedAt, params.now, params.id])).rowCount;
  },
};

export interface TouchProblemParams {
  now: Date | string;
  id: string;
}

const touchProblemText = `UPDATE desk_problems SET updated_at = $1 WHERE id = $2`;

export const touchProblem = {
  text: touchProblemText,
  /** @returns how many rows it touched */
  async run(params: TouchProblemParams, on: Queryable): Promise<number> {
    return (await on.query(touchProblemText, [params.now, params.id])).rowCount;
  },
};

export interface ShowProblemParams {
  id: string;
}

export interface ShowProblemResult {
  id: string;
  serial: number;
  title: string;
  category: string;
  statement: string | null;
  state: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  createdById: string;
  creatorName: string | null;
  creatorUsername: string | null;
  creatorImage: string | null;
  creatorIsStaff: boolean | null;
  ownerId: string | null;
  ownerName: string | null;
  ownerUsername: string | null;
  ownerImage: string | null;
  ownerIsStaff: boolean | null;
  incidents: number;
  openIncidents: number;
  attaching: unknown;
}

const showProblemText = `SELECT p.id AS "id", p.serial AS "serial", p.title AS "title", p.category AS "category", p.statement AS "statement", p.state AS "state", p.version AS "version",
       p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.resolved_at AS "resolvedAt", p.created_by AS "createdById",
       c.name AS "creatorName", c.username AS "creatorUsername", c.image AS "creatorImage", c.is_staff AS "creatorIsStaff",
       p.owner_id AS "ownerId", o.name AS "ownerName", o.username AS "ownerUsername", o.image AS "ownerImage", o.is_staff AS "ownerIsStaff",
       (SELECT count(*) FROM desk_incidents i WHERE i.problem_id = p.id)::int AS "incidents",
       (SELECT count(*) FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id WHERE i.problem_id = p.id AND t.status IN ('open', 'in_progress', 'pending'))::int AS "openIncidents",
       (SELECT json_build_object('done', count(r.attached_at), 'total', count(*)) FROM desk_surges s JOIN desk_surge_tickets r ON r.surge_id = s.id WHERE s.problem_id = p.id AND s.attaching HAVING count(*) > 0) AS "attaching"
  FROM desk_problems p
  LEFT JOIN identity_profiles c ON c.person_id = p.created_by
  LEFT JOIN identity_profiles o ON o.person_id = p.owner_id
 WHERE p.id = $1`;

export const showProblem = {
  text: showProblemText,
  /** @returns the rows */
  async run(params: ShowProblemParams, on: Queryable): Promise<ShowProblemResult[]> {
    return (await on.query<ShowProblemResult>(showProblemText, [params.id])).rows;
  },
};

export interface ListProblemsParams {
  state?: string | null;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface ListProblemsResult {
  id: string;
  serial: number;
  title: string;
  category: string;
  state: string;
  createdAt: Date;
  updatedAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  ownerUsername: string | null;
  ownerImage: string | null;
  ownerIsStaff: boolean | null;
  incidents: number;
  openIncidents: number;
}

const listProblemsText = `SELECT p.id AS "id", p.serial AS "serial", p.title AS "title", p.category AS "category", p.state AS "state", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
       p.owner_id AS "ownerId", o.name AS "ownerName", o.username AS "ownerUsername", o.image AS "ownerImage", o.is_staff AS "ownerIsStaff",
       (SELECT count(*) FROM desk_incidents i WHERE i.problem_id = p.id)::int AS "incidents",
       (SELECT count(*) FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id WHERE i.problem_id = p.id AND t.status IN ('open', 'in_progress', 'pending'))::int AS "openIncidents"
  FROM desk_problems p LEFT JOIN identity_profiles o ON o.person_id = p.owner_id
 WHERE ($1::text IS NULL OR p.state = $1) AND ($2::timestamptz IS NULL OR (p.updated_at, p.id) < ($2::timestamptz, $3::uuid))
 ORDER BY p.updated_at DESC, p.id DESC LIMIT $4`;

export const listProblems = {
  text: listProblemsText,
  /** @returns the rows */
  async run(params: ListProblemsParams, on: Queryable): Promise<ListProblemsResult[]> {
    return (await on.query<ListProblemsResult>(listProblemsText, [params.state, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface HistoryOfParams {
  id: string;
}

export interface HistoryOfResult {
  at: Date;
  verb: string;
  data: unknown;
  actorId: string | null;
  actorName: string | null;
  actorUsername: string | null;
  actorImage: string | null;
  actorIsStaff: boolean | null;
}

const historyOfText = `SELECT a.at AS "at", a.verb AS "verb", a.after AS "data", a.actor_id AS "actorId", i.name AS "actorName", i.username AS "actorUsername", i.image AS "actorImage", i.is_staff AS "actorIsStaff"
  FROM desk_problem_history($1) a LEFT JOIN identity_profiles i ON i.person_id = a.actor_id ORDER BY a.at DESC`;

export const historyOf = {
  text: historyOfText,
  /** @returns the rows */
  async run(params: HistoryOfParams, on: Queryable): Promise<HistoryOfResult[]> {
    return (await on.query<HistoryOfResult>(historyOfText, [params.id])).rows;
  },
};

export interface AttachParams {
  ticketId: string;
  problemId: string;
  how: string;
  now: Date | string;
}

export interface AttachResult {
  ticketId: string;
}

const attachText = `INSERT INTO desk_incidents (ticket_id, problem_id, how, attached_by, attached_at) VALUES ($1, $2, $3, (SELECT actor_id()), $4)
ON CONFLICT (ticket_id) DO NOTHING RETURNING ticket_id AS "ticketId"`;

export const attach = {
  text: attachText,
  /** @returns the rows */
  async run(params: AttachParams, on: Queryable): Promise<AttachResult[]> {
    return (await on.query<AttachResult>(attachText, [params.ticketId, params.problemId, params.how, params.now])).rows;
  },
};

export interface DetachParams {
  ticketId: string;
}

export interface DetachResult {
  problemId: string;
}

const detachText = `DELETE FROM desk_incidents i WHERE i.ticket_id = $1 RETURNING i.problem_id AS "problemId"`;

export const detach = {
  text: detachText,
  /** @returns the rows */
  async run(params: DetachParams, on: Queryable): Promise<DetachResult[]> {
    return (await on.query<DetachResult>(detachText, [params.ticketId])).rows;
  },
};

export interface IncidentsOfParams {
  problemId: string;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface IncidentsOfResult {
  how: string;
  attachedAt: Date;
  channel: string;
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

const incidentsOfText = `SELECT i.how AS "how", i.attached_at AS "attachedAt", t.channel AS "channel", t.id AS "ticketId", t.number AS "number", t.subject AS "subject", t.status AS "status", t.created_at AS "createdAt",
       t.requester_id AS "requesterId", p.name AS "requesterName", p.username AS "requesterUsername", p.image AS "requesterImage", p.is_staff AS "requesterIsStaff"
  FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id LEFT JOIN identity_profiles p ON p.person_id = t.requester_id
 WHERE i.problem_id = $1 AND ($2::timestamptz IS NULL OR (i.attached_at, i.ticket_id) < ($2::timestamptz, $3::uuid))
 ORDER BY i.attached_at DESC, i.ticket_id DESC LIMIT $4`;

export const incidentsOf = {
  text: incidentsOfText,
  /** @returns the rows */
  async run(params: IncidentsOfParams, on: Queryable): Promise<IncidentsOfResult[]> {
    return (await on.query<IncidentsOfResult>(incidentsOfText, [params.problemId, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface InsertAnswerParams {
  id: string;
  problemId: string;
  clientId: string;
  body: string;
  resolves: boolean;
  startsAt: Date | string;
}

export interface InsertAnswerResult {
  id: string;
}

const insertAnswerText = `INSERT INTO desk_problem_answers (id, problem_id, asked_by, client_id, body, resolves, starts_at)
VALUES ($1, $2, (SELECT actor_id()), $3, $4, $5, $6)
ON CONFLICT ON CONSTRAINT desk_problem_answers_client_once DO NOTHING RETURNING id AS "id"`;

export const insertAnswer = {
  text: insertAnswerText,
  /** @returns the rows */
  async run(params: InsertAnswerParams, on: Queryable): Promise<InsertAnswerResult[]> {
    return (await on.query<InsertAnswerResult>(insertAnswerText, [params.id, params.problemId, params.clientId, params.body, params.resolves, params.startsAt])).rows;
  },
};

export interface AnswersOfParams {
  problemId: string;
}

export interface AnswersOfResult {
  id: string;
  state: string;
  body: string;
  resolves: boolean;
  startsAt: Date;
  finishedAt: Date | null;
  askedById: string;
  askedByName: string | null;
  askedByUsername: string | null;
  askedByImage: string | null;
  askedByIsStaff: boolean | null;
  total: number;
  answered: number;
  skipped: number;
}

const answersOfText = `SELECT a.id AS "id", a.state AS "state", a.body AS "body", a.resolves AS "resolves", a.starts_at AS "startsAt", a.finished_at AS "finishedAt",
       a.asked_by AS "askedById", p.name AS "askedByName", p.username AS "askedByUsername", p.image AS "askedByImage", p.is_staff AS "askedByIsStaff",
       (SELECT count(*) FROM desk_problem_answer_items i WHERE i.answer_id = a.id)::int AS "total",
       (SELECT count(*) FROM desk_problem_answer_items i WHERE i.answer_id = a.id AND i.outcome = 'answered')::int AS "answered",
       (SELECT count(*) FROM desk_problem_answer_items i WHERE i.answer_id = a.id AND i.outcome = 'skipped')::int AS "skipped"
  FROM desk_problem_answers a LEFT JOIN identity_profiles p ON p.person_id = a.asked_by
 WHERE a.problem_id = $1 ORDER BY a.id DESC LIMIT 10`;

export const answersOf = {
  text: answersOfText,
  /** @returns the rows */
  async run(params: AnswersOfParams, on: Queryable): Promise<AnswersOfResult[]> {
    return (await on.query<AnswersOfResult>(answersOfText, [params.problemId])).rows;
  },
};

export interface LockAnswerParams {
  id: string;
}

export interface LockAnswerResult {
  id: string;
  problemId: string;
  body: string;
  resolves: boolean;
  state: string;
  startsAt: Date;
}

const lockAnswerText = `SELECT a.id AS "id", a.problem_id AS "problemId", a.body AS "body", a.resolves AS "resolves", a.state AS "state", a.starts_at AS "startsAt"
  FROM desk_problem_answers a WHERE a.id = $1 FOR NO KEY UPDATE`;

export const lockAnswer = {
  text: lockAnswerText,
  /** @returns the rows */
  async run(params: LockAnswerParams, on: Queryable): Promise<LockAnswerResult[]> {
    return (await on.query<LockAnswerResult>(lockAnswerText, [params.id])).rows;
  },
};

export interface SetAnswerStateParams {
  state: string;
  finishedAt?: Date | string | null;
  id: string;
}

const setAnswerStateText = `UPDATE desk_problem_answers SET state = $1, finished_at = $2 WHERE id = $3`;

export const setAnswerState = {
  text: setAnswerStateText,
  /** @returns how many rows it touched */
  async run(params: SetAnswerStateParams, on: Queryable): Promise<number> {
    return (await on.query(setAnswerStateText, [params.state, params.finishedAt, params.id])).rowCount;
  },
};

export interface InsertItemsParams {
  answerId: string;
  problemId: string;
}

const insertItemsText = `INSERT INTO desk_problem_answer_items (answer_id, ticket_id)
SELECT $1, i.ticket_id FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id
 WHERE i.problem_id = $2 AND t.status IN ('open', 'in_progress', 'pending') ON CONFLICT DO NOTHING`;

export const insertItems = {
  text: insertItemsText,
  /** @returns how many rows it touched */
  async run(params: InsertItemsParams, on: Queryable): Promise<number> {
    return (await on.query(insertItemsText, [params.answerId, params.problemId])).rowCount;
  },
};

export interface WaitingItemsParams {
  answerId: string;
  limit: number;
}

export interface WaitingItemsResult {
  ticketId: string;
}

const waitingItemsText = `SELECT i.ticket_id AS "ticketId" FROM desk_problem_answer_items i WHERE i.answer_id = $1 AND i.outcome IS NULL ORDER BY i.ticket_id LIMIT $2`;

export const waitingItems = {
  text: waitingItemsText,
  /** @returns the rows */
  async run(params: WaitingItemsParams, on: Queryable): Promise<WaitingItemsResult[]> {
    return (await on.query<WaitingItemsResult>(waitingItemsText, [params.answerId, params.limit])).rows;
  },
};

export interface SettleItemParams {
  outcome: string;
  reason?: string | null;
  answerId: string;
  ticketId: string;
}

const settleItemText = `UPDATE desk_problem_answer_items SET outcome = $1, reason = $2 WHERE answer_id = $3 AND ticket_id = $4`;

export const settleItem = {
  text: settleItemText,
  /** @returns how many rows it touched */
  async run(params: SettleItemParams, on: Queryable): Promise<number> {
    return (await on.query(settleItemText, [params.outcome, params.reason, params.answerId, params.ticketId])).rowCount;
  },
};
