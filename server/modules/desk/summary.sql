/* @name activeCounts */
SELECT c.assignee_id AS "assigneeId?", c.open AS "open!", c.in_progress AS "inProgress!", c.pending AS "pending!", c.breaching AS "breaching!"
  FROM desk_active_counts(:breachedBefore!) c;

/* @name summary */
SELECT coalesce(sum(c.open), 0)::bigint AS "open!", coalesce(sum(c.in_progress), 0)::bigint AS "inProgress!", coalesce(sum(c.pending), 0)::bigint AS "pending!",
       coalesce(sum(c.open + c.in_progress + c.pending) FILTER (WHERE c.assignee_id IS NULL), 0)::bigint AS "unassigned!",
       coalesce(sum(c.open + c.in_progress + c.pending) FILTER (WHERE c.assignee_id = (SELECT actor_id())), 0)::bigint AS "mine!",
       coalesce(sum(c.breaching), 0)::bigint AS "breaching!",
       (SELECT count(*) FROM conversation_mentions m WHERE m.person_id = (SELECT actor_id()) AND m.seen_at IS NULL) AS "mentions!"
  FROM desk_active_counts(:breachedBefore!) c;
