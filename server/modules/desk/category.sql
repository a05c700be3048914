/* @name categoriesInUse */
SELECT c.key, c.name FROM desk_categories c WHERE c.retired_at IS NULL ORDER BY c.position, c.key;

/* @name saveCategories */
INSERT INTO desk_categories AS c (key, name, position)
SELECT w.key, w.name, w.position FROM unnest(:keys!::text[], :names!::text[]) WITH ORDINALITY AS w(key, name, position)
ON CONFLICT (key) DO UPDATE SET name = excluded.name, position = excluded.position, retired_at = NULL;

/* @name retireCategories */
UPDATE desk_categories SET retired_at = :now! WHERE retired_at IS NULL AND NOT (key = ANY(:kept!::text[]));
