// Made from views.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface ViewsParams {
  id?: string | null;
}

export interface ViewsResult {
  id: string;
  name: string;
  filter: unknown;
  shared: boolean;
  version: number;
  ownerId: string;
  ownerName: string | null;
  ownerUsername: string | null;
  ownerImage: string | null;
  ownerIsStaff: boolean | null;
}

const viewsText = `SELECT v.id AS "id", v.name AS "name", v.filter AS "filter", v.shared AS "shared", v.version AS "version", v.owner_id AS "ownerId",
       p.name AS "ownerName", p.username AS "ownerUsername", p.image AS "ownerImage", p.is_staff AS "ownerIsStaff"
  FROM desk_views v LEFT JOIN identity_profiles p ON p.person_id = v.owner_id
 WHERE ($1::uuid IS NULL OR v.id = $1::uuid) AND (v.owner_id = (SELECT actor_id()) OR v.shared) ORDER BY v.shared, lower(v.name), v.id LIMIT 200`;

export const views = {
  text: viewsText,
  /** @returns the rows */
  async run(params: ViewsParams, on: Queryable): Promise<ViewsResult[]> {
    return (await on.query<ViewsResult>(viewsText, [params.id])).rows;
  },
};

export interface LockViewParams {
  id: string;
}

export interface LockViewResult {
  id: string;
  name: string;
  filter: unknown;
  shared: boolean;
  version: number;
  ownerId: string;
}

const lockViewText = `SELECT v.id AS "id", v.name AS "name", v.filter AS "filter", v.shared AS "shared", v.version AS "version", v.owner_id AS "ownerId"
  FROM desk_views v WHERE v.id = $1 FOR NO KEY UPDATE`;

export const lockView = {
  text: lockViewText,
  /** @returns the rows */
  async run(params: LockViewParams, on: Queryable): Promise<LockViewResult[]> {
    return (await on.query<LockViewResult>(lockViewText, [params.id])).rows;
  },
};

export interface CountOwnViewsResult {
  count: number;
}

const countOwnViewsText = `SELECT count(*)::int AS "count" FROM desk_views v WHERE v.owner_id = (SELECT actor_id())`;

export const countOwnViews = {
  text: countOwnViewsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<CountOwnViewsResult[]> {
    return (await on.query<CountOwnViewsResult>(countOwnViewsText)).rows;
  },
};

export interface InsertViewParams {
  id: string;
  name: string;
  filter: object | number | boolean;
  shared: boolean;
  now: Date | string;
}

const insertViewText = `INSERT INTO desk_views (id, owner_id, name, filter, shared, created_at, updated_at) VALUES ($1, (SELECT actor_id()), $2, $3, $4, $5, $5)`;

export const insertView = {
  text: insertViewText,
  /** @returns how many rows it touched */
  async run(params: InsertViewParams, on: Queryable): Promise<number> {
    return (await on.query(insertViewText, [params.id, params.name, JSON.stringify(params.filter), params.shared, params.now])).rowCount;
  },
};

export interface UpdateViewParams {
  name: string;
  filter: object | number | boolean;
  shared: boolean;
  now: Date | string;
  id: string;
}

const updateViewText = `UPDATE desk_views SET name = $1, filter = $2, shared = $3, version = version + 1, updated_at = $4 WHERE id = $5`;

export const updateView = {
  text: updateViewText,
  /** @returns how many rows it touched */
  async run(params: UpdateViewParams, on: Queryable): Promise<number> {
    return (await on.query(updateViewText, [params.name, JSON.stringify(params.filter), params.shared, params.now, params.id])).rowCount;
  },
};

export interface DeleteViewParams {
  id: string;
}

const deleteViewText = `DELETE FROM desk_views WHERE id = $1`;

export const deleteView = {
  text: deleteViewText,
  /** @returns how many rows it touched */
  async run(params: DeleteViewParams, on: Queryable): Promise<number> {
    return (await on.query(deleteViewText, [params.id])).rowCount;
  },
};

export interface ForgetViewsOfParams {
  personId: string;
}

const forgetViewsOfText = `DELETE FROM desk_views WHERE owner_id = $1 AND NOT shared`;

export const forgetViewsOf = {
  text: forgetViewsOfText,
  /** @returns how many rows it touched */
  async run(params: ForgetViewsOfParams, on: Queryable): Promise<number> {
    return (await on.query(forgetViewsOfText, [params.personId])).rowCount;
  },
};
