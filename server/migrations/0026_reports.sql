-- Up Migration
-- DK-17: what reports count, kept per ticket beside it. Nothing here is a source: every row is computed from the audit log and the ticket by
-- one function of the desk (reports/ticket-facts.ts), and can be computed again. Narrow on purpose: a year of a big desk is read at once.

CREATE TABLE desk_ticket_facts (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  -- The version of the ticket that this was computed from.
  ticket_version int NOT NULL,
  created_at timestamptz NOT NULL,
  first_response_at timestamptz,
  -- Who has it now, and who was the first to answer.
  assignee_id uuid,
  first_responder_id uuid,
  team_id uuid,
  category text NOT NULL,
  channel text NOT NULL,
  -- From the creation: all seconds, and those in opening hours.
  first_response_seconds int,
  first_response_open_seconds int,
  CHECK ((first_response_at IS NULL) = (first_response_seconds IS NULL) AND (first_response_at IS NULL) = (first_response_open_seconds IS NULL))
);
CREATE INDEX desk_ticket_facts_created ON desk_ticket_facts (created_at);
CREATE INDEX desk_ticket_facts_answered ON desk_ticket_facts (first_response_at) WHERE first_response_at IS NOT NULL;

-- A spell: from when a ticket was unsolved (its creation, or a reopening) until it no longer was.
CREATE TABLE desk_ticket_spells (
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  number smallint NOT NULL CHECK (number > 0),
  created_at timestamptz NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  -- Who had it when the spell ended; while it lasts, who has it now.
  agent_id uuid,
  team_id uuid,
  category text NOT NULL,
  channel text NOT NULL,
  -- False: it ended without an answer to its matter (merged, a duplicate, spam, its requester erased).
  solved boolean NOT NULL,
  reopened boolean NOT NULL,
  -- Since the creation, up to the end of this spell: public replies of the team, all seconds, and those in opening hours.
  replies smallint NOT NULL,
  seconds int,
  open_seconds int,
  PRIMARY KEY (ticket_id, number),
  CHECK (to_at >= from_at AND (to_at IS NOT NULL OR NOT (solved OR reopened)) AND (to_at IS NULL) = (seconds IS NULL) AND (to_at IS NULL) = (open_seconds IS NULL))
);
CREATE INDEX desk_ticket_spells_ended ON desk_ticket_spells (to_at) WHERE to_at IS NOT NULL;
CREATE INDEX desk_ticket_spells_lasting ON desk_ticket_spells (from_at) WHERE to_at IS NULL;

-- Up to when changes of tickets are in the facts; by which rules; and where the walk through all tickets is, while the rules are new.
CREATE TABLE desk_fact_progress (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  synced_to timestamptz,
  rules text,
  walked_to uuid
);
INSERT INTO desk_fact_progress DEFAULT VALUES;
REVOKE DELETE ON desk_fact_progress FROM baraza_app;

-- Promises by when they were kept or missed.
CREATE INDEX desk_sla_clocks_decided ON desk_sla_clocks ((CASE WHEN breached_at IS NULL THEN met_at ELSE breached_at END)) WHERE target IN ('first_response', 'resolution');

-- Results by person, and the comments beside them, newest first.
CREATE INDEX desk_ratings_by_time ON desk_ratings (rated_at DESC, ticket_id DESC);

-- Agents see their own figures, whoever may see the desk's reports everybody's.
ALTER TABLE desk_ticket_facts ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_facts_read ON desk_ticket_facts FOR SELECT USING (
  (SELECT actor_may('desk.report')) OR ((SELECT actor_may('ticket.read')) AND (assignee_id = (SELECT actor_id()) OR first_responder_id = (SELECT actor_id()))));
CREATE POLICY ticket_facts_write ON desk_ticket_facts USING ((SELECT actor_is_system()));
ALTER TABLE desk_ticket_spells ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_spells_read ON desk_ticket_spells FOR SELECT USING ((SELECT actor_may('desk.report')) OR ((SELECT actor_may('ticket.read')) AND agent_id = (SELECT actor_id())));
CREATE POLICY ticket_spells_write ON desk_ticket_spells USING ((SELECT actor_is_system()));
ALTER TABLE desk_fact_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY fact_progress_read ON desk_fact_progress FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY fact_progress_write ON desk_fact_progress USING ((SELECT actor_is_system()));
