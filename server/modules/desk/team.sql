/* @name teamsWithMembers */
SELECT t.id, t.name, coalesce(array_agg(m.person_id ORDER BY m.person_id) FILTER (WHERE m.person_id IS NOT NULL), '{}') AS "memberIds!"
  FROM desk_teams t LEFT JOIN desk_team_members m ON m.team_id = t.id GROUP BY t.id ORDER BY lower(t.name), t.id;

/* @name findTeam */
SELECT t.id, t.name FROM desk_teams t WHERE t.id = :id!;

/* @name insertTeam */
INSERT INTO desk_teams (id, name, created_at) VALUES (:id!, :name!, :now!);

/* @name insertTeamMembers */
INSERT INTO desk_team_members (team_id, person_id) SELECT :teamId!::uuid, w.person_id FROM unnest(:personIds!::uuid[]) AS w(person_id);
