/* @name resolvedToClose */
SELECT t.id FROM desk_tickets t WHERE t.status = 'resolved' AND t.resolved_at <= :before!
 ORDER BY t.resolved_at LIMIT :limit! FOR NO KEY UPDATE SKIP LOCKED;
