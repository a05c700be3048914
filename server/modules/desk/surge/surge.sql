/* @name lockSweep */
SELECT pg_try_advisory_xact_lock(hashtextextended('desk.surge', 0)) AS "free!";

/* @name progress */
SELECT p.synced_to AS "syncedTo?" FROM desk_surge_progress p;

/* @name advance */
UPDATE desk_surge_progress SET synced_to = :syncedTo!;

/* @name newTickets */
SELECT t.id AS "id!", t.category AS "category!", t.subject AS "subject!", t.created_at AS "createdAt!", m.body AS "body?"
  FROM desk_tickets t
  LEFT JOIN desk_report_texts x ON x.ticket_id = t.id
  LEFT JOIN messages m ON m.conversation_id = t.id AND m.seq = 1 AND m.visibility = 'public'
 WHERE t.created_at >= :since! AND t.created_at <= :now! AND x.ticket_id IS NULL AND t.follow_up_of IS NULL AND t.import_id IS NULL ORDER BY t.created_at, t.id LIMIT :limit!;

/* @name keepTexts */
INSERT INTO desk_report_texts (ticket_id, category, said, created_at)
SELECT r.id, r.category, r.said, r.at FROM jsonb_to_recordset(:reports!::jsonb) AS r(id uuid, category text, said text, at timestamptz) ON CONFLICT DO NOTHING;

/* @name textsOfWindow */
SELECT x.ticket_id AS "id!", x.category AS "category!", x.said AS "said!", x.created_at AS "at!"
  FROM desk_report_texts x WHERE x.created_at > :since! AND NOT EXISTS (SELECT 1 FROM desk_surge_tickets s WHERE s.ticket_id = x.ticket_id) ORDER BY x.created_at DESC, x.ticket_id DESC LIMIT :limit!;

/* @name textsBefore */
SELECT x.ticket_id AS "id!", x.category AS "category!", x.said AS "said!", x.created_at AS "at!"
  FROM desk_report_texts x WHERE x.created_at <= :until! ORDER BY x.created_at DESC, x.ticket_id DESC LIMIT :limit!;

/* @name dropTexts */
DELETE FROM desk_report_texts x WHERE x.ticket_id IN (SELECT o.ticket_id FROM desk_report_texts o WHERE o.created_at < :before! ORDER BY o.created_at LIMIT 1000);

/* @name forgetTextsOf */
DELETE FROM desk_report_texts x WHERE x.ticket_id IN (SELECT t.id FROM desk_tickets t WHERE t.requester_id = :personId!);

/* @name livingSurges */
SELECT s.id AS "id!", s.category AS "category!", s.likeness AS "likeness!", s.state AS "state!", s.problem_id AS "problemId?", s.dismissed_count AS "dismissedCount?",
       (SELECT p.state FROM desk_problems p WHERE p.id = s.problem_id) AS "problemState?"
  FROM desk_surges s WHERE s.last_at > :since! ORDER BY s.last_at DESC, s.id DESC LIMIT 50;

/* @name textsOfSurge */
SELECT x.ticket_id AS "id!", x.category AS "category!", x.said AS "said!", x.created_at AS "at!"
  FROM desk_surge_tickets s JOIN desk_report_texts x ON x.ticket_id = s.ticket_id WHERE s.surge_id = :surgeId! ORDER BY s.added_at DESC, s.ticket_id LIMIT 200;

/* @name insertSurge */
INSERT INTO desk_surges (id, category, words, likeness, first_at, last_at) VALUES (:id!, :category!, :words!, :likeness!, :firstAt!, :lastAt!);

/* @name addTickets */
INSERT INTO desk_surge_tickets (ticket_id, surge_id, alike, added_at)
SELECT r.id, :surgeId!::uuid, r.alike, :now!::timestamptz FROM jsonb_to_recordset(:reports!::jsonb) AS r(id uuid, alike real) ON CONFLICT DO NOTHING;

/* @name growSurge */
UPDATE desk_surges SET category = :category!, words = :words!, likeness = :likeness!, last_at = greatest(last_at, :lastAt!) WHERE id = :id!
RETURNING (SELECT count(*) FROM desk_surge_tickets t WHERE t.surge_id = desk_surges.id)::int AS "count!";

/* @name proposeAgain */
UPDATE desk_surges SET state = 'proposed', decided_by = NULL, decided_at = NULL WHERE id = :id! AND state = 'dismissed';

