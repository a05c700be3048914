// Made from canned-reply.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface CannedRepliesResult {
  id: string;
  shortcut: string;
  title: string;
  body: string;
  actions: unknown;
}

const cannedRepliesText = `SELECT r.id, r.shortcut, r.title, r.body, r.actions AS "actions" FROM desk_canned_replies r ORDER BY r.shortcut`;

export const cannedReplies = {
  text: cannedRepliesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<CannedRepliesResult[]> {
    return (await on.query<CannedRepliesResult>(cannedRepliesText)).rows;
  },
};

export interface LockCannedReplyParams {
  id: string;
}

export interface LockCannedReplyResult {
  id: string;
  shortcut: string;
  title: string;
  body: string;
  actions: unknown;
}

const lockCannedReplyText = `SELECT r.id, r.shortcut, r.title, r.body, r.actions AS "actions" FROM desk_canned_replies r WHERE r.id = $1 FOR UPDATE`;

export const lockCannedReply = {
  text: lockCannedReplyText,
  /** @returns the rows */
  async run(params: LockCannedReplyParams, on: Queryable): Promise<LockCannedReplyResult[]> {
    return (await on.query<LockCannedReplyResult>(lockCannedReplyText, [params.id])).rows;
  },
};

export interface InsertCannedReplyParams {
  id: string;
  shortcut: string;
  title: string;
  body: string;
  actions: object | number | boolean;
  now: Date | string;
}

const insertCannedReplyText = `INSERT INTO desk_canned_replies (id, shortcut, title, body, actions, created_by, updated_at) VALUES ($1, $2, $3, $4, $5, actor_id(), $6)`;

export const insertCannedReply = {
  text: insertCannedReplyText,
  /** @returns how many rows it touched */
  async run(params: InsertCannedReplyParams, on: Queryable): Promise<number> {
    return (await on.query(insertCannedReplyText, [params.id, params.shortcut, params.title, params.body, JSON.stringify(params.actions), params.now])).rowCount;
  },
};

export interface UpdateCannedReplyParams {
  shortcut: string;
  title: string;
  body: string;
  actions: object | number | boolean;
  now: Date | string;
  id: string;
}

const updateCannedReplyText = `UPDATE desk_canned_replies SET shortcut = $1, title = $2, body = $3, actions = $4, updated_at = $5 WHERE id = $6`;

export const updateCannedReply = {
  text: updateCannedReplyText,
  /** @returns how many rows it touched */
  async run(params: UpdateCannedReplyParams, on: Queryable): Promise<number> {
    return (await on.query(updateCannedReplyText, [params.shortcut, params.title, params.body, JSON.stringify(params.actions), params.now, params.id])).rowCount;
  },
};

export interface DeleteCannedReplyParams {
  id: string;
}

const deleteCannedReplyText = `DELETE FROM desk_canned_replies WHERE id = $1`;

export const deleteCannedReply = {
  text: deleteCannedReplyText,
  /** @returns how many rows it touched */
  async run(params: DeleteCannedReplyParams, on: Queryable): Promise<number> {
    return (await on.query(deleteCannedReplyText, [params.id])).rowCount;
  },
};
