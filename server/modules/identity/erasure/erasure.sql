/* @name openErasure */
SELECT e.id, e.asked_at AS "askedAt", e.due_at AS "dueAt", e.started_at AS "startedAt" FROM identity_erasures e WHERE e.person_id = :personId! AND e.undone_at IS NULL;

/* @name addErasure */
INSERT INTO identity_erasures (person_id, pseudonym, asked_by, reason, asked_at, due_at) VALUES (:personId!, :pseudonym!, :by!, :reason, :now!, :dueAt!) RETURNING id;

/* @name personAgain */
-- Who was erased, and is here as a backup had them. Staff is not: see `begin`.
SELECT p.id AS "personId", i.is_staff AS "isStaff", e.id AS "erasureId" FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id
  LEFT JOIN identity_erasures e ON e.person_id = p.id AND e.undone_at IS NULL
 WHERE p.id = ANY (:ids!::uuid[]) AND p.erased_at IS NULL AND e.started_at IS NULL ORDER BY p.id;

/* @name hasten */
UPDATE identity_erasures SET due_at = greatest(asked_at, :now!), asked_by = :by!, reason = :reason! WHERE id = :id! AND started_at IS NULL RETURNING id;

/* @name undo */
UPDATE identity_erasures SET undone_at = :now! WHERE person_id = :personId! AND asked_by = :personId! AND undone_at IS NULL AND started_at IS NULL RETURNING id;

/* @name due */
SELECT e.id FROM identity_erasures e WHERE e.undone_at IS NULL AND e.done_at IS NULL AND e.due_at <= :now! ORDER BY e.due_at, e.id LIMIT 100;

/* @name lock */
SELECT e.id, e.person_id AS "personId", e.pseudonym, e.asked_by AS "askedBy", e.due_at AS "dueAt", e.undone_at AS "undoneAt", e.started_at AS "startedAt", e.mail_address AS "mailAddress", e.mail_locale AS "mailLocale", e.done_at AS "doneAt"
  FROM identity_erasures e WHERE e.id = :id! FOR UPDATE;

/* @name begin */
UPDATE identity_erasures SET started_at = :now!, (mail_address, mail_locale) = (SELECT p.email, p.locale FROM identity_people p WHERE p.id = identity_erasures.person_id) WHERE id = :id!;

/* @name isStaff */
SELECT i.is_staff AS "isStaff" FROM identity_profiles i WHERE i.person_id = :personId!;

/* @name cancel */
UPDATE identity_erasures SET undone_at = :now! WHERE id = :id! AND started_at IS NULL;

/* @name addSteps */
INSERT INTO identity_erasure_steps (erasure_id, position, eraser, title)
SELECT :id!::uuid, s.position, s.eraser, s.title FROM unnest(:erasers!::text[], :titles!::text[]) WITH ORDINALITY AS s(eraser, title, position)
ON CONFLICT (erasure_id, eraser) DO NOTHING;

/* @name nextStep */
SELECT s.eraser FROM identity_erasure_steps s WHERE s.erasure_id = :id! AND s.done_at IS NULL AND s.eraser = ANY (:known!::text[]) ORDER BY s.position LIMIT 1;

/* @name noteStep */
UPDATE identity_erasure_steps SET count = count + :count!, calls = calls + 1, done_at = CASE WHEN :done!::boolean THEN :now!::timestamptz END WHERE erasure_id = :id! AND eraser = :eraser!;

/* @name finish */
UPDATE identity_erasures SET done_at = :now!, mail_address = NULL, mail_locale = NULL WHERE id = :id! AND done_at IS NULL RETURNING id;

/* @name stepsOf */
SELECT s.eraser AS "name", s.title, s.count, s.done_at AS "doneAt" FROM identity_erasure_steps s WHERE s.erasure_id = :id! ORDER BY s.position, s.eraser;

/* @name findErasure */
SELECT e.id, e.pseudonym, e.asked_at AS "askedAt", e.started_at AS "startedAt", e.done_at AS "doneAt" FROM identity_erasures e WHERE e.id = :id!;

/* @name erasedAddress */
SELECT e.mail_address AS "address" FROM identity_erasures e WHERE e.person_id = :personId! AND e.undone_at IS NULL AND e.started_at IS NOT NULL;
