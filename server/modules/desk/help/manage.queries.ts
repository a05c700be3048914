// Made from manage.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface ManagedRowsParams {
  state?: string | null;
  category?: string | null;
  language?: string | null;
  q?: string | null;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface ManagedRowsResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  language: string;
  version: number;
  publishedVersion: number | null;
  publishedAt: Date | null;
  removedAt: Date | null;
  updatedAt: Date;
  savedBy: string | null;
  savedByName: string | null;
  savedByUsername: string | null;
  savedByImage: string | null;
  savedByIsStaff: boolean | null;
  views: number;
  helpful: number;
  notHelpful: number;
}

const managedRowsText = `SELECT a.id, a.slug, v.title, v.category, a.language, a.version, a.published_version AS "publishedVersion", a.published_at AS "publishedAt", a.removed_at AS "removedAt", a.updated_at AS "updatedAt",
       v.saved_by AS "savedBy", p.name AS "savedByName", p.username AS "savedByUsername", p.image AS "savedByImage", p.is_staff AS "savedByIsStaff",
       coalesce((SELECT sum(w.views) FROM help_views w WHERE w.article_id = a.id), 0)::int AS "views",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND f.helpful)::int AS "helpful",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND NOT f.helpful)::int AS "notHelpful"
  FROM help_articles a JOIN help_article_versions v ON v.article_id = a.id AND v.version = a.version
  LEFT JOIN identity_profiles p ON p.person_id = v.saved_by
 WHERE ($1::text IS NULL OR $1 = CASE WHEN a.removed_at IS NOT NULL THEN 'removed' WHEN a.published_at IS NOT NULL THEN 'published' ELSE 'draft' END)
   AND ($1::text IS NOT NULL OR a.removed_at IS NULL)
   AND ($2::text IS NULL OR v.category = $2)
   AND ($3::text IS NULL OR a.language = $3)
   AND ($4::text IS NULL OR strpos(lower(unaccent(v.title || ' ' || v.keywords || ' ' || a.slug)), lower(unaccent($4))) > 0)
   AND ($5::timestamptz IS NULL OR (a.updated_at, a.id) < ($5::timestamptz, $6::uuid))
 ORDER BY a.updated_at DESC, a.id DESC LIMIT $7`;

