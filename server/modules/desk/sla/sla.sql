/* @name policyVersions */
SELECT v.policy_id AS "policyId", v.version, v.valid_from AS "validFrom", v.in_force AS "inForce", v.position, v.name, v.priorities, v.categories, v.channels,
       v.calendar_id AS "calendarId?", v.first_response_minutes AS "firstResponseMinutes?", v.next_response_minutes AS "nextResponseMinutes?",
       v.resolution_minutes AS "resolutionMinutes?", v.warn_percent AS "warnPercent", v.escalation, p.removed_at AS "removedAt?"
  FROM desk_sla_policy_versions v JOIN desk_sla_policies p ON p.id = v.policy_id ORDER BY v.policy_id, v.version;

/* @name calendarVersions */
SELECT v.calendar_id AS "calendarId", v.version, v.valid_from AS "validFrom", v.name, v.zone, v.week, v.holidays, c.removed_at AS "removedAt?"
  FROM desk_calendar_versions v JOIN desk_calendars c ON c.id = v.calendar_id ORDER BY v.calendar_id, v.version;

/* @name history */
SELECT h.ticket_id AS "ticketId!", h.at AS "at!", h.verb AS "verb!", h.before AS "before?", h.after AS "after?", h.by AS "by?", h.request_id AS "requestId" FROM desk_sla_history(:ticketIds!::uuid[]) h;

/* @name heads */
SELECT t.id, t.number, t.subject, t.status, t.priority, t.category, t.channel, t.created_at AS "createdAt", t.status_changed_at AS "statusChangedAt",
       t.first_replied_at AS "firstRepliedAt?", t.version
  FROM desk_tickets t WHERE t.id = ANY(:ticketIds!::uuid[]);

/* @name lastTickets */
SELECT t.id FROM desk_tickets t ORDER BY t.created_at DESC, t.id DESC LIMIT :limit!;

/* @name progress */
SELECT p.synced_to AS "syncedTo?", p.revision AS "doneRevision", desk_sla_revision() AS "revision!" FROM desk_sla_progress p;

/* @name advance */
UPDATE desk_sla_progress SET synced_to = greatest(synced_to, :syncedTo!), revision = greatest(revision, :revision!);

/* @name changedTickets */
-- What came from another desk is history: no promise was made about it. Looked up ticket by ticket: a join is planned for any time, and reads all.
SELECT t.id FROM desk_tickets t
 WHERE t.import_id IS NULL AND t.updated_at > :since! AND (SELECT s.ticket_version FROM desk_sla_tickets s WHERE s.ticket_id = t.id) IS DISTINCT FROM t.version ORDER BY t.updated_at LIMIT :limit!;

/* @name ticketsUnderOldRules */
SELECT t.id FROM desk_tickets t LEFT JOIN desk_sla_tickets s ON s.ticket_id = t.id
 WHERE t.import_id IS NULL AND t.status IN ('open', 'in_progress', 'pending') AND (s.revision IS NULL OR s.revision < :revision!) LIMIT :limit!;

/* @name dueTickets */
-- In the order of the index of next_at: told to find different tickets, the planner walks all clocks in the order of tickets.
SELECT DISTINCT d.ticket_id AS "id!" FROM (SELECT c.ticket_id FROM desk_sla_clocks c WHERE c.next_at <= :before! ORDER BY c.next_at LIMIT :limit!) d;

/* @name lockFree */
SELECT t.id FROM desk_tickets t WHERE t.id = :ticketId! FOR NO KEY UPDATE SKIP LOCKED;

/* @name firings */
SELECT f.target, f.round, f.kind, f.moment FROM desk_sla_firings f WHERE f.ticket_id = :ticketId!;

/* @name fire */
INSERT INTO desk_sla_firings (ticket_id, target, round, kind, moment, policy_id, fired_at)
  VALUES (:ticketId!, :target!, :round!, :kind!, :moment!, :policyId!, :now!)
  ON CONFLICT ON CONSTRAINT desk_sla_fires_once DO NOTHING RETURNING kind;

