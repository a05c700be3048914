/* @name indexWords */
SELECT conversation_index_words(:limit!) AS "count!";

/* @name fillWords */
SELECT conversation_fill_words(:limit!) AS "more!";

/* @name messagesAt */
SELECT m.conversation_id AS "conversationId!", m.seq AS "seq!", c.kind AS "kind!", m.body AS "body!", m.visibility AS "visibility!", m.extra, m.created_at AS "createdAt!",
       m.author_id AS "authorId?", a.name AS "authorName?", a.username AS "authorUsername?", a.image AS "authorImage?", a.is_staff AS "authorIsStaff?",
       o.person_id AS "otherId?", o.name AS "otherName?", o.username AS "otherUsername?", o.image AS "otherImage?", o.is_staff AS "otherIsStaff?"
  FROM unnest(:conversationIds!::uuid[], :seqs!::int[]) WITH ORDINALITY AS h(conversation_id, seq, nth)
  JOIN messages m ON m.conversation_id = h.conversation_id AND m.seq = h.seq
  JOIN conversations c ON c.id = h.conversation_id
  LEFT JOIN identity_profiles a ON a.person_id = m.author_id
  LEFT JOIN LATERAL (SELECT i.* FROM conversation_participants p JOIN identity_profiles i USING (person_id)
     WHERE c.kind = 'direct' AND p.conversation_id = c.id AND p.person_id <> (SELECT actor_id()) LIMIT 1) o ON true
 WHERE m.removed_at IS NULL ORDER BY h.nth;

/* @name peopleOfOwnTalks */
SELECT DISTINCT i.person_id AS "id!" FROM conversation_participants me
  JOIN conversation_participants p ON p.conversation_id = me.conversation_id
  JOIN identity_profiles i ON i.person_id = p.person_id
 WHERE me.person_id = (SELECT actor_id()) AND (unaccent(lower(i.name)) LIKE '%' || unaccent(lower(:words!)) || '%' OR i.username = lower(:words!)) LIMIT 50;
