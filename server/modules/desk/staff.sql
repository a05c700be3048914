/* @name tagsInUse */
SELECT x.tag AS "tag!" FROM (
    SELECT unnest(t.tags) AS tag FROM (SELECT r.tags FROM desk_tickets r ORDER BY r.updated_at DESC, r.id DESC LIMIT :recent!) t
  ) x WHERE starts_with(x.tag, :prefix!) GROUP BY x.tag ORDER BY count(*) DESC, x.tag LIMIT 50;
