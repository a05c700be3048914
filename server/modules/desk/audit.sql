/* @name auditOf */
-- What a rule did stands in the log as done by whoever saved it, and under the name of the rule's run: so the rule is found, as it was called then.
SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.before, a.after,
       i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?", v.automation_id AS "ruleId?", v.name AS "ruleName?"
  FROM (SELECT e.*, CASE WHEN e.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(e.request_id, 12), 'uuid') THEN substr(e.request_id, 12)::uuid END AS run_id
          FROM audit_entries e
         WHERE e.subject_kind = 'ticket' AND e.subject_id = :ticketId! AND (:beforeAt::timestamptz IS NULL OR (e.at, e.id) < (:beforeAt, :beforeId::uuid))
         ORDER BY e.at DESC, e.id DESC LIMIT :limit!) a
  LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = a.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY a.at DESC, a.id DESC;
