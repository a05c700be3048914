/* @name shippedHashes */
SELECT a.slug, a.shipped_hash AS "shippedHash" FROM help_articles a;

/* @name saveShipped */
INSERT INTO help_articles AS a (slug, title, category, summary, body, keywords, shipped_hash, published_at, updated_at)
VALUES (:slug!, :title!, :category!, :summary!, :body!, :keywords!, :hash!, :now!, :now!)
ON CONFLICT (slug) DO UPDATE SET title = excluded.title, category = excluded.category, summary = excluded.summary, body = excluded.body, keywords = excluded.keywords,
  shipped_hash = excluded.shipped_hash, updated_at = excluded.updated_at
 WHERE a.shipped_hash IS NOT NULL AND a.shipped_hash <> excluded.shipped_hash;

/* @name publishedArticles */
SELECT a.id, a.slug, a.title, a.category, a.summary FROM help_articles a WHERE a.published_at IS NOT NULL ORDER BY a.category, a.title LIMIT :limit!;

/* @name findArticle */
SELECT a.id, a.slug, a.title, a.category, a.summary, a.body, a.updated_at AS "updatedAt",
       (SELECT v.helpful FROM help_votes v WHERE v.article_id = a.id AND v.person_id = actor_id()) AS "helpful?"
  FROM help_articles a WHERE a.slug = :slug! AND a.published_at IS NOT NULL;

/* @name titlesOf */
SELECT a.slug, a.title FROM help_articles a WHERE a.slug = ANY(:slugs!::text[]) AND a.published_at IS NOT NULL;

/* @name likelyWords */
-- For words that no article has, the most alike word of a title, of keywords or of a summary: by trigrams, or the same letters in
-- another order. Only words that begin alike: a slip is hardly ever in the first letter, and it keeps foreign words what they are.
SELECT w.word AS "word!", v.word AS "likely!" FROM unnest(:words!::text[]) AS w(word)
  CROSS JOIN LATERAL (SELECT k.word, greatest(similarity(k.word, w.word), 0.9 * (same_letters.yes)::int) AS alike FROM (
      SELECT DISTINCT regexp_split_to_table(lower(unaccent(h.title || ' ' || h.keywords || ' ' || h.summary)), '[^[:alnum:]]+') AS word FROM help_articles h WHERE h.published_at IS NOT NULL
    ) k CROSS JOIN LATERAL (SELECT length(k.word) = length(w.word) AND
      (SELECT string_agg(c, '' ORDER BY c) FROM string_to_table(k.word, NULL) AS c) = (SELECT string_agg(c, '' ORDER BY c) FROM string_to_table(w.word, NULL) AS c) AS yes) same_letters
    WHERE length(k.word) >= 4 AND left(k.word, 1) = left(w.word, 1) AND (same_letters.yes OR similarity(k.word, w.word) >= 0.5)
    ORDER BY alike DESC, k.word LIMIT 1) v
 WHERE NOT EXISTS (SELECT FROM help_articles h, unnest(tsvector_to_array(to_tsvector('baraza_english', w.word))) AS s(stem) WHERE h.published_at IS NOT NULL
         AND h.search @@ (quote_literal(s.stem) || CASE WHEN w.word = :lastWord! THEN ':*' ELSE '' END)::tsquery)
   AND to_tsvector('baraza_english', w.word) <> ''::tsvector;

/* @name matchArticles */
SELECT a.id, a.slug, a.title, a.category, a.summary, a.score AS "score!" FROM (
  SELECT x.*, 0.5 * x.coverage + 0.2 * least(1, 4 * ts_rank('{0.05, 0.2, 0.6, 1}', x.search, x.any_word)) + 0.3 * x.phrase + 0.05 * (x.search @@ x.web)::int AS score FROM (
    SELECT h.*, q.any_word, q.web,
           (SELECT count(*) FILTER (WHERE h.search @@ quote_literal(w.word)::tsquery OR (w.word = q.last_word AND h.search @@ (quote_literal(w.word) || ':*')::tsquery))::float8
                   / greatest(1, cardinality(q.words)) FROM unnest(q.words) AS w(word)) AS coverage,
           -- How well one of the article's own phrases is found in the question, slips of the finger included.
           (SELECT coalesce(max(word_similarity(k.phrase, q.plain)), 0) FROM unnest(string_to_array(lower(unaccent(h.title || ', ' || h.keywords)), ', ')) AS k(phrase)) AS phrase
      FROM help_articles h, (
        SELECT lower(unaccent(:q!)) AS plain, tsvector_to_array(to_tsvector('baraza_english', :q!)) AS words, :lastWord!::text AS last_word,
               websearch_to_tsquery('baraza_english', :q!) AS web,
               coalesce((SELECT string_agg(quote_literal(w.word), ' | ')::tsquery FROM unnest(tsvector_to_array(to_tsvector('baraza_english', :q!))) AS w(word)), ''::tsquery) AS any_word
      ) q WHERE h.published_at IS NOT NULL
  ) x WHERE x.coverage > 0.3 OR x.phrase >= 0.6
) a ORDER BY a.score DESC, a.title LIMIT :limit!;

/* @name vote */
INSERT INTO help_votes (article_id, person_id, helpful, voted_at) VALUES (:articleId!, actor_id(), :helpful!, :now!)
ON CONFLICT (article_id, person_id) DO UPDATE SET helpful = excluded.helpful, voted_at = excluded.voted_at;
