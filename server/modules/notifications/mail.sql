/* @name takeDueMails */
SELECT m.id, m.kind, m.payload, n.id AS "notificationId", n.priority, n.title, n.body, n.link, n.count, n.read_at AS "readAt", n.about_id AS "aboutId", n.conversation_id AS "conversationId"
  FROM notification_mails m JOIN notifications n ON n.id = m.notification_id
 WHERE m.person_id = :personId! AND m.settled_at IS NULL AND m.due_at <= :now! ORDER BY m.created_at, m.id LIMIT 500 FOR UPDATE OF m;

/* @name settleMails */
UPDATE notification_mails SET settled_at = :now!, outcome = :outcome! WHERE id = ANY (:ids!::uuid[]) AND settled_at IS NULL;

/* @name peopleWithDueMails */
SELECT DISTINCT m.person_id AS "personId" FROM notification_mails m WHERE m.settled_at IS NULL AND m.due_at <= :now! LIMIT 1000;
