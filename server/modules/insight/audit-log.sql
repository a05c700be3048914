/* @name auditEntries */
SELECT e.id AS "id!", e.at AS "at!", e.verb AS "verb!", e.actor_kind AS "actorKind!", e.subject_kind AS "subjectKind!", e.subject_id AS "subjectId", e.before, e.after,
       e.request_id AS "requestId", i.person_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?",
       v.automation_id AS "ruleId?", v.name AS "ruleName?"
  FROM (SELECT e.*, CASE WHEN e.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(e.request_id, 12), 'uuid') THEN substr(e.request_id, 12)::uuid END AS run_id
          FROM audit_entries e
         WHERE (:verb::text IS NULL OR e.verb = :verb) AND (:subjectKind::text IS NULL OR e.subject_kind = :subjectKind) AND (:subjectId::text IS NULL OR e.subject_id = :subjectId)
           AND (:actor::uuid IS NULL OR e.actor_id = :actor) AND (:from::timestamptz IS NULL OR e.at >= :from) AND (:to::timestamptz IS NULL OR e.at < :to)
           AND (:beforeAt::timestamptz IS NULL OR (e.at, e.id) < (:beforeAt, :beforeId::uuid))
         ORDER BY e.at DESC, e.id DESC LIMIT :limit!) e
  LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = e.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY e.at DESC, e.id DESC;
