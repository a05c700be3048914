/* @name auditEntries */
SELECT e.id AS "id!", e.at AS "at!", e.verb AS "verb!", e.actor_kind AS "actorKind!", e.subject_kind AS "subjectKind!", e.subject_id AS "subjectId", e.before, e.after,
       e.request_id AS "requestId", i.person_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?"
  FROM audit_entries e LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
 WHERE (:verb::text IS NULL OR e.verb = :verb) AND (:subjectKind::text IS NULL OR e.subject_kind = :subjectKind) AND (:subjectId::text IS NULL OR e.subject_id = :subjectId)
   AND (:actor::uuid IS NULL OR e.actor_id = :actor) AND (:from::timestamptz IS NULL OR e.at >= :from) AND (:to::timestamptz IS NULL OR e.at < :to)
   AND (:beforeAt::timestamptz IS NULL OR (e.at, e.id) < (:beforeAt, :beforeId::uuid))
 ORDER BY e.at DESC, e.id DESC LIMIT :limit!;
