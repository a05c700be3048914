/* @name openTicketsOf */
SELECT t.id, t.number, t.subject, t.category, t.status, t.created_at AS "createdAt", t.first_replied_at AS "firstRepliedAt", coalesce(m.body, '') AS "text!",
       greatest(similarity(t.subject || ' ' || coalesce(m.body, ''), :text!), word_similarity(:text!, t.subject || ' ' || coalesce(m.body, ''))) AS "similarity!"
  FROM desk_tickets t LEFT JOIN messages m ON m.conversation_id = t.id AND m.seq = 1
 WHERE t.requester_id = :personId! AND t.status IN ('open', 'in_progress', 'pending') ORDER BY "similarity!" DESC, t.created_at DESC LIMIT 20;
