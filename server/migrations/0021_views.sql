-- Up Migration
-- The desk for many tickets at once (DK-6): saved views, bulk actions.

CREATE TABLE desk_views (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  owner_id uuid NOT NULL REFERENCES identity_people,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- As the list's query has it, checked by the contract.
  filter jsonb NOT NULL CHECK (jsonb_typeof(filter) = 'object'),
  shared boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX desk_views_by_owner ON desk_views (owner_id);
CREATE INDEX desk_views_shared ON desk_views (name) WHERE shared;
ALTER TABLE desk_views ENABLE ROW LEVEL SECURITY;
CREATE POLICY views_read ON desk_views FOR SELECT USING (owner_id = (SELECT actor_id()) OR (shared AND (SELECT actor_may('ticket.read'))) OR (SELECT actor_is_system()));
CREATE POLICY views_insert ON desk_views FOR INSERT WITH CHECK (owner_id = (SELECT actor_id()) AND (SELECT actor_may('ticket.read')));
CREATE POLICY views_update ON desk_views FOR UPDATE USING (owner_id = (SELECT actor_id()) OR (shared AND (SELECT actor_may('settings.change'))) OR (SELECT actor_is_system()));
CREATE POLICY views_delete ON desk_views FOR DELETE USING (owner_id = (SELECT actor_id()) OR (shared AND (SELECT actor_may('settings.change'))) OR (SELECT actor_is_system()));

CREATE TABLE desk_bulks (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  asked_by uuid NOT NULL REFERENCES identity_people,
  client_id uuid NOT NULL,
  action jsonb NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  total int NOT NULL CHECK (total >= 0),
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  CONSTRAINT desk_bulks_client_once UNIQUE (asked_by, client_id),
  CHECK ((state = 'running') = (finished_at IS NULL))
);
-- One row for each ticket, made at the start: a worker that is killed leaves the rest to the next, and no ticket is taken twice.
CREATE TABLE desk_bulk_items (
  bulk_id uuid NOT NULL REFERENCES desk_bulks ON DELETE CASCADE,
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  -- done (and not changed since, if undone), skipped, undone, kept (not put back)
  outcome text CHECK (outcome IN ('done', 'skipped', 'undone', 'kept')),
  reason text,
  -- What an undo puts back, and the version that it must find. Null: the ticket was as wanted already.
  before jsonb,
  version_after int,
  PRIMARY KEY (bulk_id, ticket_id)
);
CREATE INDEX desk_bulk_items_waiting ON desk_bulk_items (bulk_id, ticket_id) WHERE outcome IS NULL;
CREATE INDEX desk_bulk_items_by_ticket ON desk_bulk_items (ticket_id);
ALTER TABLE desk_bulks ENABLE ROW LEVEL SECURITY;
CREATE POLICY bulks_own ON desk_bulks USING (asked_by = (SELECT actor_id()) OR (SELECT actor_is_system()));
ALTER TABLE desk_bulk_items ENABLE ROW LEVEL SECURITY;
-- The subquery is under the policy above: one's own.
CREATE POLICY bulk_items_own ON desk_bulk_items USING (bulk_id IN (SELECT b.id FROM desk_bulks b));
REVOKE DELETE ON desk_bulks, desk_bulk_items FROM baraza_app;
