/* @name talksOf */
SELECT s.conversation_id AS "conversationId!", s.created_at AS "startedAt", s.ticket_number AS "ticket" FROM assistant_sessions s
 WHERE s.person_id = :personId! AND (:after::uuid IS NULL OR s.conversation_id > :after::uuid) ORDER BY s.conversation_id LIMIT 500;

/* @name unansweredOf */
SELECT u.id, u.conversation_id AS "conversationId", u.question, u.asked_at AS "askedAt" FROM assistant_unanswered u JOIN assistant_sessions s ON s.conversation_id = u.conversation_id
 WHERE s.person_id = :personId! AND (:after::uuid IS NULL OR u.id > :after::uuid) ORDER BY u.id LIMIT 500;

/* @name votesOf */
SELECT v.conversation_id AS "conversationId!", v.seq AS "seq!", v.helpful AS "helpful!", v.voted_at AS "votedAt!" FROM assistant_votes v JOIN assistant_sessions s ON s.conversation_id = v.conversation_id
 WHERE s.person_id = :personId! AND (:afterId::uuid IS NULL OR (v.conversation_id, v.seq) > (:afterId::uuid, :afterSeq::int)) ORDER BY v.conversation_id, v.seq LIMIT 500;
