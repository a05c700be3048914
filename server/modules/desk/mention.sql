/* @name insertMentions */
INSERT INTO conversation_mentions (conversation_id, seq, person_id, mentioned_by, mentioned_at)
SELECT :ticketId!::uuid, :seq!::int, w.person_id, :byId!::uuid, :now!::timestamptz FROM unnest(:personIds!::uuid[]) AS w(person_id)
ON CONFLICT DO NOTHING;

/* @name seeMentions */
UPDATE conversation_mentions SET seen_at = :now! WHERE conversation_id = :ticketId! AND person_id = actor_id() AND seen_at IS NULL;
