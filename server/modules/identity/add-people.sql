/* @name idsByEmail */
-- An account that never proved its address may be somebody else's, who only typed it: nothing of others may come to it. Who can't sign in
-- at all gets in by that address only, and who is on the team was invited.
SELECT p.id, p.email FROM identity_people p
 WHERE p.email = ANY (:emails!::text[])
   AND (p.email_verified OR NOT EXISTS (SELECT FROM identity_accounts a WHERE a.person_id = p.id) OR EXISTS (SELECT FROM identity_profiles i WHERE i.person_id = p.id AND i.is_staff));

/* @name unprovenEmails */
SELECT p.email FROM identity_people p
 WHERE p.email = ANY (:emails!::text[]) AND NOT p.email_verified
   AND EXISTS (SELECT FROM identity_accounts a WHERE a.person_id = p.id) AND NOT EXISTS (SELECT FROM identity_profiles i WHERE i.person_id = p.id AND i.is_staff);

/* @name addPeople */
INSERT INTO identity_people (id, name, email, email_verified, created_at, updated_at)
SELECT uuidv7(), n.name, n.email, false, :now!::timestamptz, :now!::timestamptz FROM jsonb_to_recordset(:people!::jsonb) AS n(name text, email text)
ON CONFLICT (email) DO NOTHING RETURNING id, email;
