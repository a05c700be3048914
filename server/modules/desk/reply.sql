/* @name postedBefore */
SELECT m.id AS "id!", m.seq AS "seq!" FROM messages m WHERE m.conversation_id = :ticketId! AND m.client_id = :clientId! AND m.author_id = actor_id();

/* @name followUpToReplyTo */
-- The follow-up, or a follow-up of one, that the same message is in already, or else the newest that is not closed.
WITH RECURSIVE line AS (
  SELECT t.id, t.status, t.created_at FROM desk_tickets t WHERE t.follow_up_of = :ticketId!
  UNION ALL SELECT t.id, t.status, t.created_at FROM line JOIN desk_tickets t ON t.follow_up_of = line.id)
SELECT l.id AS "id!" FROM line l LEFT JOIN messages m ON m.conversation_id = l.id AND m.client_id = :clientId! AND m.author_id = actor_id()
 WHERE l.status <> 'closed' OR m.id IS NOT NULL ORDER BY (m.id IS NOT NULL) DESC, l.created_at DESC, l.id DESC LIMIT 1;
