/* @name openDirect */
SELECT d.outcome AS "outcome!", d.conversation_id AS "conversationId", d.other_id AS "otherId", d.retry_at AS "retryAt"
  FROM conversation_open_direct(:username!::text, :perDay!::int, :now!::timestamptz) d;

/* @name setBlock */
SELECT b.other_id AS "otherId!", b.conversation_id AS "conversationId", b.changed AS "changed!" FROM conversation_set_block(:username!::text, :blocked!::boolean, :now!::timestamptz) b;

/* @name directState */
SELECT s.blocked_by_me AS "blockedByMe!", s.takes_messages AS "takesMessages!" FROM conversation_direct_state(:id!::uuid, :now!::timestamptz) s;

/* @name blockedByMe */
SELECT b.blocked_id AS "id!", b.blocked_at AS "blockedAt!", i.name AS "name?", i.username, i.image, i.is_staff AS "isStaff?"
  FROM conversation_blocks b LEFT JOIN identity_profiles i ON i.person_id = b.blocked_id
 WHERE b.blocker_id = actor_id() AND (:beforeAt::timestamptz IS NULL OR (b.blocked_at, b.blocked_id) < (:beforeAt, :beforeId::uuid))
 ORDER BY b.blocked_at DESC, b.blocked_id DESC LIMIT :limit!;

/* @name haveBlocked */
SELECT EXISTS (SELECT 1 FROM conversation_blocks b WHERE b.blocker_id = actor_id() AND b.blocked_id = :personId!::uuid) AS "blocked!";

/* @name eraseTies */
SELECT conversation_erase_ties(:personId!::uuid, :name!::text, :words!::text) AS "count!";
