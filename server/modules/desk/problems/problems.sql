/* @name problemOf */
SELECT p.id AS "id!", p.serial AS "serial!", p.title AS "title!", p.state AS "state!" FROM desk_incidents i JOIN desk_problems p ON p.id = i.problem_id WHERE i.ticket_id = :ticketId!;

/* @name insertProblem */
INSERT INTO desk_problems (id, title, category, statement, owner_id, client_id, created_by, created_at, updated_at)
VALUES (:id!, :title!, :category!, :statement, (SELECT actor_id()), :clientId!, (SELECT actor_id()), :now!, :now!)
ON CONFLICT ON CONSTRAINT desk_problems_client_once DO NOTHING RETURNING id AS "id!";

/* @name findByClientId */
SELECT p.id AS "id!" FROM desk_problems p WHERE p.created_by = (SELECT actor_id()) AND p.client_id = :clientId!;

/* @name lockProblem */
SELECT p.id AS "id!", p.serial AS "serial!", p.title AS "title!", p.category AS "category!", p.statement AS "statement?", p.state AS "state!", p.owner_id AS "ownerId?", p.version AS "version!"
  FROM desk_problems p WHERE p.id = :id! FOR NO KEY UPDATE;

/* @name updateProblem */
UPDATE desk_problems SET title = :title!, category = :category!, statement = :statement, owner_id = :ownerId, version = version + 1, updated_at = :now! WHERE id = :id!;

/* @name setState */
UPDATE desk_problems SET state = :state!, resolved_at = :resolvedAt, version = version + 1, updated_at = :now! WHERE id = :id!;

/* @name touchProblem */
UPDATE desk_problems SET updated_at = :now! WHERE id = :id!;

/* @name showProblem */
SELECT p.id AS "id!", p.serial AS "serial!", p.title AS "title!", p.category AS "category!", p.statement AS "statement?", p.state AS "state!", p.version AS "version!",
       p.created_at AS "createdAt!", p.updated_at AS "updatedAt!", p.resolved_at AS "resolvedAt?", p.created_by AS "createdById!",
       c.name AS "creatorName?", c.username AS "creatorUsername?", c.image AS "creatorImage?", c.is_staff AS "creatorIsStaff?",
       p.owner_id AS "ownerId?", o.name AS "ownerName?", o.username AS "ownerUsername?", o.image AS "ownerImage?", o.is_staff AS "ownerIsStaff?",
       (SELECT count(*) FROM desk_incidents i WHERE i.problem_id = p.id)::int AS "incidents!",
       (SELECT count(*) FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id WHERE i.problem_id = p.id AND t.status IN ('open', 'in_progress', 'pending'))::int AS "openIncidents!",
       (SELECT json_build_object('done', count(r.attached_at), 'total', count(*)) FROM desk_surges s JOIN desk_surge_tickets r ON r.surge_id = s.id WHERE s.problem_id = p.id AND s.attaching HAVING count(*) > 0) AS "attaching?"
  FROM desk_problems p
  LEFT JOIN identity_profiles c ON c.person_id = p.created_by
  LEFT JOIN identity_profiles o ON o.person_id = p.owner_id
 WHERE p.id = :id!;

/* @name listProblems */
SELECT p.id AS "id!", p.serial AS "serial!", p.title AS "title!", p.category AS "category!", p.state AS "state!", p.created_at AS "createdAt!", p.updated_at AS "updatedAt!",
       p.owner_id AS "ownerId?", o.name AS "ownerName?", o.username AS "ownerUsername?", o.image AS "ownerImage?", o.is_staff AS "ownerIsStaff?",
       (SELECT count(*) FROM desk_incidents i WHERE i.problem_id = p.id)::int AS "incidents!",
       (SELECT count(*) FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id WHERE i.problem_id = p.id AND t.status IN ('open', 'in_progress', 'pending'))::int AS "openIncidents!"
  FROM desk_problems p LEFT JOIN identity_profiles o ON o.person_id = p.owner_id
 WHERE (:state::text IS NULL OR p.state = :state) AND (:beforeAt::timestamptz IS NULL OR (p.updated_at, p.id) < (:beforeAt::timestamptz, :beforeId::uuid))
 ORDER BY p.updated_at DESC, p.id DESC LIMIT :limit!;

