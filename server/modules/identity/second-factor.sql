/* @name findSecondFactor */
SELECT p.two_factor_enabled AND coalesce(f.verified, false) AS "enabled!", f.id IS NOT NULL AS "begun!", coalesce(p.claimed_email, p.email) AS "email!", p.name
  FROM identity_people p LEFT JOIN identity_second_factors f ON f.person_id = p.id WHERE p.id = :personId!;

/* @name takeCode */
INSERT INTO identity_used_codes AS u (person_id, code_hash, used_at) VALUES (:personId!, :hash!, :now!)
ON CONFLICT (person_id, code_hash) DO UPDATE SET used_at = excluded.used_at WHERE u.used_at < :before! RETURNING u.person_id AS "personId";

/* @name giveCodeBack */
DELETE FROM identity_used_codes WHERE person_id = :personId! AND code_hash = :hash!;

/* @name dropOldCodes */
DELETE FROM identity_used_codes WHERE used_at < :before!;

/* @name removeSecondFactor */
DELETE FROM identity_second_factors WHERE person_id = :personId!;

/* @name switchSecondFactorOff */
UPDATE identity_people SET two_factor_enabled = false, updated_at = :now! WHERE id = :personId! AND two_factor_enabled RETURNING id;

/* @name endOtherSessions */
DELETE FROM identity_sessions WHERE person_id = :personId! AND token <> :keep! RETURNING id;
