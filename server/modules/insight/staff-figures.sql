/* @name staffActs */
-- What somebody did to tickets in a time, by the audit log, which nobody can change.
SELECT count(*) FILTER (WHERE a.verb = 'ticket.replied')::int AS "replies!",
       count(DISTINCT a.subject_id) FILTER (WHERE a.verb = 'ticket.replied')::int AS "tickets!",
       count(*) FILTER (WHERE a.after->>'status' = 'resolved')::int AS "solved!"
  FROM audit_entries a WHERE a.actor_id = :personId! AND a.at >= :from! AND a.at <= :to! AND a.subject_kind = 'ticket';

/* @name firstRepliesBy */
-- The tickets that they were the first to answer: how long the requesters had waited, in seconds. A bot's words are no answer.
SELECT count(*)::int AS "count!", percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.first_replied_at - t.created_at))::float8 AS "median"
  FROM audit_entries a JOIN desk_tickets t ON t.id = CASE WHEN pg_input_is_valid(a.subject_id, 'uuid') THEN a.subject_id::uuid END AND t.first_replied_at = a.at
 WHERE a.actor_id = :personId! AND a.at >= :from! AND a.at <= :to! AND a.verb = 'ticket.replied' AND a.subject_kind = 'ticket';

/* @name ratingsOf */
SELECT count(*)::int AS "count!", avg(g.score)::float8 AS "average" FROM desk_tickets t JOIN desk_ratings g ON g.ticket_id = t.id
 WHERE t.assignee_id = :personId! AND g.rated_at >= :from! AND g.rated_at <= :to!;
