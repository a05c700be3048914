/* @name findByEmail */
SELECT p.id, p.name, p.email FROM identity_people p WHERE p.email = :email!;

/* @name findByUsername */
SELECT p.id, p.name, p.email FROM identity_people p WHERE p.username = :username!;

/* @name findById */
SELECT p.id, p.name, p.email FROM identity_people p WHERE p.id = :id!;

/* @name isDeactivated */
SELECT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = :personId! AND d.lifted_at IS NULL) AS "deactivated!";

/* @name markVerified */
UPDATE identity_people SET email_verified = true, updated_at = :now! WHERE id = :personId! AND NOT email_verified RETURNING id;

/* @name findPasswordHash */
SELECT a.password AS "hash" FROM identity_accounts a WHERE a.person_id = :personId! AND a.provider_id = 'credential' AND a.account_id = a.person_id::text;

/* @name addPerson */
INSERT INTO identity_people (id, name, email, email_verified, created_at, updated_at) VALUES (:id!, :name!, :email!, true, :now!, :now!);

/* @name addPassword */
INSERT INTO identity_accounts (person_id, provider_id, account_id, password, created_at, updated_at)
VALUES (:personId!::uuid, 'credential', (:personId!::uuid)::text, :hash!, :now!, :now!);

/* @name firstFreeUsername */
SELECT c.username AS "username!" FROM unnest(:candidates!::text[]) WITH ORDINALITY AS c(username, position)
 WHERE NOT identity_username_taken(c.username) ORDER BY c.position LIMIT 1;

/* @name giveUsername */
UPDATE identity_people SET username = :username!, updated_at = :now! WHERE id = :personId! AND username IS NULL;

/* @name usernameTaken */
SELECT identity_username_taken(:username!) AS "taken!";
