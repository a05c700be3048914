/* @name postedBefore */
SELECT m.id AS "id!", m.seq AS "seq!" FROM messages m WHERE m.conversation_id = :ticketId! AND m.client_id = :clientId! AND m.author_id = actor_id();
