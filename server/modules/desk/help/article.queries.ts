// Made from article.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface ShippedHashesResult {
  slug: string;
  shippedHash: string | null;
}

const shippedHashesText = `SELECT a.slug, a.shipped_hash AS "shippedHash" FROM help_articles a`;

export const shippedHashes = {
  text: shippedHashesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ShippedHashesResult[]> {
    return (await on.query<ShippedHashesResult>(shippedHashesText)).rows;
  },
};

export interface SaveShippedParams {
  slug: string;
  title: string;
  category: string;
  summary: string;
  body: string;
  keywords: string;
  hash: string;
  now: Date | string;
}

const saveShippedText = `INSERT INTO help_articles AS a (slug, title, category, summary, body, keywords, shipped_hash, published_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
ON CONFLICT (slug) DO UPDATE SET title = excluded.title, category = excluded.category, summary = excluded.summary, body = excluded.body, keywords = excluded.keywords,
  shipped_hash = excluded.shipped_hash, updated_at = excluded.updated_at
 WHERE a.shipped_hash IS NOT NULL AND a.shipped_hash <> excluded.shipped_hash`;

export const saveShipped = {
  text: saveShippedText,
  /** @returns how many rows it touched */
  async run(params: SaveShippedParams, on: Queryable): Promise<number> {
    return (await on.query(saveShippedText, [params.slug, params.title, params.category, params.summary, params.body, params.keywords, params.hash, params.now])).rowCount;
  },
};

export interface PublishedArticlesParams {
  limit: number;
}

export interface PublishedArticlesResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
}

const publishedArticlesText = `SELECT a.id, a.slug, a.title, a.category, a.summary FROM help_articles a WHERE a.published_at IS NOT NULL ORDER BY a.category, a.title LIMIT $1`;

export const publishedArticles = {
  text: publishedArticlesText,
  /** @returns the rows */
  async run(params: PublishedArticlesParams, on: Queryable): Promise<PublishedArticlesResult[]> {
    return (await on.query<PublishedArticlesResult>(publishedArticlesText, [params.limit])).rows;
  },
};

export interface FindArticleParams {
  slug: string;
}

export interface FindArticleResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  body: string;
  updatedAt: Date;
  helpful: boolean | null;
}

const findArticleText = `SELECT a.id, a.slug, a.title, a.category, a.summary, a.body, a.updated_at AS "updatedAt",
       (SELECT v.helpful FROM help_votes v WHERE v.article_id = a.id AND v.person_id = actor_id()) AS "helpful"
  FROM help_articles a WHERE a.slug = $1 AND a.published_at IS NOT NULL`;

export const findArticle = {
  text: findArticleText,
  /** @returns the rows */
  async run(params: FindArticleParams, on: Queryable): Promise<FindArticleResult[]> {
    return (await on.query<FindArticleResult>(findArticleText, [params.slug])).rows;
  },
};

export interface TitlesOfParams {
  slugs: readonly (string | null)[];
}

export interface TitlesOfResult {
  slug: string;
  title: string;
}

const titlesOfText = `SELECT a.slug, a.title FROM help_articles a WHERE a.slug = ANY($1::text[]) AND a.published_at IS NOT NULL`;

export const titlesOf = {
  text: titlesOfText,
  /** @returns the rows */
  async run(params: TitlesOfParams, on: Queryable): Promise<TitlesOfResult[]> {
    return (await on.query<TitlesOfResult>(titlesOfText, [params.slugs])).rows;
  },
};

export interface LikelyWordsParams {
  words: readonly (string | null)[];
  lastWord: string;
}

export interface LikelyWordsResult {
  word: string;
  likely: string;
}

