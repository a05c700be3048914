// Made from category.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface HelpCategoriesResult {
  key: string;
  parent: string | null;
  names: unknown;
  articles: number;
}

const helpCategoriesText = `SELECT c.key, c.parent_key AS "parent", c.names, (SELECT count(DISTINCT a.translation_group) FROM help_articles a WHERE a.category = c.key AND a.published_at IS NOT NULL)::int AS "articles"
  FROM help_categories c LEFT JOIN help_categories p ON p.key = c.parent_key
 ORDER BY coalesce(p.position, c.position), coalesce(p.key, c.key), c.level, c.position, c.key`;

export const helpCategories = {
  text: helpCategoriesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<HelpCategoriesResult[]> {
    return (await on.query<HelpCategoriesResult>(helpCategoriesText)).rows;
  },
};

export interface FindHelpCategoryParams {
  key: string;
}

export interface FindHelpCategoryResult {
  key: string;
}

const findHelpCategoryText = `SELECT c.key FROM help_categories c WHERE c.key = $1`;

export const findHelpCategory = {
  text: findHelpCategoryText,
  /** @returns the rows */
  async run(params: FindHelpCategoryParams, on: Queryable): Promise<FindHelpCategoryResult[]> {
    return (await on.query<FindHelpCategoryResult>(findHelpCategoryText, [params.key])).rows;
  },
};

export interface LockHelpCategoryParams {
  key: string;
}

export interface LockHelpCategoryResult {
  key: string;
  parent: string | null;
  names: unknown;
}

const lockHelpCategoryText = `SELECT c.key, c.parent_key AS "parent", c.names FROM help_categories c WHERE c.key = $1 FOR UPDATE`;

export const lockHelpCategory = {
  text: lockHelpCategoryText,
  /** @returns the rows */
  async run(params: LockHelpCategoryParams, on: Queryable): Promise<LockHelpCategoryResult[]> {
    return (await on.query<LockHelpCategoryResult>(lockHelpCategoryText, [params.key])).rows;
  },
};

export interface InsertHelpCategoryParams {
  key: string;
  parent?: string | null;
  names: object | number | boolean;
}

const insertHelpCategoryText = `INSERT INTO help_categories (key, parent_key, names, position) SELECT $1, $2, $3, coalesce(max(c.position), 0) + 1 FROM help_categories c`;

export const insertHelpCategory = {
  text: insertHelpCategoryText,
  /** @returns how many rows it touched */
  async run(params: InsertHelpCategoryParams, on: Queryable): Promise<number> {
    return (await on.query(insertHelpCategoryText, [params.key, params.parent, JSON.stringify(params.names)])).rowCount;
  },
};

export interface UpdateHelpCategoryParams {
  parent?: string | null;
  names: object | number | boolean;
  key: string;
}

const updateHelpCategoryText = `UPDATE help_categories SET parent_key = $1, names = $2 WHERE key = $3`;

export const updateHelpCategory = {
  text: updateHelpCategoryText,
  /** @returns how many rows it touched */
  async run(params: UpdateHelpCategoryParams, on: Queryable): Promise<number> {
    return (await on.query(updateHelpCategoryText, [params.parent, JSON.stringify(params.names), params.key])).rowCount;
  },
};

export interface DeleteHelpCategoryParams {
  key: string;
}

const deleteHelpCategoryText = `-- The newest words of an article may name another category than the published ones.
DELETE FROM help_categories c WHERE c.key = $1 AND NOT EXISTS (SELECT FROM help_categories i WHERE i.parent_key = c.key)
   AND NOT EXISTS (SELECT FROM help_articles a JOIN help_article_versions v ON v.article_id = a.id AND v.version = a.version WHERE c.key IN (a.category, v.category))`;

export const deleteHelpCategory = {
  text: deleteHelpCategoryText,
  /** @returns how many rows it touched */
  async run(params: DeleteHelpCategoryParams, on: Queryable): Promise<number> {
    return (await on.query(deleteHelpCategoryText, [params.key])).rowCount;
  },
};

export interface OrderHelpCategoriesParams {
  keys: readonly (string | null)[];
}

const orderHelpCategoriesText = `UPDATE help_categories c SET position = o.nth FROM unnest($1::text[]) WITH ORDINALITY AS o(key, nth) WHERE c.key = o.key`;

export const orderHelpCategories = {
  text: orderHelpCategoriesText,
  /** @returns how many rows it touched */
  async run(params: OrderHelpCategoriesParams, on: Queryable): Promise<number> {
    return (await on.query(orderHelpCategoriesText, [params.keys])).rowCount;
  },
};
