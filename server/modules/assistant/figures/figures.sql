/* @name countTalks */
-- By UTC days, of talks in which the member wrote: all, and those that went on as a ticket.
SELECT (s.asked_at AT TIME ZONE 'UTC')::date::text AS "day!", count(*)::int AS "talks!", count(s.handed_off_at)::int AS "handedOff!",
       (count(*) FILTER (WHERE s.handed_off_by <> s.person_id))::int AS "takenOver!"
  FROM assistant_sessions s WHERE s.asked_at >= :from! AND s.asked_at < :to! GROUP BY 1 ORDER BY 1;

/* @name countUnanswered */
SELECT count(*)::int AS "count!" FROM assistant_unanswered u WHERE u.asked_at >= :from! AND u.asked_at < :to!;

/* @name latestUnanswered */
SELECT u.id AS "id!", u.question, u.asked_at AS "askedAt!", u.done_at IS NOT NULL AS "done!" FROM assistant_unanswered u WHERE u.asked_at >= :from! AND u.asked_at < :to! ORDER BY u.asked_at DESC, u.id DESC LIMIT :limit!::int;

/* @name countVotes */
SELECT (count(*) FILTER (WHERE v.helpful))::int AS "helpful!", (count(*) FILTER (WHERE NOT v.helpful))::int AS "notHelpful!"
  FROM assistant_votes v WHERE v.voted_at >= :from! AND v.voted_at < :to!;

/* @name noteVote */
INSERT INTO assistant_votes (conversation_id, seq, helpful, voted_at) VALUES (:conversationId!, :seq!, :helpful!, :now!) ON CONFLICT DO NOTHING;

/* @name settleQuestions */
UPDATE assistant_unanswered u SET done_at = :doneAt, done_by = CASE WHEN :doneAt::timestamptz IS NULL THEN NULL ELSE (SELECT actor_id()) END
 WHERE u.id = ANY(:ids!::uuid[]) AND (u.done_at IS NULL) = (:doneAt::timestamptz IS NOT NULL);
