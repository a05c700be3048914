/* @name firstRun */
SELECT r.result AS "result!" FROM desk_remedy_runs r WHERE r.ticket_id = :ticketId! AND r.remedy = :remedy! AND r.idempotency_key = :key!;

/* @name insertRun */
INSERT INTO desk_remedy_runs (ticket_id, remedy, record_id, idempotency_key, run_by, run_at, result)
VALUES (:ticketId!, :remedy!, :recordId!, :key!, actor_id(), :now!, :result!);
