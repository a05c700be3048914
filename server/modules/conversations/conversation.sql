/* @name insertConversation */
INSERT INTO conversations (id, kind, owner, created_at) VALUES (:id!, :kind!, :owner!, :now!);

/* @name insertParticipants */
INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at)
SELECT :conversationId!::uuid, w.person_id, w.part, :now!::timestamptz FROM unnest(:personIds!::uuid[], :parts!::text[]) AS w(person_id, part);

/* @name findConversation */
SELECT c.id, c.kind, c.owner, c.version, c.blocked, conversation_last_seq(c.id, c.last_seq, c.last_public_seq) AS "lastSeq!", conversation_notes_readable(c.id) AS "readsNotes!", c.created_at AS "createdAt",
       c.last_public_seq AS "lastPublicSeq!", coalesce(me.read_seq, 0) AS "readSeq!", me.part AS "myPart?", x.reason AS "closedReason?", x.closed_at AS "closedAt?"
  FROM conversations c
  LEFT JOIN conversation_participants me ON me.conversation_id = c.id AND me.person_id = actor_id() AND me.left_at IS NULL
  LEFT JOIN conversation_closures x ON x.conversation_id = c.id AND x.reopened_at IS NULL
 WHERE c.id = :id!;

/* @name participantsOf */
SELECT p.part AS "part!", p.read_seq AS "readSeq!", greatest(p.read_seq, p.delivered_seq) AS "deliveredSeq!", i.person_id AS "id!", i.name AS "name!", i.username, i.image, i.is_staff AS "isStaff!"
  FROM conversation_participants p JOIN identity_profiles i USING (person_id)
 WHERE p.conversation_id = :id! AND p.left_at IS NULL ORDER BY p.joined_at, p.person_id;

/* @name ownConversations */
SELECT c.id AS "id!", c.kind AS "kind!", c.owner AS "owner!", conversation_last_seq(c.id, c.last_seq, c.last_public_seq) AS "lastSeq!", c.last_message_at AS "lastMessageAt", c.created_at AS "createdAt!",
       me.read_seq AS "readSeq!", (x.id IS NOT NULL) AS "closed!", last.body AS "preview?", unread.count AS "unread!", others.list AS "others!"
  FROM (
    SELECT c.*, coalesce(c.last_message_at, c.created_at) AS active_at
      FROM conversations c
     WHERE c.id IN (SELECT p.conversation_id FROM conversation_participants p WHERE p.person_id = actor_id() AND p.left_at IS NULL)
       AND (:kind::text IS NULL OR c.kind = :kind)
       AND (:beforeAt::timestamptz IS NULL OR (coalesce(c.last_message_at, c.created_at), c.id) < (:beforeAt, :beforeId::uuid))
     ORDER BY active_at DESC, c.id DESC LIMIT :limit!
  ) c
  JOIN conversation_participants me ON me.conversation_id = c.id AND me.person_id = actor_id()
  LEFT JOIN conversation_closures x ON x.conversation_id = c.id AND x.reopened_at IS NULL
  LEFT JOIN LATERAL (SELECT CASE WHEN m.body = '' THEN (SELECT string_agg(f->>'name', ', ') FROM jsonb_array_elements(m.extra->'files') f) ELSE left(m.body, 140) END AS body FROM messages m WHERE m.conversation_id = c.id AND m.visibility = 'public' ORDER BY m.seq DESC LIMIT 1) last ON true
  CROSS JOIN LATERAL (SELECT count(*) AS count FROM (SELECT 1 FROM messages m WHERE m.conversation_id = c.id AND m.seq > me.read_seq
      AND m.visibility = 'public' AND m.author_id IS DISTINCT FROM actor_id() LIMIT 100) u) unread
  CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.person_id, 'name', i.name, 'username', i.username, 'image', i.image, 'isStaff', i.is_staff)), '[]') AS list
      FROM conversation_participants p JOIN identity_profiles i USING (person_id) WHERE p.conversation_id = c.id AND p.left_at IS NULL AND p.person_id <> actor_id()) others
 ORDER BY c.active_at DESC, c.id DESC;

/* @name setOwner */
UPDATE conversations SET owner = :owner!, version = version + 1 WHERE id = :id! AND owner <> :owner!;

/* @name closeConversation */
INSERT INTO conversation_closures (conversation_id, reason, closed_by, closed_at) VALUES (:id!, :reason!, actor_id(), :now!)
ON CONFLICT (conversation_id) WHERE reopened_at IS NULL DO NOTHING;

/* @name reopenConversation */
UPDATE conversation_closures SET reopened_by = actor_id(), reopened_at = :now! WHERE conversation_id = :id! AND reopened_at IS NULL;

/* @name markRead */
UPDATE conversation_participants p SET read_seq = least(:seq!::int, conversation_last_seq(c.id, c.last_seq, c.last_public_seq))
  FROM conversations c
 WHERE c.id = p.conversation_id AND p.conversation_id = :id! AND p.person_id = actor_id()
   AND p.read_seq < least(:seq!::int, conversation_last_seq(c.id, c.last_seq, c.last_public_seq))
RETURNING old.read_seq AS "beforeSeq!", new.read_seq AS "seq!", c.last_public_seq AS "lastPublicSeq!";

/* @name markDelivered */
UPDATE conversation_participants p SET delivered_seq = w.seq
  FROM (SELECT c.id, c.last_public_seq, least(max(a.seq), max(conversation_last_seq(c.id, c.last_seq, c.last_public_seq))) AS seq
          FROM unnest(:ids!::uuid[], :seqs!::int[]) AS a(id, seq) JOIN conversations c ON c.id = a.id GROUP BY c.id, c.last_public_seq) w
 WHERE p.conversation_id = w.id AND p.person_id = actor_id() AND p.left_at IS NULL AND p.delivered_seq < w.seq
RETURNING p.conversation_id AS "conversationId!", greatest(old.delivered_seq, p.read_seq) AS "beforeSeq!", greatest(new.delivered_seq, p.read_seq) AS "seq!", w.last_public_seq AS "lastPublicSeq!";

/* @name noteEvent */
SELECT e.number AS "number!", e.kind AS "kind!", e.after_seq AS "afterSeq!", e.actor_kind AS "actorKind!", e.visibility AS "visibility!", e.data AS "data!", e.at AS "at!",
       i.person_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?",
       (SELECT c.version FROM conversations c WHERE c.id = :id!::uuid) AS "version!"
  FROM conversation_note_event(:id!::uuid, :kind!::text, :visibility!::text, :data!::jsonb, :now!::timestamptz) e
  LEFT JOIN identity_profiles i ON i.person_id = e.actor_id;

/* @name timelineOf */
SELECT e.number AS "number!", e.kind AS "kind!", e.after_seq AS "afterSeq!", e.actor_kind AS "actorKind!", e.visibility AS "visibility!", e.data AS "data!", e.at AS "at!",
       i.person_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?"
  FROM conversation_events e LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
 WHERE e.conversation_id = :id! ORDER BY e.number;

/* @name eventsBefore */
SELECT e.number AS "number!", e.kind AS "kind!", e.after_seq AS "afterSeq!", e.actor_kind AS "actorKind!", e.visibility AS "visibility!", e.data AS "data!", e.at AS "at!",
       i.person_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?"
  FROM conversation_events e LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
 WHERE e.conversation_id = :id! AND e.number < :before! ORDER BY e.number DESC LIMIT :limit!;
