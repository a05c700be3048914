/* @name idsByEmail */
SELECT p.id, p.email FROM identity_people p WHERE p.email = ANY (:emails!::text[]);

/* @name addPeople */
INSERT INTO identity_people (id, name, email, email_verified, created_at, updated_at)
SELECT uuidv7(), n.name, n.email, false, :now!::timestamptz, :now!::timestamptz FROM jsonb_to_recordset(:people!::jsonb) AS n(name text, email text)
ON CONFLICT (email) DO NOTHING RETURNING id, email;
