/* @name saveRounds */
WITH said AS (SELECT r.* FROM jsonb_to_recordset(:rounds!::jsonb) AS r(ticket_id uuid, round int, breached_at timestamptz, met_at timestamptz)),
     gone AS (DELETE FROM desk_sla_rounds o WHERE o.ticket_id = ANY(:ticketIds!::uuid[]) AND NOT EXISTS (SELECT FROM said s WHERE s.ticket_id = o.ticket_id AND s.round = o.round))
INSERT INTO desk_sla_rounds AS o (ticket_id, round, breached_at, met_at) SELECT s.ticket_id, s.round, s.breached_at, s.met_at FROM said s
ON CONFLICT (ticket_id, round) DO UPDATE SET breached_at = excluded.breached_at, met_at = excluded.met_at
 WHERE (o.breached_at, o.met_at) IS DISTINCT FROM (excluded.breached_at, excluded.met_at);

/* @name lockWalk */
SELECT p.rounds_to AS "walkedTo?" FROM desk_sla_progress p WHERE pg_try_advisory_xact_lock(hashtextextended('desk.sla.rounds', 0));

/* @name ticketsAfter */
-- Locked: a change that comes in between would store a round that this one has not seen, and takes away. What was imported is history.
SELECT t.id AS "id!", t.import_id IS NOT NULL AS "imported!" FROM desk_tickets t WHERE t.id > :after! ORDER BY t.id LIMIT :limit! FOR NO KEY UPDATE;

/* @name walkOn */
UPDATE desk_sla_progress SET rounds_to = :walkedTo;
