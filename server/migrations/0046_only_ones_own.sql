-- Up Migration
-- XX-4: two rules of adding asked only in whose name a row is, not whether its ticket is theirs to act on. The actions ask that too; the database
-- is to refuse it by itself. A ticket is rated by who asked for it, and what runs a remedy for a ticket is somebody who answers tickets.
DROP POLICY ratings_write ON desk_ratings;
CREATE POLICY ratings_write ON desk_ratings FOR INSERT WITH CHECK ((SELECT actor_is_system()) OR (rated_by = (SELECT actor_id())
  AND EXISTS (SELECT FROM desk_tickets t WHERE t.id = desk_ratings.ticket_id AND t.requester_id = (SELECT actor_id()))));
DROP POLICY ratings_update ON desk_ratings;
CREATE POLICY ratings_update ON desk_ratings FOR UPDATE USING (rated_by = (SELECT actor_id())) WITH CHECK (rated_by = (SELECT actor_id())
  AND EXISTS (SELECT FROM desk_tickets t WHERE t.id = desk_ratings.ticket_id AND t.requester_id = (SELECT actor_id())));

DROP POLICY remedy_runs_write ON desk_remedy_runs;
CREATE POLICY remedy_runs_write ON desk_remedy_runs FOR INSERT WITH CHECK (run_by = (SELECT actor_id()) AND (SELECT actor_may('ticket.reply')));
