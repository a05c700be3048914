/* @name sessionsOf */
SELECT s.id, s.user_agent AS "userAgent", s.created_at AS "createdAt", s.updated_at AS "usedAt"
  FROM identity_sessions s WHERE s.person_id = :personId! AND s.expires_at > :now! ORDER BY s.updated_at DESC, s.id;

/* @name endSessions */
DELETE FROM identity_sessions WHERE person_id = :personId! RETURNING id;

/* @name ownSessionToken */
SELECT s.token FROM identity_sessions s WHERE s.id = :id! AND s.person_id = :personId!;

/* @name touchSession */
SELECT identity_touch_session(:sessionId!, :now!);

/* @name dropOldSessions */
DELETE FROM identity_sessions WHERE expires_at < :before!;

/* @name dropOldVerifications */
DELETE FROM identity_verifications WHERE expires_at < :before!;
