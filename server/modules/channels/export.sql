/* @name mailsOf */
SELECT m.id, m.created_at AS "at", m.subject, m.to_address AS "to", m.status, m.sent_at AS "sentAt" FROM mail_messages m
 WHERE m.person_id = :personId! AND (:after::uuid IS NULL OR m.id > :after::uuid) ORDER BY m.id LIMIT 500;
