/* @name insertMail */
INSERT INTO mail_messages (id, template, to_address, to_name, person_id, conversation_id, subject, html, body_text, message_id, in_reply_to, reference_ids, headers, dedupe_key, list, about_ids, quotes_seq, created_at)
VALUES (:id!, :template!, :toAddress!, :toName, :personId, :conversationId, :subject!, :html!, :bodyText!, :messageId!, :inReplyTo, :references!, :headers!, :dedupeKey, :list, :aboutIds, :quotesSeq, :now!)
ON CONFLICT DO NOTHING;

/* @name mailByDedupeKey */
SELECT m.id AS "id!", m.message_id AS "messageId!" FROM mail_by_dedupe_key(:dedupeKey!) m;

/* @name takeMail */
UPDATE mail_messages SET claimed_until = :until!
 WHERE id = :id! AND status = 'queued' AND (claimed_until IS NULL OR claimed_until <= :now!)
RETURNING id, to_address AS "toAddress", to_name AS "toName", subject, html, body_text AS "bodyText", message_id AS "messageId",
          in_reply_to AS "inReplyTo", reference_ids AS "references", headers, conversation_id AS "conversationId", created_at AS "createdAt";

/* @name mailStatus */
SELECT status FROM mail_messages WHERE id = :id!;

/* @name markSent */
UPDATE mail_messages SET status = 'sent', sent_at = :now!, attempts = attempts + 1, last_error = NULL, claimed_until = NULL, waits_for_server_since = NULL, html = '', body_text = ''
 WHERE id = :id! AND status = 'queued';

/* @name noteTry */
UPDATE mail_messages SET attempts = attempts + 1, last_error = :lastError!, claimed_until = NULL,
       waits_for_server_since = CASE WHEN :serverDown!::boolean THEN coalesce(waits_for_server_since, :now!) END
 WHERE id = :id! AND status = 'queued';

/* @name markFailed */
UPDATE mail_messages SET status = 'failed', attempts = attempts + 1, last_error = :lastError!, claimed_until = NULL, waits_for_server_since = NULL, html = '', body_text = ''
 WHERE id = :id! AND status = 'queued';

/* @name wakeWaiting */
UPDATE mail_messages SET waits_for_server_since = NULL
 WHERE id IN (SELECT m.id FROM mail_messages m WHERE m.status = 'queued' AND m.waits_for_server_since IS NOT NULL ORDER BY m.created_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
RETURNING id;

/* @name queuedMails */
SELECT id FROM mail_messages WHERE status = 'queued' ORDER BY created_at LIMIT 10000;

/* @name threadOf */
SELECT message_id AS "messageId" FROM mail_messages WHERE conversation_id = :conversationId! AND to_address = :toAddress! ORDER BY created_at, id;

/* @name mailsAbout */
SELECT id, template, list, status, last_error AS "lastError" FROM mail_messages WHERE conversation_id = :conversationId! ORDER BY created_at, id;

/* @name waitsSince */
SELECT min(waits_for_server_since) AS since FROM mail_messages WHERE status = 'queued' AND waits_for_server_since IS NOT NULL;

/* @name quotingMail */
SELECT m.id, m.template, m.person_id AS "personId", m.conversation_id AS "conversationId!", m.quotes_seq AS "seq!", m.list
  FROM mail_messages m WHERE m.id = :id! AND m.quotes_seq IS NOT NULL;

/* @name mailsQuoting */
SELECT m.id, m.template, m.person_id AS "personId", m.conversation_id AS "conversationId!", m.quotes_seq AS "seq!", m.list
  FROM mail_messages m WHERE m.conversation_id = :conversationId! AND m.quotes_seq = :seq! AND m.status = 'queued' ORDER BY m.id;

/* @name rewriteMail */
UPDATE mail_messages SET html = :html!, body_text = :bodyText! WHERE id = :id! AND status = 'queued';

/* @name takeBack */
UPDATE mail_messages SET status = 'failed', last_error = 'what it quoted was removed', claimed_until = NULL, waits_for_server_since = NULL, html = '', body_text = '' WHERE id = :id! AND status = 'queued';
