/* @name lockKeeping */
SELECT pg_try_advisory_xact_lock(hashtextextended('desk.facts', 0)) AS "free!";

/* @name progress */
SELECT p.synced_to AS "syncedTo?", p.rules AS "rules?", p.walked_to AS "walkedTo?" FROM desk_fact_progress p;

/* @name advance */
UPDATE desk_fact_progress SET synced_to = greatest(synced_to, :syncedTo::timestamptz), rules = :rules!, walked_to = :walkedTo::uuid;

/* @name changedTickets */
-- Facts are looked up ticket by ticket: a join is planned for any time, and then reads all of them every other second.
SELECT t.id FROM desk_tickets t
 WHERE t.updated_at > :since! AND (SELECT f.ticket_version FROM desk_ticket_facts f WHERE f.ticket_id = t.id) IS DISTINCT FROM t.version ORDER BY t.updated_at LIMIT :limit!;

/* @name ticketsAfter */
SELECT t.id FROM desk_tickets t WHERE t.id > :after! ORDER BY t.id LIMIT :limit!;

/* @name heads */
SELECT t.id, t.version, t.created_at AS "createdAt", t.status, t.status_changed_at AS "statusChangedAt", t.first_replied_at AS "firstRepliedAt?", t.resolved_at AS "resolvedAt?",
       t.assignee_id AS "assigneeId?", t.team_id AS "teamId?", t.category, t.channel
  FROM desk_tickets t WHERE t.id = ANY(:ticketIds!::uuid[]);

/* @name history */
-- What happened, oldest first. Whoever is not the requester and wrote as a person of the team is staff; bots, the system and rules, which act with
-- the rights of whoever saved them, are not.
-- Each ticket's rows by the index, whatever the planner believes of the log (OFFSET 0): read whole, the log took a second a look.
SELECT e.subject_id AS "ticketId!", e.at AS "at!", e.verb AS "verb!", e.actor_id AS "actorId?", (e.actor_kind = 'staff' AND e.actor_id IS DISTINCT FROM t.requester_id AND coalesce(e.request_id, '') NOT LIKE 'automation:%') AS "byStaff!",
       e.before AS "before?", e.after AS "after?", e.request_id AS "requestId?"
  FROM desk_tickets t CROSS JOIN LATERAL (
         SELECT a.id, a.subject_id, a.at, a.verb, a.actor_id, a.actor_kind, a.before, a.after, a.request_id FROM audit_entries a WHERE a.subject_kind = 'ticket' AND a.subject_id = t.id::text OFFSET 0) e
 WHERE t.id = ANY(:ticketIds!::uuid[]) AND (e.verb IN ('ticket.created', 'ticket.replied') OR e.after ? 'status' OR e.after ? 'assigneeId')
 ORDER BY e.at, e.id;

/* @name saveFacts */
INSERT INTO desk_ticket_facts (ticket_id, ticket_version, created_at, first_response_at, assignee_id, first_responder_id, team_id, category, channel, first_response_seconds, first_response_open_seconds)
SELECT r.* FROM jsonb_to_recordset(:rows!::jsonb) AS r (ticket_id uuid, ticket_version int, created_at timestamptz, first_response_at timestamptz, assignee_id uuid, first_responder_id uuid,
  team_id uuid, category text, channel text, first_response_seconds int, first_response_open_seconds int)
ON CONFLICT (ticket_id) DO UPDATE SET ticket_version = excluded.ticket_version, created_at = excluded.created_at, first_response_at = excluded.first_response_at, assignee_id = excluded.assignee_id,
  first_responder_id = excluded.first_responder_id, team_id = excluded.team_id, category = excluded.category, channel = excluded.channel,
  first_response_seconds = excluded.first_response_seconds, first_response_open_seconds = excluded.first_response_open_seconds;

/* @name dropSpells */
DELETE FROM desk_ticket_spells s WHERE s.ticket_id = ANY(:ticketIds!::uuid[]);

/* @name saveSpells */
INSERT INTO desk_ticket_spells (ticket_id, number, created_at, from_at, to_at, agent_id, team_id, category, channel, solved, reopened, replies, seconds, open_seconds)
SELECT r.* FROM jsonb_to_recordset(:rows!::jsonb) AS r (ticket_id uuid, number smallint, created_at timestamptz, from_at timestamptz, to_at timestamptz, agent_id uuid, team_id uuid,
  category text, channel text, solved boolean, reopened boolean, replies smallint, seconds int, open_seconds int);
