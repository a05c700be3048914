/* @name eraseTalks */
SELECT assistant_erase_talks(:personId!, :limit!) AS "count!";

/* @name eraseVotes */
DELETE FROM assistant_votes v WHERE v.conversation_id IN (SELECT s.conversation_id FROM assistant_sessions s WHERE s.person_id = :personId!);
