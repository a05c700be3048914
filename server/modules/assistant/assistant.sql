/* @name lockTalksOf */
SELECT pg_advisory_xact_lock(hashtextextended('assistant:' || :personId!::text, 0))::text AS "locked!";

/* @name openTalkOf */
SELECT s.conversation_id AS "conversationId!"
  FROM assistant_sessions s
 WHERE s.person_id = :personId! AND s.handed_off_at IS NULL AND s.created_at > :since!
 ORDER BY s.created_at DESC, s.conversation_id DESC LIMIT 1;

/* @name insertSession */
INSERT INTO assistant_sessions (conversation_id, person_id, state, created_at, updated_at) VALUES (:conversationId!, :personId!, :state!, :now!, :now!);

/* @name findSession */
SELECT s.person_id AS "personId!", s.awaiting AS "awaiting!", s.state AS "state!", s.ticket_id AS "ticketId", s.ticket_number AS "ticketNumber", s.handed_off_by AS "handedOffBy"
  FROM assistant_sessions s WHERE s.conversation_id = :conversationId!;

/* @name saveSession */
UPDATE assistant_sessions SET awaiting = :awaiting!, state = :state!, asked_at = coalesce(asked_at, :now!), updated_at = :now! WHERE conversation_id = :conversationId! AND handed_off_at IS NULL;

/* @name handOffSession */
UPDATE assistant_sessions SET awaiting = 'nothing', ticket_id = :ticketId!, ticket_number = :ticketNumber!, handed_off_by = actor_id(), handed_off_at = :now!, updated_at = :now!
 WHERE conversation_id = :conversationId! AND handed_off_at IS NULL
RETURNING conversation_id AS "conversationId!";

/* @name noteUnanswered */
INSERT INTO assistant_unanswered (conversation_id, question, asked_at) VALUES (:conversationId!, :question!, :now!);
