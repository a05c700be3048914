/* @name postMessage */
SELECT p.outcome AS "outcome!", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients,
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy", p.limit_full_at AS "limitFullAt",
       p.read_before AS "readBefore", p.last_public_seq AS "lastPublicSeq"
  FROM conversation_post(:conversationId!::uuid, :clientId!::uuid, :body!::text, :visibility!::text, :replyTo::int, :extra::jsonb, :as!::text, :seenSeq::int, :perMinute::int,
                         :rulesChecked!::boolean, :now!::timestamptz) p;

/* @name sendMessage */
SELECT p.outcome AS "outcome!", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients,
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy", p.limit_full_at AS "limitFullAt"
  FROM conversation_send(:token!::text, :conversationId!::uuid, :clientId!::uuid, :body!::text, :replyTo::int, :perMinute::int, :now!::timestamptz) p;

/* @name sendTogether */
SELECT p.outcome AS "outcome!", p.retry_after AS "retryAfter", p.kind, p.owner, p.latest_seq AS "latestSeq", p.seq, p.id, p.client_id AS "clientId",
       p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff", p.recipients,
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy", p.limit_full_at AS "limitFullAt"
  FROM conversation_send_together(:tokens!::text[], :conversationIds!::uuid[], :clientIds!::uuid[], :bodies!::text[], :repliesTo!::int[], :perMinute::int, :now!::timestamptz)
       WITH ORDINALITY p ORDER BY p.ordinality;

/* @name messagesBefore */
SELECT m.id AS "id?", m.seq AS "seq?", m.client_id AS "clientId?", m.author_id AS "authorId?", m.author_part AS "authorPart?", m.visibility AS "visibility?", m.body AS "body?", m.reply_to_seq AS "replyToSeq?",
       m.extra AS "extra?", m.created_at AS "createdAt?", m.version AS "version?", m.edited_at AS "editedAt?", m.edited_by AS "editedBy?", m.removed_at AS "removedAt?", m.removed_by AS "removedBy?",
       i.name AS "authorName?", i.username AS "authorUsername?", i.image AS "authorImage?", i.is_staff AS "authorIsStaff?", n.last AS "lastChange?"
  FROM (SELECT conversation_last_change(:conversationId!::uuid) AS last) n
  LEFT JOIN (SELECT * FROM messages x WHERE x.conversation_id = :conversationId!::uuid AND x.seq < :before! ORDER BY x.seq DESC LIMIT :limit!) m ON true
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq DESC;

/* @name messagesAfter */
SELECT m.id AS "id?", m.seq AS "seq?", m.client_id AS "clientId?", m.author_id AS "authorId?", m.author_part AS "authorPart?", m.visibility AS "visibility?", m.body AS "body?", m.reply_to_seq AS "replyToSeq?",
       m.extra AS "extra?", m.created_at AS "createdAt?", m.version AS "version?", m.edited_at AS "editedAt?", m.edited_by AS "editedBy?", m.removed_at AS "removedAt?", m.removed_by AS "removedBy?",
       i.name AS "authorName?", i.username AS "authorUsername?", i.image AS "authorImage?", i.is_staff AS "authorIsStaff?", n.last AS "lastChange?"
  FROM (SELECT conversation_last_change(:conversationId!::uuid) AS last) n
  LEFT JOIN (SELECT * FROM messages x WHERE x.conversation_id = :conversationId!::uuid AND x.seq > :after! ORDER BY x.seq LIMIT :limit!) m ON true
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY m.seq;

/* @name messagesChanged */
SELECT m.id AS "id?", m.seq AS "seq?", m.client_id AS "clientId?", m.author_id AS "authorId?", m.author_part AS "authorPart?", m.visibility AS "visibility?", m.body AS "body?", m.reply_to_seq AS "replyToSeq?",
       m.extra AS "extra?", m.created_at AS "createdAt?", m.version AS "version?", m.edited_at AS "editedAt?", m.edited_by AS "editedBy?", m.removed_at AS "removedAt?", m.removed_by AS "removedBy?",
       i.name AS "authorName?", i.username AS "authorUsername?", i.image AS "authorImage?", i.is_staff AS "authorIsStaff?", n.change_number AS "lastChange?"
  FROM conversation_changes(:conversationId!::uuid, :since!::int, :limit!::int) n
  JOIN messages m ON m.conversation_id = :conversationId!::uuid AND m.seq = n.seq
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 ORDER BY n.change_number;

/* @name attachToMessage */
SELECT conversation_attach(:conversationId!::uuid, :seq!::int, :extra!::jsonb) AS "attached!";

/* @name unheldFiles */
SELECT conversation_unheld_files(:authorId!::uuid, :files!::uuid[]) AS "ids!";

/* @name changeMessage */
SELECT p.outcome AS "outcome!", p.change_number AS "changeNumber", p.recipients, p.kind, p.last_public_seq AS "lastPublicSeq", p.changed_as AS "changedAs", p.old_extra AS "oldExtra",
       p.seq, p.id, p.client_id AS "clientId", p.author_id AS "authorId", p.author_part AS "authorPart", p.visibility, p.body, p.reply_to_seq AS "replyToSeq", p.extra, p.created_at AS "createdAt",
       p.author_name AS "authorName", p.author_username AS "authorUsername", p.author_image AS "authorImage", p.author_is_staff AS "authorIsStaff",
       p.version, p.edited_at AS "editedAt", p.edited_by AS "editedBy", p.removed_at AS "removedAt", p.removed_by AS "removedBy"
  FROM conversation_change(:conversationId!::uuid, :seq!::int, :baseVersion::int, :body::text, :reason::text, :minutes!::int, :now!::timestamptz) p;

/* @name versionsOf */
SELECT v.version AS "version!", v.kind AS "kind!", v.body_before AS "before!", v.body_after AS "after!", v.extra_before AS "extraBefore", v.changed_as AS "changedAs!", v.reason, v.changed_at AS "at!",
       v.changed_by AS "byId!", i.name AS "byName?", i.username AS "byUsername?", i.image AS "byImage?", i.is_staff AS "byIsStaff?"
  FROM message_versions v LEFT JOIN identity_profiles i ON i.person_id = v.changed_by
 WHERE v.conversation_id = :conversationId! AND v.seq = :seq! ORDER BY v.version;
