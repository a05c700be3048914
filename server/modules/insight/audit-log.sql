/* @name auditEntries */
WITH wanted AS MATERIALIZED (SELECT unaccent(lower(k.word)) AS word FROM unnest(:words::text[]) AS k(word))
SELECT e.id AS "id!", e.at AS "at!", e.verb AS "verb!", e.actor_kind AS "actorKind!", e.subject_kind AS "subjectKind!", e.subject_id AS "subjectId", e.subject_name AS "subjectName?", e.before, e.after,
       e.request_id AS "requestId", e.address, e.person_id AS "actorId?", e.name AS "actorName?", e.username AS "actorUsername?", e.image AS "actorImage?", e.is_staff AS "actorIsStaff?",
       v.automation_id AS "ruleId?", v.name AS "ruleName?", e.fits AS "fits!", e.place AS "place!"
  FROM (SELECT l.*, CASE WHEN l.request_id LIKE 'automation:%' AND pg_input_is_valid(substr(l.request_id, 12), 'uuid') THEN substr(l.request_id, 12)::uuid END AS run_id
          FROM (SELECT s.*, i.person_id, i.name, i.username, i.image, i.is_staff, coalesce(k.number, o.name) AS subject_name, row_number() OVER (ORDER BY s.at DESC, s.id DESC) AS place,
                       NOT EXISTS (SELECT 1 FROM wanted WHERE strpos(t.says, wanted.word) = 0) AS fits
                  FROM (SELECT a.* FROM audit_entries a
                         WHERE (:verb::text IS NULL OR a.verb = :verb) AND (:subjectKind::text IS NULL OR a.subject_kind = :subjectKind) AND (:subjectId::text IS NULL OR a.subject_id = :subjectId)
                           AND (:actor::uuid IS NULL OR a.actor_id = :actor) AND (:from::timestamptz IS NULL OR a.at >= :from) AND (:to::timestamptz IS NULL OR a.at < :to)
                           AND (:beforeAt::timestamptz IS NULL OR (a.at, a.id) < (:beforeAt, :beforeId::uuid))
                         ORDER BY a.at DESC, a.id DESC LIMIT :looked!) s
                  LEFT JOIN identity_profiles i ON i.person_id = s.actor_id
                  -- What an entry is about, by the name under which people look for it.
                  LEFT JOIN identity_profiles o ON s.subject_kind = 'person' AND o.person_id = CASE WHEN pg_input_is_valid(s.subject_id, 'uuid') THEN s.subject_id::uuid END
                  LEFT JOIN desk_tickets k ON s.subject_kind = 'ticket' AND k.id = CASE WHEN pg_input_is_valid(s.subject_id, 'uuid') THEN s.subject_id::uuid END
                  -- Put together once for each entry, however many words there are; not at all without any.
                  LEFT JOIN LATERAL (SELECT CASE WHEN :words::text[] IS NOT NULL THEN unaccent(lower(concat_ws(' ', s.verb, s.subject_id, k.number, o.name, o.username, i.name, i.username, s.before::text, s.after::text))) END AS says OFFSET 0) t ON true) l
         WHERE l.fits OR l.place = :looked!
         ORDER BY l.at DESC, l.id DESC LIMIT :limit!) e
  LEFT JOIN desk_automation_runs r ON r.id = e.run_id LEFT JOIN desk_automation_versions v ON v.automation_id = r.automation_id AND v.version = r.version
 ORDER BY e.at DESC, e.id DESC;
