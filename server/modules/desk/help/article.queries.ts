// Made from article.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface PublishedArticlesParams {
  language: string;
  category?: string | null;
  limit: number;
}

export interface PublishedArticlesResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  language: string;
}

const publishedArticlesText = `-- One of each article: in the asked language, else in English, else in whatever there is.
SELECT one.id, one.slug, one.title, one.category, one.summary, one.language FROM (
  SELECT DISTINCT ON (a.translation_group) a.* FROM help_articles a WHERE a.published_at IS NOT NULL
   ORDER BY a.translation_group, (a.language = $1) DESC, (a.language = 'en') DESC, a.language
) one JOIN help_categories c ON c.key = one.category LEFT JOIN help_categories p ON p.key = c.parent_key
 WHERE ($2::text IS NULL OR one.category = $2)
 ORDER BY coalesce(p.position, c.position), coalesce(p.key, c.key), c.level, c.position, c.key, one.title LIMIT $3`;

export const publishedArticles = {
  text: publishedArticlesText,
  /** @returns the rows */
  async run(params: PublishedArticlesParams, on: Queryable): Promise<PublishedArticlesResult[]> {
    return (await on.query<PublishedArticlesResult>(publishedArticlesText, [params.language, params.category, params.limit])).rows;
  },
};

export interface EveryPublishedParams {
  limit: number;
}

export interface EveryPublishedResult {
  slug: string;
  language: string;
  translationGroup: string;
  category: string;
  updatedAt: Date;
}

const everyPublishedText = `SELECT a.slug, a.language, a.translation_group AS "translationGroup", a.category, a.updated_at AS "updatedAt" FROM help_articles a
 WHERE a.published_at IS NOT NULL ORDER BY a.translation_group, a.language LIMIT $1`;