/* @name saveClocks */
INSERT INTO desk_sla_clocks (ticket_id, target, round, state, reason, started_at, due_at, warn_at, breached_at, met_at, consumed_ms, budget_ms, policy_id, policy_version, alert, next_at)
SELECT :ticketId!::uuid, c.target, c.round, c.state, c.reason, c.started_at, c.due_at, c.warn_at, c.breached_at, c.met_at, c.consumed_ms, c.budget_ms, c.policy_id, c.policy_version, c.alert, c.next_at
  FROM jsonb_to_recordset(:clocks!::jsonb) AS c (target text, round int, state text, reason text, started_at timestamptz, due_at timestamptz, warn_at timestamptz,
    breached_at timestamptz, met_at timestamptz, consumed_ms bigint, budget_ms bigint, policy_id uuid, policy_version int, alert text, next_at timestamptz)
ON CONFLICT (ticket_id, target) DO UPDATE SET round = excluded.round, state = excluded.state, reason = excluded.reason, started_at = excluded.started_at,
  due_at = excluded.due_at, warn_at = excluded.warn_at, breached_at = excluded.breached_at, met_at = excluded.met_at, consumed_ms = excluded.consumed_ms,
  budget_ms = excluded.budget_ms, policy_id = excluded.policy_id, policy_version = excluded.policy_version, alert = excluded.alert, next_at = excluded.next_at;

/* @name due */
SELECT DISTINCT ON (c.ticket_id) c.ticket_id AS "ticketId", c.target, coalesce(c.breached_at, c.due_at) AS "dueAt!", CASE WHEN c.breached_at IS NULL THEN c.warn_at END AS "warnAt?"
  FROM desk_sla_clocks c
 WHERE c.ticket_id = ANY(:ticketIds!::uuid[]) AND c.met_at IS NULL AND c.state IN ('running', 'breached') AND (c.due_at IS NOT NULL OR c.breached_at IS NOT NULL)
 ORDER BY c.ticket_id, coalesce(c.breached_at, c.due_at), c.target;

/* @name inForce */
SELECT desk_sla_in_force() AS "inForce!";

/* @name saveComputed */
INSERT INTO desk_sla_tickets (ticket_id, ticket_version, revision) SELECT :ticketId!::uuid, t.version, :revision!::bigint FROM desk_tickets t WHERE t.id = :ticketId!::uuid
ON CONFLICT (ticket_id) DO UPDATE SET ticket_version = excluded.ticket_version, revision = excluded.revision;

/* @name teamMembers */
SELECT m.person_id AS "personId" FROM desk_team_members m WHERE m.team_id = :teamId! ORDER BY m.person_id;

/* @name lockRules */
SELECT pg_advisory_xact_lock(hashtextextended('desk.sla', 0))::text AS "locked";

/* @name insertCalendar */
INSERT INTO desk_calendars (id, created_at) VALUES (:id!, :now!);

/* @name insertCalendarVersion */
INSERT INTO desk_calendar_versions (calendar_id, version, valid_from, name, zone, week, holidays, changed_by)
  VALUES (:id!, :version!, :now!, :name!, :zone!, :week!::jsonb, :holidays!::jsonb, actor_id());

/* @name removeCalendar */
UPDATE desk_calendars SET removed_at = :now! WHERE id = :id!;

/* @name insertPolicy */
INSERT INTO desk_sla_policies (id, created_at) VALUES (:id!, :now!);

/* @name insertPolicyVersion */
INSERT INTO desk_sla_policy_versions (policy_id, version, valid_from, in_force, position, name, priorities, categories, channels, calendar_id,
    first_response_minutes, next_response_minutes, resolution_minutes, warn_percent, escalation, changed_by)
  VALUES (:id!, :version!, :now!, :inForce!, :position!, :name!, :priorities!::text[], :categories!::text[], :channels!::text[], :calendarId,
    :firstResponseMinutes, :nextResponseMinutes, :resolutionMinutes, :warnPercent!, :escalation!::jsonb, actor_id());

/* @name removePolicy */
UPDATE desk_sla_policies SET removed_at = :now! WHERE id = :id!;
