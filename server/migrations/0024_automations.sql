-- Up Migration
-- DK-12: automations. What a rule says is kept as versions, never edited; what happened to tickets is read from the audit log.

CREATE TABLE desk_automations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  position int NOT NULL,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  -- Why it rests although it is switched on: its saver lost a right. Saving it again ends the pause.
  paused_at timestamptz,
  paused_reason text CHECK (length(paused_reason) <= 300),
  -- Rules by time: tickets that have been as it says since before this moment were looked at.
  timed_to timestamptz,
  CHECK ((paused_at IS NULL) = (paused_reason IS NULL))
);
CREATE TABLE desk_automation_versions (
  automation_id uuid NOT NULL REFERENCES desk_automations,
  version int NOT NULL CHECK (version > 0),
  valid_from timestamptz NOT NULL,
  enabled boolean NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- When, if and then, as the contract has them.
  rule jsonb NOT NULL CHECK (jsonb_typeof(rule) = 'object'),
  -- With whose rights it acts.
  saved_by uuid NOT NULL REFERENCES identity_people,
  PRIMARY KEY (automation_id, version)
);

-- Each run happens once for what set it off, its row is inserted in the transaction of what it does. What a rule changes may set off others,
-- but has the same root: so no rule runs twice in one chain, and two that undo each other end.
CREATE TABLE desk_automation_runs (
  id uuid PRIMARY KEY,
  automation_id uuid NOT NULL,
  version int NOT NULL,
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  -- The audit entry that it ran on, or the moment from which its hours counted.
  event text NOT NULL CHECK (length(event) <= 80),
  -- The event of a person or of the world at the beginning of the chain.
  root text NOT NULL CHECK (length(root) <= 80),
  ran_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'capped', 'failed')),
  reason text CHECK (length(reason) <= 500),
  -- The rules that led here on this ticket, this one last.
  chain uuid[] NOT NULL,
  because jsonb NOT NULL DEFAULT '[]',
  did jsonb NOT NULL DEFAULT '[]',
  FOREIGN KEY (automation_id, version) REFERENCES desk_automation_versions,
  CONSTRAINT desk_automation_runs_once UNIQUE (automation_id, ticket_id, root),
  CONSTRAINT desk_automation_chain_short CHECK (cardinality(chain) BETWEEN 1 AND 6),
  CHECK ((outcome = 'done') = (reason IS NULL))
);
CREATE INDEX desk_automation_runs_of ON desk_automation_runs (automation_id, ran_at DESC, id DESC);
CREATE INDEX desk_automation_runs_on ON desk_automation_runs (ticket_id, ran_at);

-- Up to which event of a ticket rules were asked; locked while they are, so that one worker asks at a time.
CREATE TABLE desk_automation_tickets (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  ticket_version int NOT NULL,
  seen_to uuid
);
CREATE TABLE desk_automation_progress (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  synced_to timestamptz
);
INSERT INTO desk_automation_progress DEFAULT VALUES;

CREATE TRIGGER desk_automation_versions_kept BEFORE UPDATE OR DELETE ON desk_automation_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON desk_automation_versions, desk_automation_runs FROM baraza_app;
REVOKE DELETE ON desk_automations, desk_automation_progress FROM baraza_app;

ALTER TABLE desk_automations ENABLE ROW LEVEL SECURITY;
CREATE POLICY automations_admins ON desk_automations USING ((SELECT actor_may('settings.change')) OR (SELECT actor_is_system()));
ALTER TABLE desk_automation_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY automation_versions_read ON desk_automation_versions FOR SELECT USING ((SELECT actor_may('settings.change')) OR (SELECT actor_is_system()));
CREATE POLICY automation_versions_write ON desk_automation_versions FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')) AND saved_by = (SELECT actor_id()));
ALTER TABLE desk_automation_runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY automation_runs_read ON desk_automation_runs FOR SELECT USING ((SELECT actor_may('settings.change')) OR (SELECT actor_is_system()));
CREATE POLICY automation_runs_write ON desk_automation_runs FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')) OR (SELECT actor_is_system()));
ALTER TABLE desk_automation_tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY automation_tickets_system ON desk_automation_tickets USING ((SELECT actor_is_system()));
ALTER TABLE desk_automation_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY automation_progress_system ON desk_automation_progress USING ((SELECT actor_is_system()));

-- Rules by time look for tickets by these.
CREATE INDEX desk_tickets_in_status ON desk_tickets (status, status_changed_at);
CREATE INDEX desk_tickets_waiting ON desk_tickets (waiting_since) WHERE waiting_since IS NOT NULL;

-- What happened to tickets, as rules need it, in order. Runs as its owner: whoever writes rules can try them, though only some may read
-- the audit log, and of it this gives no more than the ticket's own fields and whose doing it was.
CREATE FUNCTION desk_automation_history(p_tickets uuid[], p_after uuid, p_since timestamptz)
RETURNS TABLE (ticket_id uuid, id uuid, at timestamptz, verb text, before jsonb, after jsonb, by text, request_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, e.id, e.at, e.verb, e.before, e.after,
         CASE WHEN e.actor_id = t.requester_id THEN 'requester' WHEN e.actor_id IS NULL THEN 'system' ELSE 'staff' END, e.request_id
    FROM desk_tickets t JOIN audit_entries e ON e.subject_kind = 'ticket' AND e.subject_id = t.id::text
   WHERE t.id = ANY (p_tickets) AND ((SELECT actor_is_system()) OR (SELECT actor_may('settings.change') AND actor_may('ticket.read')))
     AND (p_after IS NULL OR e.id > p_after) AND (p_since IS NULL OR e.at >= p_since)
     AND (e.verb IN ('ticket.created', 'ticket.replied', 'ticket.sla_warned', 'ticket.sla_breached')
       OR e.after ?| ARRAY['status', 'priority', 'category', 'assigneeId', 'teamId', 'tags'])
   ORDER BY t.id, e.at, e.id
$$;
REVOKE ALL ON FUNCTION desk_automation_history(uuid[], uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_automation_history(uuid[], uuid, timestamptz) TO baraza_app;

-- DK-9: what stands under somebody's answers in mails.
CREATE TABLE desk_signatures (
  person_id uuid PRIMARY KEY REFERENCES identity_people,
  words text NOT NULL CHECK (length(words) BETWEEN 1 AND 300),
  updated_at timestamptz NOT NULL
);
ALTER TABLE desk_signatures ENABLE ROW LEVEL SECURITY;
CREATE POLICY signatures_read ON desk_signatures FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY signatures_insert ON desk_signatures FOR INSERT WITH CHECK (person_id = (SELECT actor_id()) AND (SELECT actor_may('ticket.reply')));
CREATE POLICY signatures_update ON desk_signatures FOR UPDATE USING (person_id = (SELECT actor_id()) AND (SELECT actor_may('ticket.reply')));
CREATE POLICY signatures_delete ON desk_signatures FOR DELETE USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