/* @name historyOf */
SELECT a.at AS "at!", a.verb AS "verb!", a.after AS "data?", a.actor_id AS "actorId?", i.name AS "actorName?", i.username AS "actorUsername?", i.image AS "actorImage?", i.is_staff AS "actorIsStaff?"
  FROM desk_problem_history(:id!) a LEFT JOIN identity_profiles i ON i.person_id = a.actor_id ORDER BY a.at DESC;

/* @name attach */
INSERT INTO desk_incidents (ticket_id, problem_id, how, attached_by, attached_at) VALUES (:ticketId!, :problemId!, :how!, (SELECT actor_id()), :now!)
ON CONFLICT (ticket_id) DO NOTHING RETURNING ticket_id AS "ticketId!";

/* @name detach */
DELETE FROM desk_incidents i WHERE i.ticket_id = :ticketId! RETURNING i.problem_id AS "problemId!";

/* @name incidentsOf */
SELECT i.how AS "how!", i.attached_at AS "attachedAt!", t.channel AS "channel!", t.id AS "ticketId!", t.number AS "number!", t.subject AS "subject!", t.status AS "status!", t.created_at AS "createdAt!",
       t.requester_id AS "requesterId!", p.name AS "requesterName?", p.username AS "requesterUsername?", p.image AS "requesterImage?", p.is_staff AS "requesterIsStaff?"
  FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id LEFT JOIN identity_profiles p ON p.person_id = t.requester_id
 WHERE i.problem_id = :problemId! AND (:beforeAt::timestamptz IS NULL OR (i.attached_at, i.ticket_id) < (:beforeAt::timestamptz, :beforeId::uuid))
 ORDER BY i.attached_at DESC, i.ticket_id DESC LIMIT :limit!;

/* @name insertAnswer */
INSERT INTO desk_problem_answers (id, problem_id, asked_by, client_id, body, resolves, starts_at)
VALUES (:id!, :problemId!, (SELECT actor_id()), :clientId!, :body!, :resolves!, :startsAt!)
ON CONFLICT ON CONSTRAINT desk_problem_answers_client_once DO NOTHING RETURNING id AS "id!";

/* @name answersOf */
SELECT a.id AS "id!", a.state AS "state!", a.body AS "body!", a.resolves AS "resolves!", a.starts_at AS "startsAt!", a.finished_at AS "finishedAt?",
       a.asked_by AS "askedById!", p.name AS "askedByName?", p.username AS "askedByUsername?", p.image AS "askedByImage?", p.is_staff AS "askedByIsStaff?",
       (SELECT count(*) FROM desk_problem_answer_items i WHERE i.answer_id = a.id)::int AS "total!",
       (SELECT count(*) FROM desk_problem_answer_items i WHERE i.answer_id = a.id AND i.outcome = 'answered')::int AS "answered!",
       (SELECT count(*) FROM desk_problem_answer_items i WHERE i.answer_id = a.id AND i.outcome = 'skipped')::int AS "skipped!"
  FROM desk_problem_answers a LEFT JOIN identity_profiles p ON p.person_id = a.asked_by
 WHERE a.problem_id = :problemId! ORDER BY a.id DESC LIMIT 10;

/* @name lockAnswer */
SELECT a.id AS "id!", a.problem_id AS "problemId!", a.body AS "body!", a.resolves AS "resolves!", a.state AS "state!", a.starts_at AS "startsAt!"
  FROM desk_problem_answers a WHERE a.id = :id! FOR NO KEY UPDATE;

/* @name setAnswerState */
UPDATE desk_problem_answers SET state = :state!, finished_at = :finishedAt WHERE id = :id!;

/* @name insertItems */
INSERT INTO desk_problem_answer_items (answer_id, ticket_id)
SELECT :answerId!, i.ticket_id FROM desk_incidents i JOIN desk_tickets t ON t.id = i.ticket_id
 WHERE i.problem_id = :problemId! AND t.status IN ('open', 'in_progress', 'pending') ON CONFLICT DO NOTHING;

/* @name waitingItems */
SELECT i.ticket_id AS "ticketId!" FROM desk_problem_answer_items i WHERE i.answer_id = :answerId! AND i.outcome IS NULL ORDER BY i.ticket_id LIMIT :limit!;

/* @name settleItem */
UPDATE desk_problem_answer_items SET outcome = :outcome!, reason = :reason WHERE answer_id = :answerId! AND ticket_id = :ticketId!;
