/* @name lookForNew */
SELECT l.busy AS "busy!", l.conversation_ids AS "conversationIds?", l.seqs AS "seqs?", l.seen::text AS "seen?", l.seen_at AS "seenAt?" FROM conversation_words_look(:limit!) l;

/* @name putWords */
SELECT conversation_words_put(:conversationIds!::uuid[], :seqs!::int[]) AS "put?";

/* @name looked */
SELECT conversation_words_looked(:seen!::text::pg_snapshot, :seenAt!::timestamptz, :whole!) AS "looked?";

/* @name fillWords */
SELECT conversation_fill_words(:limit!) AS "more!";

/* @name messagesAt */
SELECT m.conversation_id AS "conversationId!", m.seq AS "seq!", c.kind AS "kind!", m.body AS "body!", m.visibility AS "visibility!", m.extra, m.created_at AS "createdAt!",
       m.author_id AS "authorId?", a.name AS "authorName?", a.username AS "authorUsername?", a.image AS "authorImage?", a.is_staff AS "authorIsStaff?",
       o.person_id AS "otherId?", o.name AS "otherName?", o.username AS "otherUsername?", o.image AS "otherImage?", o.is_staff AS "otherIsStaff?"
  FROM unnest(:conversationIds!::uuid[], :seqs!::int[]) WITH ORDINALITY AS h(conversation_id, seq, nth)
  CROSS JOIN LATERAL (SELECT x.* FROM messages x WHERE x.conversation_id = h.conversation_id AND x.seq = h.seq OFFSET 0) m
  CROSS JOIN LATERAL (SELECT x.* FROM conversations x WHERE x.id = h.conversation_id OFFSET 0) c
  LEFT JOIN LATERAL (SELECT x.* FROM identity_profiles x WHERE x.person_id = m.author_id OFFSET 0) a ON true
  LEFT JOIN LATERAL (SELECT i.* FROM conversation_participants p JOIN identity_profiles i USING (person_id)
     WHERE c.kind = 'direct' AND p.conversation_id = c.id AND p.person_id <> (SELECT actor_id()) LIMIT 1) o ON true
 WHERE m.removed_at IS NULL ORDER BY h.nth;

/* @name peopleOfOwnTalks */
SELECT DISTINCT i.person_id AS "id!" FROM conversation_participants me
  JOIN conversation_participants p ON p.conversation_id = me.conversation_id
  JOIN identity_profiles i ON i.person_id = p.person_id
 WHERE me.person_id = (SELECT actor_id()) AND (unaccent(lower(i.name)) LIKE '%' || unaccent(lower(:words!)) || '%' OR i.username = lower(:words!)) LIMIT 50;