export const everyPublished = {
  text: everyPublishedText,
  /** @returns the rows */
  async run(params: EveryPublishedParams, on: Queryable): Promise<EveryPublishedResult[]> {
    return (await on.query<EveryPublishedResult>(everyPublishedText, [params.limit])).rows;
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
  language: string;
  publishedAt: Date;
  updatedAt: Date;
  helpful: boolean | null;
}

const findArticleText = `SELECT a.id, a.slug, a.title, a.category, a.summary, a.body, a.language, a.published_at AS "publishedAt", a.updated_at AS "updatedAt",
       (SELECT v.helpful FROM help_votes v WHERE v.article_id = a.id AND v.person_id = actor_id()) AS "helpful"
  FROM help_articles a WHERE a.slug = $1 AND a.published_at IS NOT NULL`;

export const findArticle = {
  text: findArticleText,
  /** @returns the rows */
  async run(params: FindArticleParams, on: Queryable): Promise<FindArticleResult[]> {
    return (await on.query<FindArticleResult>(findArticleText, [params.slug])).rows;
  },
};

export interface VisitorVoteParams {
  articleId: string;
  visitor: string;
}

export interface VisitorVoteResult {
  helpful: boolean | null;
}

const visitorVoteText = `SELECT help_visitor_vote($1, $2) AS "helpful"`;

export const visitorVote = {
  text: visitorVoteText,
  /** @returns the rows */
  async run(params: VisitorVoteParams, on: Queryable): Promise<VisitorVoteResult[]> {
    return (await on.query<VisitorVoteResult>(visitorVoteText, [params.articleId, params.visitor])).rows;
  },
};

export interface SlugNowParams {
  slug: string;
}

export interface SlugNowResult {
  slug: string | null;
}

const slugNowText = `SELECT help_slug_now($1) AS "slug"`;

export const slugNow = {
  text: slugNowText,
  /** @returns the rows */
  async run(params: SlugNowParams, on: Queryable): Promise<SlugNowResult[]> {
    return (await on.query<SlugNowResult>(slugNowText, [params.slug])).rows;
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

export interface TranslationsOfParams {
  id: string;
}

export interface TranslationsOfResult {
  slug: string;
  title: string;
  language: string;
}

const translationsOfText = `SELECT t.slug, t.title, t.language FROM help_articles a JOIN help_articles t ON t.translation_group = a.translation_group AND t.id <> a.id
 WHERE a.id = $1 AND t.published_at IS NOT NULL ORDER BY t.language`;

export const translationsOf = {
  text: translationsOfText,
  /** @returns the rows */
  async run(params: TranslationsOfParams, on: Queryable): Promise<TranslationsOfResult[]> {
    return (await on.query<TranslationsOfResult>(translationsOfText, [params.id])).rows;
  },
};

export interface RelatedToParams {
  linked: readonly (string | null)[];
  id: string;
}

export interface RelatedToResult {
  slug: string;
  title: string;
  language: string;
}

const relatedToText = `-- In the same language: what it links to, what links to it, what is alike in title and keywords, what stands beside it.
SELECT r.slug, r.title, r.language FROM (
  SELECT o.slug, o.title, o.language,
         (o.slug = ANY($1::text[]))::int * 1.0 + (strpos(o.body, '[[' || a.slug || ']]') > 0)::int * 0.5 + (o.category = a.category)::int * 0.25
         + similarity(lower(o.title || ' ' || o.keywords), lower(a.title || ' ' || a.keywords)) AS closeness
    FROM help_articles a JOIN help_articles o ON o.language = a.language AND o.id <> a.id AND o.published_at IS NOT NULL WHERE a.id = $2
) r WHERE r.closeness >= 0.3 ORDER BY r.closeness DESC, r.title LIMIT 4`;

export const relatedTo = {
  text: relatedToText,
  /** @returns the rows */
  async run(params: RelatedToParams, on: Queryable): Promise<RelatedToResult[]> {
    return (await on.query<RelatedToResult>(relatedToText, [params.linked, params.id])).rows;
  },
};

export interface CountViewParams {
  id: string;
  now: Date | string;
}

export interface CountViewResult {
  help_count_view: string | null;
}

const countViewText = `SELECT help_count_view($1, $2)`;

export const countView = {
  text: countViewText,
  /** @returns the rows */
  async run(params: CountViewParams, on: Queryable): Promise<CountViewResult[]> {
    return (await on.query<CountViewResult>(countViewText, [params.id, params.now])).rows;
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
         AND (h.search @@ quote_literal(s.stem)::tsquery OR (w.word = $2 AND h.words @@ (quote_literal(w.word) || ':*')::tsquery)))
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
  language: string;
  limit: number;
}

export interface MatchArticlesResult {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  language: string;
  score: number;
}

const matchArticlesText = `-- Of an article in several languages the one that fits best; of those that fit alike, the one in the asked language.
SELECT a.id, a.slug, a.title, a.category, a.summary, a.language, a.score AS "score" FROM (
  SELECT DISTINCT ON (s.translation_group) s.* FROM (
  SELECT x.*, 0.5 * x.coverage + 0.2 * least(1, 4 * ts_rank('{0.05, 0.2, 0.6, 1}', x.search, x.any_word)) + 0.3 * x.phrase + 0.05 * (x.search @@ x.web)::int AS score FROM (
    SELECT h.*, q.any_word, q.web,
           (SELECT count(*) FILTER (WHERE h.search @@ quote_literal(w.word)::tsquery OR (w.word = q.last_stem AND h.words @@ (quote_literal(q.last_word) || ':*')::tsquery))::float8
                   / greatest(1, cardinality(q.words)) FROM unnest(q.words) AS w(word)) AS coverage,
           -- How well one of the article's own phrases is found in the question, slips of the finger included.
           (SELECT coalesce(max(word_similarity(k.phrase, q.plain)), 0) FROM unnest(string_to_array(lower(unaccent(h.title || ', ' || h.keywords)), ', ')) AS k(phrase)) AS phrase
      FROM help_articles h, (
        SELECT lower(unaccent($1)) AS plain, tsvector_to_array(to_tsvector('baraza_english', $1)) AS words, $2::text AS last_word, (tsvector_to_array(to_tsvector('baraza_english', $2::text)))[1] AS last_stem,
               websearch_to_tsquery('baraza_english', $1) AS web,
               coalesce((SELECT string_agg(quote_literal(w.word), ' | ')::tsquery FROM unnest(tsvector_to_array(to_tsvector('baraza_english', $1))) AS w(word)), ''::tsquery) AS any_word
      ) q WHERE h.published_at IS NOT NULL
  ) x WHERE x.coverage > 0.3 OR x.phrase >= 0.6
  ) s ORDER BY s.translation_group, (s.score + 0.15 * (s.language = $3)::int) DESC
) a ORDER BY a.score DESC, a.title LIMIT $4`;

export const matchArticles = {
  text: matchArticlesText,
  /** @returns the rows */
  async run(params: MatchArticlesParams, on: Queryable): Promise<MatchArticlesResult[]> {
    return (await on.query<MatchArticlesResult>(matchArticlesText, [params.q, params.lastWord, params.language, params.limit])).rows;
  },
};

export interface SnippetsParams {
  q: string;
  lastWord: string;
  texts: readonly (string | null)[];
}

export interface SnippetsResult {
  nth: number;
  headline: string;
}

const snippetsText = `-- The most telling words around what was found: words that begin like a stem of the question ("charg") or like its last word. Hits stand between two characters of the private use area, which no text holds:
-- nothing here is HTML, whoever shows it escapes it.
WITH found AS (
  SELECT string_agg(quote_literal(w.word) || CASE WHEN length(w.word) >= 3 THEN ':*' ELSE '' END, ' | ')::tsquery AS words
    FROM unnest(tsvector_to_array(to_tsvector('baraza_english', $1)) || $2::text) AS w(word) WHERE w.word <> ''
)
SELECT t.nth AS "nth", ts_headline('baraza', t.plain, found.words,
         E'StartSel="\\uE000", StopSel="\\uE001", MaxWords=28, MinWords=14, ShortWord=2') AS "headline"
  FROM found, unnest($3::text[]) WITH ORDINALITY AS t(plain, nth) WHERE found.words IS NOT NULL`;

export const snippets = {
  text: snippetsText,
  /** @returns the rows */
  async run(params: SnippetsParams, on: Queryable): Promise<SnippetsResult[]> {
    return (await on.query<SnippetsResult>(snippetsText, [params.q, params.lastWord, params.texts])).rows;
  },
};

export interface BodiesOfParams {
  ids: readonly (string | null)[];
}

export interface BodiesOfResult {
  id: string;
  body: string;
}

const bodiesOfText = `SELECT a.id, a.body FROM help_articles a WHERE a.id = ANY($1::uuid[]) AND a.published_at IS NOT NULL`;

export const bodiesOf = {
  text: bodiesOfText,
  /** @returns the rows */
  async run(params: BodiesOfParams, on: Queryable): Promise<BodiesOfResult[]> {
    return (await on.query<BodiesOfResult>(bodiesOfText, [params.ids])).rows;
  },
};

export interface VoteParams {
  articleId: string;
  visitor?: string | null;
  helpful: boolean;
  comment?: string | null;
  now: Date | string;
}

export interface VoteResult {
  help_vote: string | null;
}

const voteText = `SELECT help_vote($1, $2, $3, $4, $5)`;

export const vote = {
  text: voteText,
  /** @returns the rows */
  async run(params: VoteParams, on: Queryable): Promise<VoteResult[]> {
    return (await on.query<VoteResult>(voteText, [params.articleId, params.visitor, params.helpful, params.comment, params.now])).rows;
  },
};