const likelyWordsText = `-- For words that no article has, the most alike word of a title, of keywords or of a summary: by trigrams, or the same letters in
-- another order. Only words that begin alike: a slip is hardly ever in the first letter, and it keeps foreign words what they are.
SELECT w.word AS "word", v.word AS "likely" FROM unnest($1::text[]) AS w(word)
  CROSS JOIN LATERAL (SELECT k.word, greatest(similarity(k.word, w.word), 0.9 * (same_letters.yes)::int) AS alike FROM (
      SELECT DISTINCT regexp_split_to_table(lower(unaccent(h.title || ' ' || h.keywords || ' ' || h.summary)), '[^[:alnum:]]+') AS word FROM help_articles h WHERE h.published_at IS NOT NULL
    ) k CROSS JOIN LATERAL (SELECT length(k.word) = length(w.word) AND
      (SELECT string_agg(c, '' ORDER BY c) FROM string_to_table(k.word, NULL) AS c) = (SELECT string_agg(c, '' ORDER BY c) FROM string_to_table(w.word, NULL) AS c) AS yes) same_letters
    WHERE length(k.word) >= 4 AND left(k.word, 1) = left(w.word, 1) AND (same_letters.yes OR similarity(k.word, w.word) >= 0.5)
    ORDER BY alike DESC, k.word LIMIT 1) v
 WHERE NOT EXISTS (SELECT FROM help_articles h, unnest(tsvector_to_array(to_tsvector('baraza_english', w.word))) AS s(stem) WHERE h.published_at IS NOT NULL
         AND h.search @@ (quote_literal(s.stem) || CASE WHEN w.word = $2 THEN ':*' ELSE '' END)::tsquery)
   AND to_tsvector('baraza_english', w.word) <> ''::tsvector`;

export const likelyWords = {
  text: likelyWordsText,
  /** @returns the rows */
  async run(params: LikelyWordsParams, on: Queryable): Promise<LikelyWordsResult[]> {
    return (await on.query<LikelyWordsResult>(likelyWordsText, [params.words, params.lastWord])).rows;
  },
};

export interface MatchArticlesParams {
  q: string;
  lastWord: string;
  limit: number;
}

export interface MatchArticlesResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  score: number;
}

const matchArticlesText = `SELECT a.id, a.slug, a.title, a.category, a.summary, a.score AS "score" FROM (
  SELECT x.*, 0.5 * x.coverage + 0.2 * least(1, 4 * ts_rank('{0.05, 0.2, 0.6, 1}', x.search, x.any_word)) + 0.3 * x.phrase + 0.05 * (x.search @@ x.web)::int AS score FROM (
    SELECT h.*, q.any_word, q.web,
           (SELECT count(*) FILTER (WHERE h.search @@ quote_literal(w.word)::tsquery OR (w.word = q.last_word AND h.search @@ (quote_literal(w.word) || ':*')::tsquery))::float8
                   / greatest(1, cardinality(q.words)) FROM unnest(q.words) AS w(word)) AS coverage,
           -- How well one of the article's own phrases is found in the question, slips of the finger included.
           (SELECT coalesce(max(word_similarity(k.phrase, q.plain)), 0) FROM unnest(string_to_array(lower(unaccent(h.title || ', ' || h.keywords)), ', ')) AS k(phrase)) AS phrase
      FROM help_articles h, (
        SELECT lower(unaccent($1)) AS plain, tsvector_to_array(to_tsvector('baraza_english', $1)) AS words, $2::text AS last_word,
               websearch_to_tsquery('baraza_english', $1) AS web,
               coalesce((SELECT string_agg(quote_literal(w.word), ' | ')::tsquery FROM unnest(tsvector_to_array(to_tsvector('baraza_english', $1))) AS w(word)), ''::tsquery) AS any_word
      ) q WHERE h.published_at IS NOT NULL
  ) x WHERE x.coverage > 0.3 OR x.phrase >= 0.6
) a ORDER BY a.score DESC, a.title LIMIT $3`;

export const matchArticles = {
  text: matchArticlesText,
  /** @returns the rows */
  async run(params: MatchArticlesParams, on: Queryable): Promise<MatchArticlesResult[]> {
    return (await on.query<MatchArticlesResult>(matchArticlesText, [params.q, params.lastWord, params.limit])).rows;
  },
};

export interface VoteParams {
  articleId: string;
  helpful: boolean;
  now: Date | string;
}

const voteText = `INSERT INTO help_votes (article_id, person_id, helpful, voted_at) VALUES ($1, actor_id(), $2, $3)
ON CONFLICT (article_id, person_id) DO UPDATE SET helpful = excluded.helpful, voted_at = excluded.voted_at`;

export const vote = {
  text: voteText,
  /** @returns how many rows it touched */
  async run(params: VoteParams, on: Queryable): Promise<number> {
    return (await on.query(voteText, [params.articleId, params.helpful, params.now])).rowCount;
  },
};
