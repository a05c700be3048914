/* @name setupDone */
SELECT EXISTS (SELECT 1 FROM identity_setup) OR EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.role = 'super_admin' AND g.revoked_at IS NULL) AS "done!";

/* @name lockSetup */
SELECT pg_advisory_xact_lock(hashtextextended('identity.setup', 0));

/* @name finishSetup */
INSERT INTO identity_setup (person_id, done_at) VALUES (:personId!, :now!);
