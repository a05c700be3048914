/* @name summary */
SELECT count(*) FILTER (WHERE t.status = 'open') AS "open!",
       count(*) FILTER (WHERE t.status = 'in_progress') AS "inProgress!",
       count(*) FILTER (WHERE t.status = 'pending') AS "pending!",
       count(*) FILTER (WHERE t.assignee_id IS NULL) AS "unassigned!",
       count(*) FILTER (WHERE t.assignee_id = (SELECT actor_id())) AS "mine!",
       count(*) FILTER (WHERE t.waiting_since <= :breachedBefore!) AS "breaching!",
       (SELECT count(*) FROM conversation_mentions m WHERE m.person_id = (SELECT actor_id()) AND m.seen_at IS NULL) AS "mentions!"
  FROM desk_tickets t WHERE t.status IN ('open', 'in_progress', 'pending');
