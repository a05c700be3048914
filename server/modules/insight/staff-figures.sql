/* @name staffActs */
-- What somebody answered in a time, by the audit log, which nobody can change.
SELECT count(*)::int AS "replies!", count(DISTINCT a.subject_id)::int AS "tickets!"
  FROM audit_entries a WHERE a.actor_id = :personId! AND a.at >= :from! AND a.at <= :to! AND a.subject_kind = 'ticket' AND a.verb = 'ticket.replied';
