/* @name ownAccount */
SELECT to_jsonb(p) - '{updated_at,erased_at,claimed_email}'::text[] || jsonb_build_object(
         'email', coalesce(p.claimed_email, p.email),
         'details', (SELECT to_jsonb(d) - 'person_id' FROM identity_details d WHERE d.person_id = p.id),
         'roles', ARRAY (SELECT g.role FROM identity_role_grants g WHERE g.person_id = p.id AND g.revoked_at IS NULL ORDER BY g.role)) AS "row!"
  FROM identity_people p WHERE p.id = :personId!;

/* @name ownSessions */
SELECT jsonb_build_object('signedInAt', s.created_at, 'usedAt', s.updated_at, 'address', s.ip_address, 'browser', s.user_agent) AS "row!"
  FROM identity_sessions s WHERE s.person_id = :personId! ORDER BY s.created_at;

/* @name ownChecks */
SELECT jsonb_build_object('kind', 'age', 'at', c.at, 'stated', c.stated_date, 'method', c.method, 'adult', c.adult) AS "row!" FROM identity_age_checks c WHERE c.person_id = :personId!
UNION ALL SELECT jsonb_build_object('kind', 'place', 'at', c.at, 'typed', c.typed, 'result', c.result, 'correction', c.correction) FROM identity_place_checks c WHERE c.person_id = :personId!
UNION ALL SELECT jsonb_build_object('kind', b.kind, 'at', b.banned_at, 'reason', b.reason, 'until', b.until, 'endedAt', b.lifted_at) FROM identity_bans b WHERE b.person_id = :personId!;

/* @name ownActivity */
SELECT a.id, a.at, jsonb_build_object('at', a.at, 'what', a.verb, 'address', a.address) AS "row!" FROM audit_entries a
 WHERE a.actor_id = :personId! AND (:afterAt::timestamptz IS NULL OR (a.at, a.id) > (:afterAt, :afterId::uuid)) ORDER BY a.at, a.id LIMIT 1000;
