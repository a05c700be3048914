/* @name banInForce */
SELECT b.id, b.kind, b.reason, b.until FROM identity_bans b
 WHERE b.person_id = :personId! AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > :now!);

/* @name bansOf */
SELECT b.id, b.kind, b.reason, b.until, b.banned_at AS "at", b.lifted_at AS "liftedAt", b.attempts, b.last_attempt_at AS "lastAttemptAt",
       y.person_id AS "byId?", y.name AS "byName?", y.username AS "byUsername?", y.image AS "byImage?", y.is_staff AS "byIsStaff?",
       l.person_id AS "lifterId?", l.name AS "lifterName?", l.username AS "lifterUsername?", l.image AS "lifterImage?", l.is_staff AS "lifterIsStaff?"
  FROM identity_bans b LEFT JOIN identity_profiles y ON y.person_id = b.banned_by LEFT JOIN identity_profiles l ON l.person_id = b.lifted_by
 WHERE b.person_id = :personId! ORDER BY b.banned_at DESC, b.id DESC LIMIT 50;

/* @name insertBan */
INSERT INTO identity_bans (person_id, kind, reason, until, banned_by, banned_at) VALUES (:personId!, :kind!, :reason!, :until, :by, :now!) RETURNING id;

/* @name endBan */
UPDATE identity_bans SET lifted_at = CASE WHEN until <= :now! THEN until ELSE :now! END, lifted_by = CASE WHEN until <= :now! THEN NULL ELSE :by::uuid END
 WHERE person_id = :personId! AND lifted_at IS NULL RETURNING id, kind, until;

/* @name outranks */
SELECT actor_outranks(:personId!) AS "outranks!";
