/* @name sessionsOf */
SELECT s.id, s.user_agent AS "userAgent", s.created_at AS "createdAt", s.updated_at AS "usedAt"
  FROM identity_sessions s WHERE s.person_id = :personId! AND s.expires_at > :now! ORDER BY s.updated_at DESC, s.id;

/* @name standingOf */
SELECT i.is_staff AS "isStaff", ARRAY (SELECT g.role FROM identity_role_grants g WHERE g.person_id = i.person_id AND g.revoked_at IS NULL) AS "roles!"
  FROM identity_profiles i WHERE i.person_id = :personId!;

/* @name endSessions */
DELETE FROM identity_sessions WHERE person_id = :personId! RETURNING id;

/* @name ownSessionToken */
SELECT s.token FROM identity_sessions s WHERE s.id = :id! AND s.person_id = :personId!;

/* @name touchSession */
SELECT identity_touch_session(:sessionId!, :now!);

/* @name dropOldSessions */
DELETE FROM identity_sessions WHERE expires_at < :before!;

/* @name dropResetLinks */
DELETE FROM identity_verifications WHERE starts_with(identifier, :prefix!) AND value = (:personId!::uuid)::text;

/* @name openResetLink */
SELECT v.id FROM identity_verifications v WHERE v.identifier = :identifier! AND v.expires_at > :now!;

/* @name dropOldVerifications */
DELETE FROM identity_verifications WHERE expires_at < :before!;
