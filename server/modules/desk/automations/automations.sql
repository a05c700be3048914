/* @name lockAutomations */
SELECT pg_advisory_xact_lock(hashtextextended('desk.automations', 0))::text AS "locked";

/* @name versionsInForce */
SELECT a.id AS "id!", a.position AS "position!", a.paused_at AS "pausedAt?", a.paused_reason AS "pausedReason?", a.timed_to AS "timedTo?", a.created_at AS "createdAt!",
       v.version AS "version!", v.valid_from AS "validFrom!", v.enabled AS "enabled!", v.name AS "name!", v.rule AS "rule!", v.saved_by AS "savedBy!"
  FROM desk_automations a, LATERAL (SELECT w.* FROM desk_automation_versions w WHERE w.automation_id = a.id ORDER BY w.version DESC LIMIT 20) v
 WHERE a.removed_at IS NULL ORDER BY a.position, a.id, v.version;

/* @name versionsOf */
SELECT v.version AS "version!", v.valid_from AS "validFrom!", v.enabled AS "enabled!", v.name AS "name!", v.rule AS "rule!", v.saved_by AS "savedBy!"
  FROM desk_automation_versions v JOIN desk_automations a ON a.id = v.automation_id
 WHERE v.automation_id = :id! AND a.removed_at IS NULL ORDER BY v.version DESC LIMIT 100;

/* @name insertAutomation */
INSERT INTO desk_automations (id, position, created_at, timed_to) VALUES (:id!, :position!, :now!, :timedTo);

/* @name insertVersion */
INSERT INTO desk_automation_versions (automation_id, version, valid_from, enabled, name, rule, saved_by)
  VALUES (:id!, :version!, :now!, :enabled!, :name!, :rule!::jsonb, (SELECT actor_id()));

/* @name beginAgain */
UPDATE desk_automations SET paused_at = NULL, paused_reason = NULL, timed_to = :timedTo WHERE id = :id!;

/* @name pause */
UPDATE desk_automations SET paused_at = :now!, paused_reason = :reason! WHERE id = :id! AND paused_at IS NULL AND removed_at IS NULL RETURNING id AS "id!";

/* @name removeAutomation */
UPDATE desk_automations SET removed_at = :now! WHERE id = :id!;

/* @name setPositions */
UPDATE desk_automations a SET position = o.position::int FROM unnest(:ids!::uuid[]) WITH ORDINALITY AS o(id, position) WHERE a.id = o.id;

/* @name runCounts */
SELECT a.id AS "id!", (SELECT count(*) FROM desk_automation_runs r WHERE r.automation_id = a.id AND r.outcome = 'done' AND r.ran_at > :since!)::int AS "runs!",
       (SELECT r.ran_at FROM desk_automation_runs r WHERE r.automation_id = a.id AND r.outcome = 'done' ORDER BY r.ran_at DESC LIMIT 1) AS "lastRunAt?"
  FROM desk_automations a WHERE a.removed_at IS NULL;

/* @name runsOf */
SELECT r.id AS "id!", r.ran_at AS "ranAt!", r.version AS "version!", r.outcome AS "outcome!", r.reason AS "reason?", r.because AS "because!", r.did AS "did!",
       t.id AS "ticketId!", t.number AS "number!", t.subject AS "subject!"
  FROM desk_automation_runs r JOIN desk_tickets t ON t.id = r.ticket_id
 WHERE r.automation_id = :id! AND (:beforeAt::timestamptz IS NULL OR (r.ran_at, r.id) < (:beforeAt::timestamptz, :beforeId::uuid))
 ORDER BY r.ran_at DESC, r.id DESC LIMIT :limit!;

/* @name exists */
SELECT a.id AS "id!" FROM desk_automations a WHERE a.id = :id! AND a.removed_at IS NULL;

/* @name teamNames */
SELECT t.id AS "id!", t.name AS "name!" FROM desk_teams t WHERE t.id = ANY(:ids!::uuid[]);

/* @name progress */
SELECT p.synced_to AS "syncedTo?" FROM desk_automation_progress p;

/* @name advance */
UPDATE desk_automation_progress SET synced_to = :syncedTo! WHERE synced_to IS NULL OR synced_to < :syncedTo!;

/* @name changedTickets */
-- Looked up ticket by ticket: a join is planned for any time, and reads all.
SELECT t.id AS "id!" FROM desk_tickets t
 WHERE t.updated_at > :since! AND (SELECT s.ticket_version FROM desk_automation_tickets s WHERE s.ticket_id = t.id) IS DISTINCT FROM t.version ORDER BY t.updated_at, t.id LIMIT :limit!;

