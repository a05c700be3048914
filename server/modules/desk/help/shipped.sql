/* @name knownSlugs */
-- Addresses of the past count: an article that was renamed or put away does not come back by a start.
SELECT s.slug FROM help_slugs s WHERE s.slug = ANY(:slugs!::text[]);

/* @name addShippedCategory */
INSERT INTO help_categories (key, names, position) VALUES (:key!, :names!, 100) ON CONFLICT DO NOTHING;

/* @name addShipped */
INSERT INTO help_articles (slug, title, category, summary, body, keywords, language, shipped_hash, published_at, published_version, updated_at)
VALUES (:slug!, :title!, :category!, :summary!, :body!, :keywords!, :language!, :hash!, :now!, 1, :now!) ON CONFLICT DO NOTHING;

/* @name completeVersions */
-- First versions of articles that have none: those added above, and those that a server of the version before added during an update.
INSERT INTO help_article_versions (article_id, version, title, summary, body, keywords, category, saved_at)
SELECT a.id, a.version, a.title, a.summary, a.body, a.keywords, a.category, a.updated_at FROM help_articles a
 WHERE NOT EXISTS (SELECT FROM help_article_versions v WHERE v.article_id = a.id) ON CONFLICT DO NOTHING;

/* @name completePublished */
UPDATE help_articles SET published_version = version WHERE published_at IS NOT NULL AND published_version IS NULL;
