/* @name confirmedOwner */
SELECT p.id, p.email FROM identity_people p WHERE p.email = :email! AND p.email_verified;

/* @name newestUnconfirmed */
SELECT u.id AS "id!", u.email AS "email!" FROM (
  SELECT p.id, p.email, p.created_at FROM identity_people p WHERE p.email = :email! AND NOT p.email_verified
  UNION ALL SELECT p.id, p.email, p.created_at FROM identity_people p WHERE p.claimed_email = :email!) u
 ORDER BY u.created_at DESC, u.id DESC LIMIT 1;

/* @name claimOf */
SELECT p.email, p.claimed_email AS "claimed!" FROM identity_people p WHERE p.id = :personId! AND p.claimed_email IS NOT NULL;

/* @name giveFreeAddress */
-- updated_at stays: the person sees it, and it would tell that the address had been somebody's until now.
UPDATE identity_people SET email = claimed_email, claimed_email = NULL
 WHERE id = :personId! AND claimed_email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM identity_people o WHERE o.email = identity_people.claimed_email)
RETURNING id;