/* @name beginTicket */
INSERT INTO desk_automation_tickets (ticket_id, ticket_version) SELECT t.id, 0 FROM desk_tickets t WHERE t.id = :ticketId! ON CONFLICT (ticket_id) DO NOTHING;

/* @name takeTicket */
SELECT s.seen_to AS "seenTo?" FROM desk_automation_tickets s WHERE s.ticket_id = :ticketId! FOR UPDATE SKIP LOCKED;

/* @name settleTicket */
UPDATE desk_automation_tickets SET ticket_version = :version!, seen_to = coalesce(:seenTo::uuid, seen_to) WHERE ticket_id = :ticketId!;

/* @name history */
SELECT h.ticket_id AS "ticketId!", h.id AS "id!", h.at AS "at!", h.verb AS "verb!", h.before AS "before?", h.after AS "after?", h.by AS "by!", h.request_id AS "requestId?"
  FROM desk_automation_history(:ticketIds!::uuid[], :after::uuid, :since::timestamptz) h;

/* @name runOn */
SELECT r.chain AS "chain!", r.root AS "root!" FROM desk_automation_runs r WHERE r.id = :runId! AND r.ticket_id = :ticketId!;

/* @name ranFor */
SELECT r.id AS "id!" FROM desk_automation_runs r WHERE r.automation_id = :automationId! AND r.ticket_id = :ticketId! AND r.root = :root!;

/* @name runsLately */
SELECT count(*)::int AS "count!" FROM desk_automation_runs r WHERE r.ticket_id = :ticketId! AND r.ran_at > :since! AND r.outcome = 'done';

/* @name insertRun */
INSERT INTO desk_automation_runs (id, automation_id, version, ticket_id, event, root, ran_at, outcome, reason, chain, because, did)
  VALUES (:id!, :automationId!, :version!, :ticketId!, :event!, :root!, :now!, :outcome!, :reason, :chain!, :because!::jsonb, :did!::jsonb)
  ON CONFLICT ON CONSTRAINT desk_automation_runs_once DO NOTHING RETURNING id AS "id!";

/* @name ticketsInStatus */
SELECT t.id AS "id!", t.status_changed_at AS "since!" FROM desk_tickets t
 -- What came from another desk is left alone until somebody has touched it.
 WHERE (t.import_id IS NULL OR t.version > 1) AND t.status = :status! AND t.status_changed_at > :after! AND t.status_changed_at <= :upTo! ORDER BY t.status_changed_at, t.id LIMIT :limit!;

/* @name ticketsWaiting */
SELECT t.id AS "id!", t.waiting_since AS "since!" FROM desk_tickets t
 WHERE (t.import_id IS NULL OR t.version > 1) AND t.waiting_since > :after! AND t.waiting_since <= :upTo! ORDER BY t.waiting_since, t.id LIMIT :limit!;

/* @name setTimed */
UPDATE desk_automations a SET timed_to = :timedTo! WHERE a.id = :id! AND a.timed_to = :from! AND a.paused_at IS NULL AND a.removed_at IS NULL;

/* @name ticketsBefore */
SELECT count(*)::int AS "count!" FROM desk_tickets t WHERE t.requester_id = :requesterId! AND t.created_at < :createdAt!;

/* @name lastTickets */
SELECT r.id AS "id!", r.number AS "number!", r.subject AS "subject!", r.status AS "status!", r.priority AS "priority!", r.category AS "category!", r.channel AS "channel!",
       r.tags AS "tags!", r.follow_up_of AS "followUpOf?", r.source_conversation_id AS "sourceConversationId?", r.evidence AS "evidence?", r.version AS "version!",
       r.created_at AS "createdAt!", r.updated_at AS "updatedAt!", r.told_at AS "toldAt!", r.told_version AS "toldVersion!", r.waiting_since AS "waitingSince?", r.first_replied_at AS "firstRepliedAt?",
       r.resolved_at AS "resolvedAt?", r.requester_id AS "requesterId!", r.requester_name AS "requesterName?", r.requester_username AS "requesterUsername?",
       r.requester_image AS "requesterImage?", r.requester_is_staff AS "requesterIsStaff?", r.assignee_id AS "assigneeId?", r.assignee_name AS "assigneeName?",
       r.assignee_username AS "assigneeUsername?", r.assignee_image AS "assigneeImage?", r.assignee_is_staff AS "assigneeIsStaff?", r.team_id AS "teamId?",
       r.team_name AS "teamName?", r.last_seq AS "lastSeq!", r.last_public_seq AS "lastPublicSeq!", r.preview AS "preview?"
  FROM desk_ticket_heads r ORDER BY r.created_at DESC, r.id DESC LIMIT :limit!;

/* @name teamOf */
SELECT m.person_id AS "personId!" FROM desk_team_members m WHERE m.team_id = :teamId! ORDER BY m.person_id;
