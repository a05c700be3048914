/* @name eraseWords */
SELECT conversation_erase_words(:personId!, :words!, :limit!) AS "count!";

/* @name openTalksOf */
SELECT c.id AS "id!" FROM conversation_participants p JOIN conversations c ON c.id = p.conversation_id
 WHERE p.person_id = :personId! AND p.part = 'member' AND c.kind <> 'ticket'
   AND NOT EXISTS (SELECT 1 FROM conversation_closures x WHERE x.conversation_id = c.id AND x.reopened_at IS NULL)
 ORDER BY c.id LIMIT :limit!;
