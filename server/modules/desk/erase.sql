/* @name unclosedOf */
SELECT t.id FROM desk_tickets t WHERE t.requester_id = :personId! AND t.status <> 'closed' ORDER BY t.id LIMIT :limit!;

/* @name eraseTickets */
SELECT desk_erase_tickets(:personId!, :subject!, :words!, :limit!, :now!) AS "count!";

/* @name dropVotes */
DELETE FROM help_votes WHERE person_id = :personId!;

/* @name openWork */
SELECT desk_open_work(:personId!) AS "count!";

/* @name activeOf */
SELECT t.id FROM desk_tickets t WHERE t.assignee_id = :personId! AND t.status IN ('open', 'in_progress', 'pending') ORDER BY t.id LIMIT :limit!;

/* @name requesterByNumber */
SELECT t.requester_id AS "requesterId" FROM desk_tickets t WHERE t.number = upper(:number!);
