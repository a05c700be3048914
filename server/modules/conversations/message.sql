/* @name postMessage */
SELECT p.outcome AS "outcome!", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients
  FROM conversation_post(:conversationId!::uuid, :clientId!::uuid, :body!::text, :visibility!::text, :replyTo::int, :extra::jsonb, :as!::text, :seenSeq::int, :perMinute::int,
                         :rulesChecked!::boolean, :now!::timestamptz) p;

/* @name sendMessage */
SELECT p.outcome AS "outcome!", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients
  FROM conversation_send(:token!::text, :conversationId!::uuid, :clientId!::uuid, :body!::text, :replyTo::int, :perMinute::int, :now!::timestamptz) p;

/* @name messagesBefore */
SELECT m.id, m.seq, m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility, m.body, m.reply_to_seq AS "replyToSeq", m.extra,
       m.created_at AS "createdAt", i.name AS "authorName?", i.username AS "authorUsername?", i.image AS "authorImage?", i.is_staff AS "authorIsStaff?"
  FROM (SELECT * FROM messages x WHERE x.conversation_id = :conversationId! AND x.seq < :before! ORDER BY x.seq DESC LIMIT :limit!) m
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq DESC;

/* @name messagesAfter */
SELECT m.id, m.seq, m.client_id AS "clientId", m.author_id AS "authorId", m.author_part AS "authorPart", m.visibility, m.body, m.reply_to_seq AS "replyToSeq", m.extra,
       m.created_at AS "createdAt", i.name AS "authorName?", i.username AS "authorUsername?", i.image AS "authorImage?", i.is_staff AS "authorIsStaff?"
  FROM (SELECT * FROM messages x WHERE x.conversation_id = :conversationId! AND x.seq > :after! ORDER BY x.seq LIMIT :limit!) m
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq;
