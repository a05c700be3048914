/* @name exportedTickets */
SELECT t.id, t.number, t.subject, t.status, t.priority, t.category, t.channel, t.tags, t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.resolved_at AS "resolvedAt?",
       r.name AS "requesterName?", r.email AS "requesterEmail?", a.name AS "assigneeName?", a.email AS "assigneeEmail?", g.name AS "teamName?"
  FROM desk_tickets t LEFT JOIN identity_people r ON r.id = t.requester_id LEFT JOIN identity_people a ON a.id = t.assignee_id LEFT JOIN desk_teams g ON g.id = t.team_id
 WHERE t.id = ANY (:ids!::uuid[]) ORDER BY t.id;

/* @name exportedMessages */
SELECT m.conversation_id AS "ticketId", m.seq, m.author_part AS "part", m.visibility, m.body, m.created_at AS "at", p.name AS "authorName?", p.email AS "authorEmail?"
  FROM messages m LEFT JOIN identity_people p ON p.id = m.author_id
 WHERE m.conversation_id = ANY (:ids!::uuid[]) AND m.removed_at IS NULL ORDER BY m.conversation_id, m.seq;

/* @name auditFrom */
SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.before, a.after, i.name AS "actorName?", v.name AS "ruleName?"
  FROM (SELECT e.*, CASE WHEN e.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(e.request_id, 12), 'uuid') THEN substr(e.request_id, 12)::uuid END AS run_id
          FROM audit_entries e
         WHERE e.subject_kind = 'ticket' AND e.subject_id = :ticketId! AND (:afterAt::timestamptz IS NULL OR (e.at, e.id) > (:afterAt::timestamptz, :afterId::uuid)) ORDER BY e.at, e.id LIMIT 500) a
  LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = a.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY a.at, a.id;
