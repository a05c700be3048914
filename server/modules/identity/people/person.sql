/* @name notesAbout */
SELECT n.id, n.body, n.written_at AS "at", a.person_id AS "authorId?", a.name AS "authorName?", a.username AS "authorUsername?", a.image AS "authorImage?", a.is_staff AS "authorIsStaff?"
  FROM identity_person_notes n LEFT JOIN identity_profiles a ON a.person_id = n.author_id
 WHERE n.person_id = :personId! ORDER BY n.written_at DESC, n.id DESC LIMIT 50;

/* @name addNote */
INSERT INTO identity_person_notes (person_id, author_id, body, written_at) VALUES (:personId!, :authorId!, :body!, :now!) RETURNING id;

/* @name countSessions */
SELECT count(*) AS "count!" FROM identity_sessions s WHERE s.person_id = :personId! AND s.expires_at > :now!;

/* @name erasureOf */
SELECT e.id, e.asked_at AS "askedAt", e.due_at AS "dueAt", e.started_at AS "startedAt", e.done_at AS "doneAt", e.reason, e.person_id AS "personId", e.asked_by AS "askedBy",
       a.name AS "byName?", a.username AS "byUsername?", a.image AS "byImage?", a.is_staff AS "byIsStaff?"
  FROM identity_erasures e LEFT JOIN identity_profiles a ON a.person_id = e.asked_by WHERE e.person_id = :personId! AND e.undone_at IS NULL;
