/* @name setupDone */
SELECT EXISTS (SELECT 1 FROM identity_setup) OR EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.role = 'super_admin' AND g.revoked_at IS NULL) AS "done!";

/* @name finishSetup */
INSERT INTO identity_setup (person_id, done_at) VALUES (:personId!, :now!);