export const managedRows = {
  text: managedRowsText,
  /** @returns the rows */
  async run(params: ManagedRowsParams, on: Queryable): Promise<ManagedRowsResult[]> {
    return (await on.query<ManagedRowsResult>(managedRowsText, [params.state, params.category, params.language, params.q, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface ManagedArticleParams {
  id: string;
}

export interface ManagedArticleResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  body: string;
  keywords: string;
  language: string;
  translationGroup: string;
  version: number;
  publishedVersion: number | null;
  publishedAt: Date | null;
  removedAt: Date | null;
  updatedAt: Date;
  savedBy: string | null;
  savedByName: string | null;
  savedByUsername: string | null;
  savedByImage: string | null;
  savedByIsStaff: boolean | null;
  views: number;
  helpful: number;
  notHelpful: number;
  oldSlugs: string[];
}

const managedArticleText = `SELECT a.id, a.slug, v.title, v.category, v.summary, v.body, v.keywords, a.language, a.translation_group AS "translationGroup", a.version, a.published_version AS "publishedVersion",
       a.published_at AS "publishedAt", a.removed_at AS "removedAt", a.updated_at AS "updatedAt",
       v.saved_by AS "savedBy", p.name AS "savedByName", p.username AS "savedByUsername", p.image AS "savedByImage", p.is_staff AS "savedByIsStaff",
       coalesce((SELECT sum(w.views) FROM help_views w WHERE w.article_id = a.id), 0)::int AS "views",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND f.helpful)::int AS "helpful",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND NOT f.helpful)::int AS "notHelpful",
       ARRAY(SELECT s.slug FROM help_slugs s WHERE s.article_id = a.id AND s.slug <> a.slug ORDER BY s.slug) AS "oldSlugs"
  FROM help_articles a JOIN help_article_versions v ON v.article_id = a.id AND v.version = a.version
  LEFT JOIN identity_profiles p ON p.person_id = v.saved_by WHERE a.id = $1`;

export const managedArticle = {
  text: managedArticleText,
  /** @returns the rows */
  async run(params: ManagedArticleParams, on: Queryable): Promise<ManagedArticleResult[]> {
    return (await on.query<ManagedArticleResult>(managedArticleText, [params.id])).rows;
  },
};

export interface ManagedTranslationsParams {
  translationGroup: string;
  id: string;
}

export interface ManagedTranslationsResult {
  id: string;
  slug: string;
  title: string;
  language: string;
  publishedAt: Date | null;
  removedAt: Date | null;
}

const managedTranslationsText = `SELECT t.id, t.slug, t.title, t.language, t.published_at AS "publishedAt", t.removed_at AS "removedAt" FROM help_articles t
 WHERE t.translation_group = $1 AND t.id <> $2 ORDER BY t.language`;

export const managedTranslations = {
  text: managedTranslationsText,
  /** @returns the rows */
  async run(params: ManagedTranslationsParams, on: Queryable): Promise<ManagedTranslationsResult[]> {
    return (await on.query<ManagedTranslationsResult>(managedTranslationsText, [params.translationGroup, params.id])).rows;
  },
};

export interface LockArticleParams {
  id: string;
}

export interface LockArticleResult {
  id: string;
  slug: string;
  version: number;
  language: string;
  translationGroup: string;
  publishedVersion: number | null;
  publishedAt: Date | null;
  removedAt: Date | null;
}

const lockArticleText = `SELECT a.id, a.slug, a.version, a.language, a.translation_group AS "translationGroup", a.published_version AS "publishedVersion", a.published_at AS "publishedAt", a.removed_at AS "removedAt"
  FROM help_articles a WHERE a.id = $1 FOR UPDATE`;

export const lockArticle = {
  text: lockArticleText,
  /** @returns the rows */
  async run(params: LockArticleParams, on: Queryable): Promise<LockArticleResult[]> {
    return (await on.query<LockArticleResult>(lockArticleText, [params.id])).rows;
  },
};

export interface InsertArticleParams {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  body: string;
  keywords: string;
  language: string;
  translationGroup?: string | null;
  now: Date | string;
}

const insertArticleText = `INSERT INTO help_articles (id, slug, title, category, summary, body, keywords, language, translation_group, version, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::uuid, uuidv7()), 1, $10)`;

export const insertArticle = {
  text: insertArticleText,
  /** @returns how many rows it touched */
  async run(params: InsertArticleParams, on: Queryable): Promise<number> {
    return (await on.query(insertArticleText, [params.id, params.slug, params.title, params.category, params.summary, params.body, params.keywords, params.language, params.translationGroup, params.now])).rowCount;
  },
};

export interface InsertVersionParams {
  id: string;
  version: number;
  title: string;
  summary: string;
  body: string;
  keywords: string;
  category: string;
  now: Date | string;
  restoredFrom?: number | null;
}

const insertVersionText = `INSERT INTO help_article_versions (article_id, version, title, summary, body, keywords, category, saved_by, saved_at, restored_from)
VALUES ($1, $2, $3, $4, $5, $6, $7, actor_id(), $8, $9)`;

export const insertVersion = {
  text: insertVersionText,
  /** @returns how many rows it touched */
  async run(params: InsertVersionParams, on: Queryable): Promise<number> {
    return (await on.query(insertVersionText, [params.id, params.version, params.title, params.summary, params.body, params.keywords, params.category, params.now, params.restoredFrom])).rowCount;
  },
};

export interface KeepVersionParams {
  version: number;
  slug: string;
  now: Date | string;
  title: string;
  summary: string;
  body: string;
  keywords: string;
  category: string;
  id: string;
}

const keepVersionText = `-- The article's own words are what everybody reads: they follow a save only while nobody reads them.
UPDATE help_articles a SET version = $1, slug = $2, updated_at = $3, shipped_hash = NULL,
       title = CASE WHEN a.published_at IS NULL THEN $4 ELSE a.title END, summary = CASE WHEN a.published_at IS NULL THEN $5 ELSE a.summary END,
       body = CASE WHEN a.published_at IS NULL THEN $6 ELSE a.body END, keywords = CASE WHEN a.published_at IS NULL THEN $7 ELSE a.keywords END,
       category = CASE WHEN a.published_at IS NULL THEN $8 ELSE a.category END
 WHERE a.id = $9`;

export const keepVersion = {
  text: keepVersionText,
  /** @returns how many rows it touched */
  async run(params: KeepVersionParams, on: Queryable): Promise<number> {
    return (await on.query(keepVersionText, [params.version, params.slug, params.now, params.title, params.summary, params.body, params.keywords, params.category, params.id])).rowCount;
  },
};

export interface PublishVersionParams {
  now: Date | string;
  id: string;
  version: number;
}

const publishVersionText = `UPDATE help_articles a SET published_version = v.version, published_at = coalesce(a.published_at, $1), title = v.title, summary = v.summary, body = v.body, keywords = v.keywords,
       category = v.category, updated_at = $1, shipped_hash = NULL
  FROM help_article_versions v WHERE a.id = $2 AND v.article_id = a.id AND v.version = $3`;

export const publishVersion = {
  text: publishVersionText,
  /** @returns how many rows it touched */
  async run(params: PublishVersionParams, on: Queryable): Promise<number> {
    return (await on.query(publishVersionText, [params.now, params.id, params.version])).rowCount;
  },
};

export interface UnpublishArticleParams {
  removedAt?: Date | string | null;
  now: Date | string;
  id: string;
}

const unpublishArticleText = `UPDATE help_articles a SET published_version = NULL, published_at = NULL, title = v.title, summary = v.summary, body = v.body, keywords = v.keywords, category = v.category,
       removed_at = $1::timestamptz, updated_at = $2, shipped_hash = NULL
  FROM help_article_versions v WHERE a.id = $3 AND v.article_id = a.id AND v.version = a.version`;

export const unpublishArticle = {
  text: unpublishArticleText,
  /** @returns how many rows it touched */
  async run(params: UnpublishArticleParams, on: Queryable): Promise<number> {
    return (await on.query(unpublishArticleText, [params.removedAt, params.now, params.id])).rowCount;
  },
};

export interface SetTranslationGroupParams {
  translationGroup?: string | null;
  now: Date | string;
  id: string;
}

const setTranslationGroupText = `UPDATE help_articles SET translation_group = coalesce($1::uuid, uuidv7()), updated_at = $2 WHERE id = $3`;

export const setTranslationGroup = {
  text: setTranslationGroupText,
  /** @returns how many rows it touched */
  async run(params: SetTranslationGroupParams, on: Queryable): Promise<number> {
    return (await on.query(setTranslationGroupText, [params.translationGroup, params.now, params.id])).rowCount;
  },
};

export interface VersionRowsParams {
  id: string;
  before: number;
  limit: number;
}

export interface VersionRowsResult {
  version: number;
  title: string;
  savedAt: Date;
  restoredFrom: number | null;
  published: boolean;
  savedBy: string | null;
  savedByName: string | null;
  savedByUsername: string | null;
  savedByImage: string | null;
  savedByIsStaff: boolean | null;
}

const versionRowsText = `SELECT v.version, v.title, v.saved_at AS "savedAt", v.restored_from AS "restoredFrom", v.version IS NOT DISTINCT FROM a.published_version AS "published",
       v.saved_by AS "savedBy", p.name AS "savedByName", p.username AS "savedByUsername", p.image AS "savedByImage", p.is_staff AS "savedByIsStaff"
  FROM help_article_versions v JOIN help_articles a ON a.id = v.article_id LEFT JOIN identity_profiles p ON p.person_id = v.saved_by
 WHERE v.article_id = $1 AND v.version < $2 ORDER BY v.version DESC LIMIT $3`;

export const versionRows = {
  text: versionRowsText,
  /** @returns the rows */
  async run(params: VersionRowsParams, on: Queryable): Promise<VersionRowsResult[]> {
    return (await on.query<VersionRowsResult>(versionRowsText, [params.id, params.before, params.limit])).rows;
  },
};

export interface FindVersionParams {
  id: string;
  version: number;
}

export interface FindVersionResult {
  version: number;
  title: string;
  summary: string;
  body: string;
  keywords: string;
  category: string;
  savedAt: Date;
  restoredFrom: number | null;
  published: boolean;
  savedBy: string | null;
  savedByName: string | null;
  savedByUsername: string | null;
  savedByImage: string | null;
  savedByIsStaff: boolean | null;
}

const findVersionText = `SELECT v.version, v.title, v.summary, v.body, v.keywords, v.category, v.saved_at AS "savedAt", v.restored_from AS "restoredFrom", v.version IS NOT DISTINCT FROM a.published_version AS "published",
       v.saved_by AS "savedBy", p.name AS "savedByName", p.username AS "savedByUsername", p.image AS "savedByImage", p.is_staff AS "savedByIsStaff"
  FROM help_article_versions v JOIN help_articles a ON a.id = v.article_id LEFT JOIN identity_profiles p ON p.person_id = v.saved_by
 WHERE v.article_id = $1 AND v.version = $2`;

export const findVersion = {
  text: findVersionText,
  /** @returns the rows */
  async run(params: FindVersionParams, on: Queryable): Promise<FindVersionResult[]> {
    return (await on.query<FindVersionResult>(findVersionText, [params.id, params.version])).rows;
  },
};

export interface CommentsParams {
  id: string;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface CommentsResult {
  id: string;
  helpful: boolean;
  comment: string;
  votedAt: Date;
}

const commentsText = `SELECT f.id AS "id", f.helpful AS "helpful", f.comment AS "comment", f.voted_at AS "votedAt" FROM help_feedback f
 WHERE f.article_id = $1 AND f.comment IS NOT NULL AND ($2::timestamptz IS NULL OR (f.voted_at, f.id) < ($2::timestamptz, $3::uuid))
 ORDER BY f.voted_at DESC, f.id DESC LIMIT $4`;

export const comments = {
  text: commentsText,
  /** @returns the rows */
  async run(params: CommentsParams, on: Queryable): Promise<CommentsResult[]> {
    return (await on.query<CommentsResult>(commentsText, [params.id, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};
