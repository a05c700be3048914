// Made from bulk.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface InsertBulkParams {
  id: string;
  clientId: string;
  action: object | number | boolean;
  total: number;
  now: Date | string;
}

export interface InsertBulkResult {
  id: string;
}

const insertBulkText = `INSERT INTO desk_bulks (id, asked_by, client_id, action, total, started_at) VALUES ($1, (SELECT actor_id()), $2, $3, $4, $5)
ON CONFLICT (asked_by, client_id) DO NOTHING RETURNING id AS "id"`;

export const insertBulk = {
  text: insertBulkText,
  /** @returns the rows */
  async run(params: InsertBulkParams, on: Queryable): Promise<InsertBulkResult[]> {
    return (await on.query<InsertBulkResult>(insertBulkText, [params.id, params.clientId, JSON.stringify(params.action), params.total, params.now])).rows;
  },
};

export interface InsertItemsParams {
  bulkId: string;
  ticketIds: readonly (string | null)[];
}

const insertItemsText = `INSERT INTO desk_bulk_items (bulk_id, ticket_id) SELECT $1, t FROM unnest($2::uuid[]) t`;

export const insertItems = {
  text: insertItemsText,
  /** @returns how many rows it touched */
  async run(params: InsertItemsParams, on: Queryable): Promise<number> {
    return (await on.query(insertItemsText, [params.bulkId, params.ticketIds])).rowCount;
  },
};

export interface FindByClientIdParams {
  clientId: string;
}

export interface FindByClientIdResult {
  id: string;
}

const findByClientIdText = `SELECT b.id AS "id" FROM desk_bulks b WHERE b.asked_by = (SELECT actor_id()) AND b.client_id = $1`;

export const findByClientId = {
  text: findByClientIdText,
  /** @returns the rows */
  async run(params: FindByClientIdParams, on: Queryable): Promise<FindByClientIdResult[]> {
    return (await on.query<FindByClientIdResult>(findByClientIdText, [params.clientId])).rows;
  },
};

export interface ExistingParams {
  ids: readonly (string | null)[];
}

export interface ExistingResult {
  id: string;
}

const existingText = `SELECT t.id AS "id" FROM desk_tickets t WHERE t.id = ANY($1::uuid[])`;

export const existing = {
  text: existingText,
  /** @returns the rows */
  async run(params: ExistingParams, on: Queryable): Promise<ExistingResult[]> {
    return (await on.query<ExistingResult>(existingText, [params.ids])).rows;
  },
};

export interface ShowBulkParams {
  id: string;
}

export interface ShowBulkResult {
  id: string;
  action: unknown;
  state: string;
  total: number;
  startedAt: Date;
  finishedAt: Date | null;
  askedBy: string;
  done: number;
  skipped: number;
  undone: number;
  kept: number;
}

const showBulkText = `SELECT b.id AS "id", b.action AS "action", b.state AS "state", b.total AS "total", b.started_at AS "startedAt", b.finished_at AS "finishedAt", b.asked_by AS "askedBy",
       (SELECT count(*) FILTER (WHERE i.outcome <> 'skipped') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "done",
       (SELECT count(*) FILTER (WHERE i.outcome = 'skipped') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "skipped",
       (SELECT count(*) FILTER (WHERE i.outcome = 'undone') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "undone",
       (SELECT count(*) FILTER (WHERE i.outcome = 'kept') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "kept"
  FROM desk_bulks b WHERE b.id = $1`;

export const showBulk = {
  text: showBulkText,
  /** @returns the rows */
  async run(params: ShowBulkParams, on: Queryable): Promise<ShowBulkResult[]> {
    return (await on.query<ShowBulkResult>(showBulkText, [params.id])).rows;
  },
};

export interface ProblemsParams {
  id: string;
}

export interface ProblemsResult {
  ticketId: string;
  number: string;
  reason: string;
}

