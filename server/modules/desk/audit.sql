/* @name auditOf */
SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.before, a.after,
       i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?"
  FROM audit_entries a LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
 WHERE a.subject_kind = 'ticket' AND a.subject_id = :ticketId! ORDER BY a.at, a.id LIMIT :limit!;
