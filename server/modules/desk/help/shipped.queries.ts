// Made from shipped.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface KnownSlugsParams {
  slugs: readonly (string | null)[];
}

export interface KnownSlugsResult {
  slug: string;
}

const knownSlugsText = `-- Addresses of the past count: an article that was renamed or put away does not come back by a start.
SELECT s.slug FROM help_slugs s WHERE s.slug = ANY($1::text[])`;

export const knownSlugs = {
  text: knownSlugsText,
  /** @returns the rows */
  async run(params: KnownSlugsParams, on: Queryable): Promise<KnownSlugsResult[]> {
    return (await on.query<KnownSlugsResult>(knownSlugsText, [params.slugs])).rows;
  },
};

export interface AddShippedCategoryParams {
  key: string;
  names: object | number | boolean;
}

const addShippedCategoryText = `INSERT INTO help_categories (key, names, position) VALUES ($1, $2, 100) ON CONFLICT DO NOTHING`;

export const addShippedCategory = {
  text: addShippedCategoryText,
  /** @returns how many rows it touched */
  async run(params: AddShippedCategoryParams, on: Queryable): Promise<number> {
    return (await on.query(addShippedCategoryText, [params.key, JSON.stringify(params.names)])).rowCount;
  },
};

export interface AddShippedParams {
  slug: string;
  title: string;
  category: string;
  summary: string;
  body: string;
  keywords: string;
  language: string;
  hash: string;
  now: Date | string;
}

const addShippedText = `INSERT INTO help_articles (slug, title, category, summary, body, keywords, language, shipped_hash, published_at, published_version, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $9) ON CONFLICT DO NOTHING`;

export const addShipped = {
  text: addShippedText,
  /** @returns how many rows it touched */
  async run(params: AddShippedParams, on: Queryable): Promise<number> {
    return (await on.query(addShippedText, [params.slug, params.title, params.category, params.summary, params.body, params.keywords, params.language, params.hash, params.now])).rowCount;
  },
};

const completeVersionsText = `-- First versions of articles that have none: those added above, and those that a server of the version before added during an update.
INSERT INTO help_article_versions (article_id, version, title, summary, body, keywords, category, saved_at)
SELECT a.id, a.version, a.title, a.summary, a.body, a.keywords, a.category, a.updated_at FROM help_articles a
 WHERE NOT EXISTS (SELECT FROM help_article_versions v WHERE v.article_id = a.id) ON CONFLICT DO NOTHING`;

export const completeVersions = {
  text: completeVersionsText,
  /** @returns how many rows it touched */
  async run(_params: void, on: Queryable): Promise<number> {
    return (await on.query(completeVersionsText)).rowCount;
  },
};

const completePublishedText = `UPDATE help_articles SET published_version = version WHERE published_at IS NOT NULL AND published_version IS NULL`;

export const completePublished = {
  text: completePublishedText,
  /** @returns how many rows it touched */
  async run(_params: void, on: Queryable): Promise<number> {
    return (await on.query(completePublishedText)).rowCount;
  },
};