const problemsText = `SELECT i.ticket_id AS "ticketId", t.number AS "number", i.reason AS "reason" FROM desk_bulk_items i JOIN desk_tickets t ON t.id = i.ticket_id
 WHERE i.bulk_id = $1 AND i.reason IS NOT NULL ORDER BY t.serial LIMIT 50`;

export const problems = {
  text: problemsText,
  /** @returns the rows */
  async run(params: ProblemsParams, on: Queryable): Promise<ProblemsResult[]> {
    return (await on.query<ProblemsResult>(problemsText, [params.id])).rows;
  },
};

export interface LockBulkParams {
  id: string;
}

export interface LockBulkResult {
  id: string;
  action: unknown;
  state: string;
  askedBy: string;
  finishedAt: Date | null;
}

const lockBulkText = `SELECT b.id AS "id", b.action AS "action", b.state AS "state", b.asked_by AS "askedBy", b.finished_at AS "finishedAt" FROM desk_bulks b WHERE b.id = $1 FOR NO KEY UPDATE`;

export const lockBulk = {
  text: lockBulkText,
  /** @returns the rows */
  async run(params: LockBulkParams, on: Queryable): Promise<LockBulkResult[]> {
    return (await on.query<LockBulkResult>(lockBulkText, [params.id])).rows;
  },
};

export interface WaitingItemsParams {
  bulkId: string;
  limit: number;
}

export interface WaitingItemsResult {
  ticketId: string;
}

const waitingItemsText = `SELECT i.ticket_id AS "ticketId" FROM desk_bulk_items i WHERE i.bulk_id = $1 AND i.outcome IS NULL ORDER BY i.ticket_id LIMIT $2`;

export const waitingItems = {
  text: waitingItemsText,
  /** @returns the rows */
  async run(params: WaitingItemsParams, on: Queryable): Promise<WaitingItemsResult[]> {
    return (await on.query<WaitingItemsResult>(waitingItemsText, [params.bulkId, params.limit])).rows;
  },
};

export interface DoneItemsParams {
  bulkId: string;
  limit: number;
}

export interface DoneItemsResult {
  ticketId: string;
  before: unknown;
  versionAfter: number | null;
}

const doneItemsText = `SELECT i.ticket_id AS "ticketId", i.before AS "before", i.version_after AS "versionAfter" FROM desk_bulk_items i WHERE i.bulk_id = $1 AND i.outcome = 'done' ORDER BY i.ticket_id LIMIT $2`;

export const doneItems = {
  text: doneItemsText,
  /** @returns the rows */
  async run(params: DoneItemsParams, on: Queryable): Promise<DoneItemsResult[]> {
    return (await on.query<DoneItemsResult>(doneItemsText, [params.bulkId, params.limit])).rows;
  },
};

export interface SettleItemsParams {
  items: object | number | boolean;
  bulkId: string;
}

const settleItemsText = `UPDATE desk_bulk_items i SET outcome = x.outcome, reason = x.reason, before = coalesce(x.before, i.before), version_after = coalesce(x.version_after, i.version_after)
  FROM jsonb_to_recordset($1::jsonb) AS x(ticket_id uuid, outcome text, reason text, before jsonb, version_after int)
 WHERE i.bulk_id = $2 AND i.ticket_id = x.ticket_id`;

export const settleItems = {
  text: settleItemsText,
  /** @returns how many rows it touched */
  async run(params: SettleItemsParams, on: Queryable): Promise<number> {
    return (await on.query(settleItemsText, [JSON.stringify(params.items), params.bulkId])).rowCount;
  },
};

export interface SetStateParams {
  state: string;
  finishedAt?: Date | string | null;
  id: string;
}

const setStateText = `UPDATE desk_bulks SET state = $1, finished_at = $2 WHERE id = $3`;

export const setState = {
  text: setStateText,
  /** @returns how many rows it touched */
  async run(params: SetStateParams, on: Queryable): Promise<number> {
    return (await on.query(setStateText, [params.state, params.finishedAt, params.id])).rowCount;
  },
};
