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
SELECT a.id, a.at, a.verb, a.actor_kind AS "actorKind", a.before, a.after, i.name AS "actorName?"
  FROM audit_entries a LEFT JOIN identity_profiles i ON i.person_id = a.actor_id
 WHERE a.subject_kind = 'ticket' AND a.subject_id = :ticketId! AND (:afterAt::timestamptz IS NULL OR (a.at, a.id) > (:afterAt::timestamptz, :afterId::uuid)) ORDER BY a.at, a.id LIMIT 500;
