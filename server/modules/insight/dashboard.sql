/* @name people */
SELECT count(*) AS "value!", count(*) FILTER (WHERE created_at <= :before!) AS "before!" FROM identity_people;

/* @name activeCount */
SELECT insight.conversations_with_messages(:from!, :to!) AS "count!";

/* @name activeConversations */
SELECT c.id AS "id!", c.kind AS "kind!", t.number AS "number?", coalesce(t.subject, who.names) AS "title?", c.last_seq AS "messages!", c.last_message_at AS "lastMessageAt!"
  FROM conversations c LEFT JOIN desk_tickets t ON t.id = c.id
  LEFT JOIN LATERAL (SELECT string_agg(i.name, ', ' ORDER BY i.name) AS names FROM conversation_participants p JOIN identity_profiles i ON i.person_id = p.person_id
                      WHERE p.conversation_id = c.id AND p.part = 'member') who ON t.id IS NULL
 WHERE c.kind IN ('ticket', 'assistant', 'character') AND actor_may(conversation_read_permission(c.kind)) AND c.last_message_at > :since!
   AND (:beforeAt::timestamptz IS NULL OR (c.last_message_at, c.id) < (:beforeAt, :beforeId::uuid))
 ORDER BY c.last_message_at DESC, c.id DESC LIMIT :limit!;

/* @name activity */
SELECT e.id AS "id!", e.at AS "at!", e.verb AS "verb!", e.actor_kind AS "actorKind!", e.subject_kind AS "subjectKind!", e.subject_id AS "subjectId",
       i.person_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?",
       v.automation_id AS "ruleId?", v.name AS "ruleName?", s.name AS "subjectName?", t.number AS "number?", t.subject AS "subject?"
  FROM (SELECT a.*, CASE WHEN a.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(a.request_id, 12), 'uuid') THEN substr(a.request_id, 12)::uuid END AS run_id
          FROM audit_entries a WHERE a.verb <> ALL (:without!::text[]) ORDER BY a.at DESC, a.id DESC LIMIT :limit!) e
  LEFT JOIN identity_profiles i ON i.person_id = e.actor_id
  LEFT JOIN desk_automation_runs r ON r.id = e.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
  LEFT JOIN identity_profiles s ON e.subject_kind = 'person' AND s.person_id = CASE WHEN pg_input_is_valid(e.subject_id, 'uuid') THEN e.subject_id::uuid END
  LEFT JOIN desk_tickets t ON e.subject_kind = 'ticket' AND t.id = CASE WHEN pg_input_is_valid(e.subject_id, 'uuid') THEN e.subject_id::uuid END
 ORDER BY e.at DESC, e.id DESC;

/* @name auditWaiting */
SELECT min(e.at) AS "oldest?" FROM audit_entries e WHERE e.xid > coalesce((SELECT s.upto_xid FROM audit_seals s ORDER BY s.number DESC LIMIT 1), '0'::xid8);

/* @name mailWaiting */
SELECT m.queued AS "queued!", m.failed AS "failed!" FROM mail_figures() m;
