/* @name publishedArticles */
-- One of each article: in the asked language, else in English, else in whatever there is.
SELECT one.id, one.slug, one.title, one.category, one.summary, one.language FROM (
  SELECT DISTINCT ON (a.translation_group) a.* FROM help_articles a WHERE a.published_at IS NOT NULL
   ORDER BY a.translation_group, (a.language = :language!) DESC, (a.language = 'en') DESC, a.language
) one JOIN help_categories c ON c.key = one.category LEFT JOIN help_categories p ON p.key = c.parent_key
 WHERE (:category::text IS NULL OR one.category = :category)
 ORDER BY coalesce(p.position, c.position), coalesce(p.key, c.key), c.level, c.position, c.key, one.title LIMIT :limit!;

/* @name everyPublished */
SELECT a.slug, a.language, a.translation_group AS "translationGroup", a.category, a.updated_at AS "updatedAt" FROM help_articles a
 WHERE a.published_at IS NOT NULL ORDER BY a.translation_group, a.language LIMIT :limit!;

/* @name findArticle */
SELECT a.id, a.slug, a.title, a.category, a.summary, a.body, a.language, a.published_at AS "publishedAt!", a.updated_at AS "updatedAt",
       (SELECT v.helpful FROM help_votes v WHERE v.article_id = a.id AND v.person_id = actor_id()) AS "helpful?"
  FROM help_articles a WHERE a.slug = :slug! AND a.published_at IS NOT NULL;

/* @name visitorVote */
SELECT help_visitor_vote(:articleId!, :visitor!) AS "helpful?";

/* @name slugNow */
SELECT help_slug_now(:slug!) AS "slug?";

/* @name titlesOf */
SELECT a.slug, a.title FROM help_articles a WHERE a.slug = ANY(:slugs!::text[]) AND a.published_at IS NOT NULL;

/* @name translationsOf */
SELECT t.slug, t.title, t.language FROM help_articles a JOIN help_articles t ON t.translation_group = a.translation_group AND t.id <> a.id
 WHERE a.id = :id! AND t.published_at IS NOT NULL ORDER BY t.language;

/* @name relatedTo */
-- In the same language: what it links to, what links to it, what is alike in title and keywords, what stands beside it.
SELECT r.slug, r.title, r.language FROM (
  SELECT o.slug, o.title, o.language,
         (o.slug = ANY(:linked!::text[]))::int * 1.0 + (strpos(o.body, '[[' || a.slug || ']]') > 0)::int * 0.5 + (o.category = a.category)::int * 0.25
         + similarity(lower(o.title || ' ' || o.keywords), lower(a.title || ' ' || a.keywords)) AS closeness
    FROM help_articles a JOIN help_articles o ON o.language = a.language AND o.id <> a.id AND o.published_at IS NOT NULL WHERE a.id = :id!
) r WHERE r.closeness >= 0.3 ORDER BY r.closeness DESC, r.title LIMIT 4;

/* @name countView */
SELECT help_count_view(:id!, :now!);

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
         AND (h.search @@ quote_literal(s.stem)::tsquery OR (w.word = :lastWord! AND h.words @@ (quote_literal(w.word) || ':*')::tsquery)))
   AND to_tsvector('baraza_english', w.word) <> ''::tsvector;

/* @name matchArticles */
-- Of an article in several languages the one that fits best; of those that fit alike, the one in the asked language.
SELECT a.id, a.slug, a.title, a.category, a.summary, a.language, a.score AS "score!" FROM (
  SELECT DISTINCT ON (s.translation_group) s.* FROM (
  SELECT x.*, 0.5 * x.coverage + 0.2 * least(1, 4 * ts_rank('{0.05, 0.2, 0.6, 1}', x.search, x.any_word)) + 0.3 * x.phrase + 0.05 * (x.search @@ x.web)::int AS score FROM (
    SELECT h.*, q.any_word, q.web,
           (SELECT count(*) FILTER (WHERE h.search @@ quote_literal(w.word)::tsquery OR (w.word = q.last_stem AND h.words @@ (quote_literal(q.last_word) || ':*')::tsquery))::float8
                   / greatest(1, cardinality(q.words)) FROM unnest(q.words) AS w(word)) AS coverage,
           -- How well one of the article's own phrases is found in the question, slips of the finger included.
           (SELECT coalesce(max(word_similarity(k.phrase, q.plain)), 0) FROM unnest(string_to_array(lower(unaccent(h.title || ', ' || h.keywords)), ', ')) AS k(phrase)) AS phrase
      FROM help_articles h, (
        SELECT lower(unaccent(:q!)) AS plain, tsvector_to_array(to_tsvector('baraza_english', :q!)) AS words, :lastWord!::text AS last_word, (tsvector_to_array(to_tsvector('baraza_english', :lastWord!::text)))[1] AS last_stem,
               websearch_to_tsquery('baraza_english', :q!) AS web,
               coalesce((SELECT string_agg(quote_literal(w.word), ' | ')::tsquery FROM unnest(tsvector_to_array(to_tsvector('baraza_english', :q!))) AS w(word)), ''::tsquery) AS any_word
      ) q WHERE h.published_at IS NOT NULL
  ) x WHERE x.coverage > 0.3 OR x.phrase >= 0.6
  ) s ORDER BY s.translation_group, (s.score + 0.15 * (s.language = :language!)::int) DESC
) a ORDER BY a.score DESC, a.title LIMIT :limit!;

/* @name snippets */
-- The most telling words around what was found: words that begin like a stem of the question ("charg") or like its last word. Hits stand between two characters of the private use area, which no text holds:
-- nothing here is HTML, whoever shows it escapes it.
WITH found AS (
  SELECT string_agg(quote_literal(w.word) || CASE WHEN length(w.word) >= 3 THEN ':*' ELSE '' END, ' | ')::tsquery AS words
    FROM unnest(tsvector_to_array(to_tsvector('baraza_english', :q!)) || :lastWord!::text) AS w(word) WHERE w.word <> ''
)
SELECT t.nth AS "nth!", ts_headline('baraza', t.plain, found.words,
         E'StartSel="\uE000", StopSel="\uE001", MaxWords=28, MinWords=14, ShortWord=2') AS "headline!"
  FROM found, unnest(:texts!::text[]) WITH ORDINALITY AS t(plain, nth) WHERE found.words IS NOT NULL;

/* @name bodiesOf */
SELECT a.id, a.body FROM help_articles a WHERE a.id = ANY(:ids!::uuid[]) AND a.published_at IS NOT NULL;

/* @name vote */
SELECT help_vote(:articleId!, :visitor, :helpful!, :comment, :now!);
