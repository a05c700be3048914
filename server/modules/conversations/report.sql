/* @name insertReport */
INSERT INTO reports (id, reporter_id, subject_kind, subject_id, about_id, conversation_id, seq, reason, body, snapshot, created_at)
VALUES (:id!, :reporterId!, :subjectKind!, :subjectId!, :aboutId, :conversationId, :seq, :reason!, :body, :snapshot!, :now!)
ON CONFLICT (reporter_id, subject_kind, subject_id) WHERE decided_at IS NULL DO NOTHING RETURNING id;

/* @name quotedMessages */
SELECT m.seq, m.author_id AS "authorId", i.name AS "name?", i.username AS "username?", m.body, m.created_at AS "createdAt",
       ARRAY (SELECT f->>'name' FROM jsonb_array_elements(coalesce(m.extra->'files', '[]')) f) AS "files!"
  FROM messages m LEFT JOIN identity_profiles i ON i.person_id = m.author_id
 WHERE m.conversation_id = :conversationId! AND m.seq <= coalesce(:seq::int, 2147483647) AND m.visibility = 'public' ORDER BY m.seq DESC LIMIT :limit!;

/* @name openReport */
SELECT r.id, r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.reason, r.body AS "text", r.created_at AS "createdAt", r.decision
  FROM reports r WHERE r.reporter_id = actor_id() AND r.subject_kind = :subjectKind! AND r.subject_id = :subjectId! AND r.decided_at IS NULL;

/* @name listReports */
SELECT r.id, r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.reason, r.body AS "text", r.created_at AS "createdAt", r.decision, r.snapshot,
       r.conversation_id AS "conversationId", r.seq, r.decided_at AS "decidedAt", r.decision_note AS "note",
       r.reporter_id AS "reporterId", p.name AS "reporterName?", p.username AS "reporterUsername?", p.image AS "reporterImage?", p.is_staff AS "reporterIsStaff?",
       r.about_id AS "aboutId", a.name AS "aboutName?", a.username AS "aboutUsername?", a.image AS "aboutImage?", a.is_staff AS "aboutIsStaff?",
       r.decided_by AS "deciderId", d.name AS "deciderName?", d.username AS "deciderUsername?", d.image AS "deciderImage?", d.is_staff AS "deciderIsStaff?"
  FROM reports r
  LEFT JOIN identity_profiles p ON p.person_id = r.reporter_id
  LEFT JOIN identity_profiles a ON a.person_id = r.about_id
  LEFT JOIN identity_profiles d ON d.person_id = r.decided_by
 WHERE (:only::uuid IS NULL OR r.id = :only::uuid) AND (:before::uuid IS NULL OR r.id < :before::uuid)
   AND (:state::text IS NULL OR (r.decided_at IS NULL) = (:state::text = 'open'))
 ORDER BY r.id DESC LIMIT :limit!;

/* @name decideReport */
UPDATE reports SET decision = :decision!, decision_note = :note, decided_by = actor_id(), decided_at = :now! WHERE id = :id! AND decided_at IS NULL RETURNING id;
