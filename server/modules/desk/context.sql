/* @name otherTickets */
SELECT t.id, t.number, t.subject, t.status, t.created_at AS "createdAt", count(*) OVER () AS "total!" FROM desk_tickets t
 WHERE t.requester_id = :requesterId! AND t.id <> :exceptId! ORDER BY t.created_at DESC, t.id DESC LIMIT :limit!;
