/* @name confirmedOwner */
SELECT p.id, p.email FROM identity_people p WHERE p.email = :email! AND p.email_verified;

/* @name newestUnconfirmed */
SELECT u.id AS "id!", u.email AS "email!" FROM (
  SELECT p.id, p.email, p.created_at FROM identity_people p WHERE p.email = :email! AND NOT p.email_verified
  UNION ALL SELECT p.id, p.email, p.created_at FROM identity_people p WHERE p.claimed_email = :email!) u
 ORDER BY u.created_at DESC, u.id DESC LIMIT 1;

/* @name claimAddress */
-- updated_at stays: told apart from created_at it would tell that the address was known.
UPDATE identity_people SET claimed_email = :email! WHERE id = :personId! AND NOT email_verified;

/* @name claimOf */
SELECT p.email, p.claimed_email AS "claimed!" FROM identity_people p WHERE p.id = :personId! AND p.claimed_email IS NOT NULL;

/* @name giveFreeAddress */
UPDATE identity_people SET email = claimed_email, claimed_email = NULL, updated_at = :now!
 WHERE id = :personId! AND claimed_email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM identity_people o WHERE o.email = identity_people.claimed_email)
RETURNING id;
