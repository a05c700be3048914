/* @name insertBulk */
INSERT INTO desk_bulks (id, asked_by, client_id, action, total, started_at) VALUES (:id!, (SELECT actor_id()), :clientId!, :action!, :total!, :now!)
ON CONFLICT (asked_by, client_id) DO NOTHING RETURNING id AS "id!";

/* @name insertItems */
INSERT INTO desk_bulk_items (bulk_id, ticket_id) SELECT :bulkId!, t FROM unnest(:ticketIds!::uuid[]) t;

/* @name findByClientId */
SELECT b.id AS "id!" FROM desk_bulks b WHERE b.asked_by = (SELECT actor_id()) AND b.client_id = :clientId!;

/* @name existing */
SELECT t.id AS "id!" FROM desk_tickets t WHERE t.id = ANY(:ids!::uuid[]);

/* @name showBulk */
SELECT b.id AS "id!", b.action AS "action!", b.state AS "state!", b.total AS "total!", b.started_at AS "startedAt!", b.finished_at AS "finishedAt?", b.asked_by AS "askedBy!",
       (SELECT count(*) FILTER (WHERE i.outcome <> 'skipped') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "done!",
       (SELECT count(*) FILTER (WHERE i.outcome = 'skipped') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "skipped!",
       (SELECT count(*) FILTER (WHERE i.outcome = 'undone') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "undone!",
       (SELECT count(*) FILTER (WHERE i.outcome = 'kept') FROM desk_bulk_items i WHERE i.bulk_id = b.id)::int AS "kept!"
  FROM desk_bulks b WHERE b.id = :id!;

/* @name problems */
SELECT i.ticket_id AS "ticketId!", t.number AS "number!", i.reason AS "reason!" FROM desk_bulk_items i JOIN desk_tickets t ON t.id = i.ticket_id
 WHERE i.bulk_id = :id! AND i.reason IS NOT NULL ORDER BY t.serial LIMIT 50;

/* @name lockBulk */
SELECT b.id AS "id!", b.action AS "action!", b.state AS "state!", b.asked_by AS "askedBy!", b.finished_at AS "finishedAt?" FROM desk_bulks b WHERE b.id = :id! FOR NO KEY UPDATE;

/* @name waitingItems */
SELECT i.ticket_id AS "ticketId!" FROM desk_bulk_items i WHERE i.bulk_id = :bulkId! AND i.outcome IS NULL ORDER BY i.ticket_id LIMIT :limit!;

/* @name doneItems */
SELECT i.ticket_id AS "ticketId!", i.before AS "before?", i.version_after AS "versionAfter?" FROM desk_bulk_items i WHERE i.bulk_id = :bulkId! AND i.outcome = 'done' ORDER BY i.ticket_id LIMIT :limit!;

/* @name settleItems */
UPDATE desk_bulk_items i SET outcome = x.outcome, reason = x.reason, before = coalesce(x.before, i.before), version_after = coalesce(x.version_after, i.version_after)
  FROM jsonb_to_recordset(:items!::jsonb) AS x(ticket_id uuid, outcome text, reason text, before jsonb, version_after int)
 WHERE i.bulk_id = :bulkId! AND i.ticket_id = x.ticket_id;

/* @name setState */
UPDATE desk_bulks SET state = :state!, finished_at = :finishedAt WHERE id = :id!;
