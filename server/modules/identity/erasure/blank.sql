/* @name dropSignIn */
WITH s AS (DELETE FROM identity_sessions WHERE person_id = :personId! RETURNING 1),
     a AS (DELETE FROM identity_accounts WHERE person_id = :personId! RETURNING 1),
     v AS (DELETE FROM identity_verifications WHERE strpos(value, (:personId!::uuid)::text) > 0 RETURNING 1),
     f AS (DELETE FROM identity_second_factors WHERE person_id = :personId! RETURNING 1),
     c AS (DELETE FROM identity_used_codes WHERE person_id = :personId! RETURNING 1)
SELECT (SELECT count(*) FROM s) + (SELECT count(*) FROM a) + (SELECT count(*) FROM v) + (SELECT count(*) FROM f) + (SELECT count(*) FROM c) AS "count!";

/* @name retireUsername */
INSERT INTO identity_retired_usernames (hash, until)
SELECT identity_username_hash(p.username), :until! FROM identity_people p WHERE p.id = :personId! AND p.username IS NOT NULL
ON CONFLICT (hash) DO UPDATE SET until = greatest(identity_retired_usernames.until, excluded.until);

/* @name freeUsernames */
DELETE FROM identity_retired_usernames WHERE until <= :now!;

/* @name blankNames */
UPDATE identity_people SET email = :nobody!, claimed_email = NULL, email_verified = false, username = NULL, erased_at = coalesce(erased_at, :now!), two_factor_enabled = false, updated_at = :now! WHERE id = :personId!;

/* @name blankPerson */
UPDATE identity_people SET name = :pseudonym!, image = NULL, bio = '', locale = NULL, time_zone = NULL, theme = DEFAULT, data_saver = DEFAULT, show_online = false, show_location = false,
       show_distance = false, messages_from = 'nobody', avatar_file_id = NULL, updated_at = :now! WHERE id = :personId!;

/* @name dropDetails */
WITH d AS (DELETE FROM identity_details WHERE person_id = :personId! RETURNING 1),
     a AS (DELETE FROM identity_age_checks WHERE person_id = :personId! RETURNING 1),
     l AS (DELETE FROM identity_place_checks WHERE person_id = :personId! RETURNING 1),
     b AS (DELETE FROM identity_presence WHERE person_id = :personId! RETURNING 1),
     s AS (DELETE FROM identity_signals WHERE person_id = :personId! RETURNING 1),
     x AS (DELETE FROM identity_security_alerts WHERE person_id = :personId! RETURNING 1),
     n AS (DELETE FROM identity_person_notes WHERE person_id = :personId! RETURNING 1),
     k AS (DELETE FROM idempotency_keys WHERE person_id = :personId! RETURNING 1),
     o AS (DELETE FROM identity_permission_overrides WHERE person_id = :personId! RETURNING 1),
     e AS (UPDATE identity_exports SET expires_at = CASE WHEN ready_at IS NOT NULL THEN least(expires_at, :now!) END, failed_at = CASE WHEN ready_at IS NULL AND withdrawn_at IS NULL THEN coalesce(failed_at, :now!) ELSE failed_at END WHERE person_id = :personId! RETURNING 1)
SELECT (SELECT count(*) FROM d) + (SELECT count(*) FROM a) + (SELECT count(*) FROM l) + (SELECT count(*) FROM b) + (SELECT count(*) FROM s) + (SELECT count(*) FROM x)
     + (SELECT count(*) FROM n) + (SELECT count(*) FROM k) + (SELECT count(*) FROM o) + (SELECT count(*) FROM e) AS "count!";

/* @name eraseInvitations */
SELECT identity_erase_invitations(:address!, :nobody!, :pseudonym!) AS "count!";

/* @name forgetReceiptAddresses */
SELECT mail_forget_receipts(:template!, :nobody!) AS "count!";
