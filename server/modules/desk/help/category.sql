/* @name helpCategories */
SELECT c.key, c.parent_key AS "parent", c.names, (SELECT count(DISTINCT a.translation_group) FROM help_articles a WHERE a.category = c.key AND a.published_at IS NOT NULL)::int AS "articles!"
  FROM help_categories c LEFT JOIN help_categories p ON p.key = c.parent_key
 ORDER BY coalesce(p.position, c.position), coalesce(p.key, c.key), c.level, c.position, c.key;

/* @name findHelpCategory */
SELECT c.key FROM help_categories c WHERE c.key = :key!;

/* @name lockHelpCategory */
SELECT c.key, c.parent_key AS "parent", c.names FROM help_categories c WHERE c.key = :key! FOR UPDATE;

/* @name insertHelpCategory */
INSERT INTO help_categories (key, parent_key, names, position) SELECT :key!, :parent, :names!, coalesce(max(c.position), 0) + 1 FROM help_categories c;

/* @name updateHelpCategory */
UPDATE help_categories SET parent_key = :parent, names = :names! WHERE key = :key!;

/* @name deleteHelpCategory */
-- The newest words of an article may name another category than the published ones.
DELETE FROM help_categories c WHERE c.key = :key! AND NOT EXISTS (SELECT FROM help_categories i WHERE i.parent_key = c.key)
   AND NOT EXISTS (SELECT FROM help_articles a JOIN help_article_versions v ON v.article_id = a.id AND v.version = a.version WHERE c.key IN (a.category, v.category));

/* @name orderHelpCategories */
UPDATE help_categories c SET position = o.nth FROM unnest(:keys!::text[]) WITH ORDINALITY AS o(key, nth) WHERE c.key = o.key;
