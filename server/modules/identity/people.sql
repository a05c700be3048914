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
       p.erased_at AS "erasedAt", b.kind AS "banKind?", b.reason AS "banReason?", b.banned_at AS "bannedAt?", b.until AS "until?",
       d.reason AS "deactivatedReason?", d.deactivated_at AS "deactivatedAt?", v.reason AS "removedReason?", v.removed_at AS "removedAt?"
  FROM identity_people p
  LEFT JOIN identity_bans b ON b.person_id = p.id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > :now!)
  LEFT JOIN identity_deactivations d ON d.person_id = p.id AND d.lifted_at IS NULL
  LEFT JOIN identity_removals v ON v.person_id = p.id
 WHERE p.id = :id!;

/* @name findPeople */
SELECT p.id, p.name, p.username, p.image, i.is_staff AS "isStaff", coalesce(p.claimed_email, p.email) AS "email!"
  FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id
 WHERE p.erased_at IS NULL AND (p.name ILIKE :pattern! OR p.claimed_email ILIKE :pattern! OR (p.email ILIKE :pattern! AND p.claimed_email IS NULL) OR p.username = :username!)
 ORDER BY lower(p.name), p.id LIMIT :limit!;
