/* @name talksOf */
SELECT c.id AS "id!", c.kind, c.last_public_seq AS "length", c.created_at AS "createdAt", x.reason AS "closed?",
       ARRAY (SELECT i.name FROM conversation_participants o JOIN identity_profiles i USING (person_id) WHERE o.conversation_id = c.id AND o.person_id <> :personId! ORDER BY i.name) AS "with!"
  FROM conversation_participants p JOIN conversations c ON c.id = p.conversation_id
  LEFT JOIN conversation_closures x ON x.conversation_id = c.id AND x.reopened_at IS NULL
 WHERE p.person_id = :personId! AND p.part = 'member' AND (:after::uuid IS NULL OR c.id > :after::uuid) ORDER BY c.id LIMIT 200;

/* @name messagesOfOne */
SELECT m.conversation_id AS "conversationId!", m.seq AS "seq!", m.created_at AS "at!", m.author_part AS "part!", i.name AS "name?", m.body AS "body!", m.edited_at AS "editedAt", m.removed_at AS "removedAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(m.extra->'files', '[]')) f) AS "files!"
  FROM (SELECT * FROM messages x WHERE x.conversation_id = :id! AND x.visibility = 'public' AND x.seq > :after! ORDER BY x.seq LIMIT 1000) m
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id ORDER BY m.seq;

/* @name messagesOfShort */
SELECT m.conversation_id AS "conversationId!", m.seq AS "seq!", m.created_at AS "at!", m.author_part AS "part!", i.name AS "name?", m.body AS "body!", m.edited_at AS "editedAt", m.removed_at AS "removedAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(m.extra->'files', '[]')) f) AS "files!"
  FROM unnest(:ids!::uuid[]) AS c(id) JOIN messages m ON m.conversation_id = c.id AND m.visibility = 'public'
  LEFT JOIN identity_profiles i ON i.person_id = m.author_id ORDER BY m.conversation_id, m.seq;

/* @name reportsOf */
SELECT r.id, r.created_at AS "at", r.subject_kind AS "about", r.subject_id AS "aboutId", r.reason, r.body AS "text", r.decided_at AS "lookedAt" FROM reports r
 WHERE r.reporter_id = :personId! AND (:after::uuid IS NULL OR r.id > :after::uuid) ORDER BY r.id LIMIT 500;

/* @name blocksOf */
SELECT b.blocked_id AS "id!", i.name, i.username, b.blocked_at AS "blockedAt!" FROM conversation_blocks b JOIN identity_profiles i ON i.person_id = b.blocked_id
 WHERE b.blocker_id = :personId! AND (:after::uuid IS NULL OR b.blocked_id > :after::uuid) ORDER BY b.blocked_id LIMIT 500;

/* @name versionsOf */
SELECT v.conversation_id AS "conversationId!", v.change_number AS "change!", v.seq AS "number!", v.kind AS "endedBy!", v.body_before AS "text!", v.changed_at AS "endedAt!",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(v.extra_before->'files', '[]')) f) AS "files!"
  FROM conversation_participants p JOIN message_versions v ON v.conversation_id = p.conversation_id AND v.author_id = p.person_id
 WHERE p.person_id = :personId! AND p.part = 'member' AND v.author_part = 'member'
   AND (:afterConversation::uuid IS NULL OR (v.conversation_id, v.change_number) > (:afterConversation::uuid, :afterChange::int)) ORDER BY v.conversation_id, v.change_number LIMIT 500;
