/* @name ticketsOf */
SELECT t.id, t.number, t.subject, t.category, t.status, t.created_at AS "createdAt", t.resolved_at AS "resolvedAt", r.score AS "score?", r.comment AS "comment?"
  FROM desk_tickets t LEFT JOIN desk_ratings r ON r.ticket_id = t.id AND r.rated_by = :personId!
 WHERE t.requester_id = :personId! AND (:after::uuid IS NULL OR t.id > :after::uuid) ORDER BY t.id LIMIT 500;

/* @name articleVotesOf */
SELECT v.id, a.title AS "article!", v.helpful, v.comment, v.voted_at AS "votedAt"
  FROM help_votes v JOIN help_articles a ON a.id = v.article_id
 WHERE v.person_id = :personId! AND (:after::uuid IS NULL OR v.id > :after::uuid) ORDER BY v.id LIMIT 500;

/* @name signatureFor */
SELECT s.words, s.updated_at AS "updatedAt" FROM desk_signatures s WHERE s.person_id = :personId!;