/* @name surges */
SELECT s.id AS "id!", s.category AS "category!", s.words AS "words!", s.state AS "state!", s.first_at AS "firstAt!", s.last_at AS "lastAt!", s.problem_id AS "problemId?",
       p.serial AS "serial?", p.title AS "title?", p.state AS "problemState?", (SELECT count(*) FROM desk_surge_tickets t WHERE t.surge_id = s.id)::int AS "count!"
  FROM desk_surges s LEFT JOIN desk_problems p ON p.id = s.problem_id
 WHERE CASE WHEN :id::uuid IS NOT NULL THEN s.id = :id::uuid ELSE s.state = 'proposed' OR s.decided_at > :since::timestamptz END
 ORDER BY (s.state = 'proposed') DESC, s.last_at DESC, s.id DESC LIMIT 50;

/* @name ticketsOfSurges */
SELECT x."surgeId" AS "surgeId!", x."ticketId" AS "ticketId!", x.number AS "number!", x.subject AS "subject!", x.status AS "status!", x."createdAt" AS "createdAt!",
       x."requesterId" AS "requesterId!", p.name AS "requesterName?", p.username AS "requesterUsername?", p.image AS "requesterImage?", p.is_staff AS "requesterIsStaff?"
  FROM unnest(:ids!::uuid[]) AS s(id)
  CROSS JOIN LATERAL (
    SELECT s.id AS "surgeId", t.id AS "ticketId", t.number, t.subject, t.status, t.created_at AS "createdAt", t.requester_id AS "requesterId"
      FROM desk_surge_tickets st JOIN desk_tickets t ON t.id = st.ticket_id WHERE st.surge_id = s.id ORDER BY st.added_at DESC, st.ticket_id LIMIT :each!) x
  LEFT JOIN identity_profiles p ON p.person_id = x."requesterId";

/* @name lockSurge */
SELECT s.id AS "id!", s.state AS "state!", s.category AS "category!", s.problem_id AS "problemId?", s.attaching AS "attaching!" FROM desk_surges s WHERE s.id = :id! FOR NO KEY UPDATE;

/* @name waitingTickets */
SELECT t.ticket_id AS "id!" FROM desk_surge_tickets t WHERE t.surge_id = :surgeId! AND t.attached_at IS NULL ORDER BY t.ticket_id LIMIT :limit!;

/* @name settleTickets */
UPDATE desk_surge_tickets t SET attached_at = :now! WHERE t.surge_id = :surgeId! AND t.ticket_id = ANY(:ticketIds!::uuid[]);

/* @name setAttaching */
UPDATE desk_surges SET attaching = :attaching! WHERE id = :id!;

/* @name takeOut */
DELETE FROM desk_surge_tickets t WHERE t.surge_id = :surgeId! AND t.ticket_id = ANY(:ticketIds!::uuid[]);

/* @name decide */
UPDATE desk_surges s SET state = :state!, problem_id = :problemId, decided_by = (SELECT actor_id()), decided_at = :now!,
       dismissed_count = CASE WHEN :state! = 'dismissed' THEN (SELECT count(*) FROM desk_surge_tickets t WHERE t.surge_id = s.id)::int END WHERE s.id = :id!;

/* @name lockSurgesOf */
SELECT s.id AS "id!", s.words AS "words!", s.likeness AS "likeness!" FROM desk_surges s
 WHERE s.id IN (SELECT r.surge_id FROM desk_surge_tickets r JOIN desk_tickets t ON t.id = r.ticket_id WHERE t.requester_id = :personId!) ORDER BY s.id FOR NO KEY UPDATE;

/* @name lockWords */
SELECT s.id AS "id!", s.words AS "words!", s.likeness AS "likeness!" FROM desk_surges s WHERE s.id = :id! FOR NO KEY UPDATE;

/* @name reportsOf */
SELECT t.subject AS "subject!", m.body AS "body?" FROM desk_surge_tickets r JOIN desk_tickets t ON t.id = r.ticket_id
  LEFT JOIN messages m ON m.conversation_id = t.id AND m.seq = 1 AND m.visibility = 'public'
 WHERE r.surge_id = :surgeId! AND (:without::uuid IS NULL OR t.requester_id <> :without::uuid) ORDER BY r.added_at DESC, r.ticket_id LIMIT 500;

/* @name keepWords */
UPDATE desk_surges SET words = :words!, likeness = :likeness! WHERE id = :id!;

/* @name knownProblems */
SELECT k.problem_id AS "problemId!", k.statement AS "statement!", k.category AS "category!", k.likeness AS "likeness!" FROM desk_known_problems() k;
