/* @name lockStanding */
SELECT pg_advisory_xact_lock(hashtextextended('identity.standing:' || :id!::text, 0));

/* @name revokeRoles */
UPDATE identity_role_grants SET revoked_by = :by, revoked_at = :now!
 WHERE person_id = :id! AND revoked_at IS NULL AND role = ANY (:roles!::text[]) RETURNING role;

/* @name grantRoles */
INSERT INTO identity_role_grants (person_id, role, granted_by, granted_at)
SELECT :id!, r.role, :by, :now! FROM unnest(:roles!::text[]) AS r(role) ON CONFLICT DO NOTHING RETURNING role;

/* @name setOverride */
INSERT INTO identity_permission_overrides (person_id, permission, effect, set_by, set_at) VALUES (:id!, :permission!, :effect!, :by!, :now!)
ON CONFLICT (person_id, permission) DO UPDATE SET effect = excluded.effect, set_by = excluded.set_by, set_at = excluded.set_at;

/* @name dropOverride */
DELETE FROM identity_permission_overrides WHERE person_id = :id! AND permission = :permission!;

/* @name deactivate */
INSERT INTO identity_deactivations (person_id, reason, deactivated_by, deactivated_at) VALUES (:id!, :reason!, :by!, :now!) ON CONFLICT DO NOTHING RETURNING id;

/* @name reactivate */
UPDATE identity_deactivations SET lifted_by = :by!, lifted_at = :now! WHERE person_id = :id! AND lifted_at IS NULL RETURNING id;
