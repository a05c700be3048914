// Made from category.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface CategoriesInUseResult {
  key: string;
  name: string;
}

const categoriesInUseText = `SELECT c.key, c.name FROM desk_categories c WHERE c.retired_at IS NULL ORDER BY c.position, c.key`;

export const categoriesInUse = {
  text: categoriesInUseText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<CategoriesInUseResult[]> {
    return (await on.query<CategoriesInUseResult>(categoriesInUseText)).rows;
  },
};

export interface SaveCategoriesParams {
  keys: readonly (string | null)[];
  names: readonly (string | null)[];
}

const saveCategoriesText = `INSERT INTO desk_categories AS c (key, name, position)
SELECT w.key, w.name, w.position FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(key, name, position)
ON CONFLICT (key) DO UPDATE SET name = excluded.name, position = excluded.position, retired_at = NULL`;

export const saveCategories = {
  text: saveCategoriesText,
  /** @returns how many rows it touched */
  async run(params: SaveCategoriesParams, on: Queryable): Promise<number> {
    return (await on.query(saveCategoriesText, [params.keys, params.names])).rowCount;
  },
};

export interface RetireCategoriesParams {
  now: Date | string;
  kept: readonly (string | null)[];
}

const retireCategoriesText = `UPDATE desk_categories SET retired_at = $1 WHERE retired_at IS NULL AND NOT (key = ANY($2::text[]))`;

export const retireCategories = {
  text: retireCategoriesText,
  /** @returns how many rows it touched */
  async run(params: RetireCategoriesParams, on: Queryable): Promise<number> {
    return (await on.query(retireCategoriesText, [params.now, params.kept])).rowCount;
  },
};
