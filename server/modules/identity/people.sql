/* @name findMe */
SELECT p.id, p.name, p.username, p.image, coalesce(p.claimed_email, p.email) AS "email!", p.email_verified AS "emailVerified", p.show_online AS "showOnline", p.time_zone AS "timeZone"
  FROM identity_people p WHERE p.id = :id!;

/* @name changeMe */
UPDATE identity_people SET name = coalesce(:name, name), show_online = coalesce(:showOnline, show_online),
       time_zone = CASE WHEN :setTimeZone!::boolean THEN :timeZone ELSE time_zone END, updated_at = :now!
 WHERE id = :id!;

/* @name changeUsername */
UPDATE identity_people SET username = :username!, updated_at = :now! WHERE id = :id! AND username IS DISTINCT FROM :username! RETURNING old.username AS "before";

/* @name profiles */
SELECT i.person_id AS "id", i.name, i.username, i.image, i.is_staff AS "isStaff" FROM identity_profiles i WHERE i.person_id = ANY (:ids!::uuid[]);

/* @name staffWith */
SELECT i.person_id AS "id", i.name, i.username, i.image, i.is_staff AS "isStaff"
  FROM identity_profiles i WHERE i.person_id IN (SELECT identity_staff_with(:permission!, :now!)) ORDER BY lower(i.name), i.person_id;

/* @name contact */
SELECT coalesce(p.claimed_email, p.email) AS "email!", p.email_verified AS "emailVerified", p.name, p.created_at AS "joinedAt",
       (p.erased_at IS NOT NULL OR EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = p.id AND d.lifted_at IS NULL)
         OR EXISTS (SELECT 1 FROM identity_bans b WHERE b.person_id = p.id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > :now!))) AS "deactivated!"
  FROM identity_people p WHERE p.id = :id!;

/* @name findPeople */
SELECT p.id, p.name, p.username, p.image, i.is_staff AS "isStaff", coalesce(p.claimed_email, p.email) AS "email!"
  FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id
 WHERE p.erased_at IS NULL AND (p.name ILIKE :pattern! OR p.claimed_email ILIKE :pattern! OR (p.email ILIKE :pattern! AND p.claimed_email IS NULL) OR p.username = :username!)
 ORDER BY lower(p.name), p.id LIMIT :limit!;
