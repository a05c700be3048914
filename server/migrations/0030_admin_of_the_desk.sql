-- Up Migration
-- DK-17: promised next answers. The clocks' table keeps only the round that lasts; reports count each round that was kept or missed.
-- Nothing here is a source: rows come from the ticket's history and the rules, and can be computed again.

CREATE TABLE desk_sla_rounds (
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  round int NOT NULL CHECK (round > 0),
  breached_at timestamptz,
  met_at timestamptz,
  PRIMARY KEY (ticket_id, round),
  CHECK (breached_at IS NOT NULL OR met_at IS NOT NULL)
);
CREATE INDEX desk_sla_rounds_decided ON desk_sla_rounds ((CASE WHEN breached_at IS NULL THEN met_at ELSE breached_at END));
ALTER TABLE desk_sla_rounds ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_rounds_read ON desk_sla_rounds FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY sla_rounds_write ON desk_sla_rounds USING ((SELECT actor_is_system()));

-- Where the walk through the tickets of before is, by id; null: it has ended.
ALTER TABLE desk_sla_progress ADD COLUMN rounds_to uuid DEFAULT '00000000-0000-0000-0000-000000000000';

-- DK-14: a large surge is hung off its problem in batches. Of an accepted surge that is still being hung off, reports without a time wait.
ALTER TABLE desk_surges ADD COLUMN attaching boolean NOT NULL DEFAULT false;
ALTER TABLE desk_surge_tickets ADD COLUMN attached_at timestamptz;
GRANT UPDATE (attached_at) ON desk_surge_tickets TO baraza_app;
CREATE POLICY surge_tickets_update ON desk_surge_tickets FOR UPDATE USING ((SELECT actor_may('ticket.triage')));

-- AS-11: questions that somebody has seen to. They are not listed any more; the same asked anew is a new row, and is.
ALTER TABLE assistant_unanswered ADD COLUMN done_at timestamptz, ADD COLUMN done_by uuid REFERENCES identity_people, ADD CHECK ((done_at IS NULL) = (done_by IS NULL));
REVOKE UPDATE ON assistant_unanswered FROM baraza_app;
GRANT UPDATE (done_at, done_by) ON assistant_unanswered TO baraza_app;
CREATE POLICY unanswered_done ON assistant_unanswered FOR UPDATE USING ((SELECT actor_may('article.write')));
