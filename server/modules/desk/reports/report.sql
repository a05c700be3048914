/* @name planForReports */
-- Times of a year are sorted in memory, and groups are hashed: how many there are is not known to the planner, which then sorts every row.
SELECT set_config('work_mem', '64MB', true) AS "workMem", set_config('enable_sort', 'off', true) AS "sort";

/* @name names */
SELECT p.person_id::text AS "key!", p.name AS "name!" FROM identity_profiles p WHERE :by!::text = 'agent' AND p.person_id::text = ANY(:keys!::text[])
UNION ALL SELECT t.id::text, t.name FROM desk_teams t WHERE :by!::text = 'team' AND t.id::text = ANY(:keys!::text[])
UNION ALL SELECT c.key, c.name FROM desk_categories c WHERE :by!::text = 'category' AND c.key = ANY(:keys!::text[]);

/* @name ratings */
SELECT g.ticket_id AS "ticketId!", t.number AS "number!", t.subject AS "subject!", t.category AS "category!", g.score AS "score!", g.comment AS "comment?", g.rated_at AS "ratedAt!",
       t.team_id AS "teamId?", m.name AS "teamName?", g.agent_id AS "agentId?", p.name AS "agentName?", p.username AS "agentUsername?", p.image AS "agentImage?", p.is_staff AS "agentIsStaff?"
  FROM desk_ratings g JOIN desk_tickets t ON t.id = g.ticket_id
  LEFT JOIN desk_teams m ON m.id = t.team_id LEFT JOIN identity_profiles p ON p.person_id = g.agent_id
 WHERE g.rated_at >= :from! AND g.rated_at < :to! AND (:agent::uuid IS NULL OR g.agent_id = :agent) AND (:team::uuid IS NULL OR t.team_id = :team)
   AND (:category::text IS NULL OR t.category = :category) AND (NOT :commented!::boolean OR g.comment IS NOT NULL)
   AND (:beforeAt::timestamptz IS NULL OR (g.rated_at, g.ticket_id) < (:beforeAt, :beforeId::uuid))
 ORDER BY g.rated_at DESC, g.ticket_id DESC LIMIT :limit!;

/* @name unsolvedAt */
SELECT count(*) AS "count!" FROM desk_ticket_spells s WHERE s.from_at <= :at! AND (s.to_at IS NULL OR s.to_at > :at!);

/* @name firstAnswersWithin */
-- A first answer is that of the reports. What was solved without one was neither in time nor missed.
SELECT count(*) FILTER (WHERE f.first_response_seconds <= :hours!::int * 3600) AS "within!",
       count(*) FILTER (WHERE f.first_response_seconds > :hours!::int * 3600
                           OR (f.first_response_at IS NULL AND f.created_at + make_interval(hours => :hours!::int) < :asOf!
                               AND EXISTS (SELECT FROM desk_ticket_spells s WHERE s.ticket_id = f.ticket_id AND s.number = 1 AND s.to_at IS NULL))) AS "missed!"
  FROM desk_ticket_facts f WHERE f.created_at >= :from! AND f.created_at < :to!;
