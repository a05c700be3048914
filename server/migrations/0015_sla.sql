-- Up Migration
-- DK-11: service levels. What counts is kept as versions, never edited: clocks are computed from them and from the audit log.

CREATE TABLE desk_calendars (id uuid PRIMARY KEY DEFAULT uuidv7(), created_at timestamptz NOT NULL, removed_at timestamptz);
CREATE TABLE desk_calendar_versions (
  calendar_id uuid NOT NULL REFERENCES desk_calendars,
  version int NOT NULL CHECK (version > 0),
  valid_from timestamptz NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  zone text NOT NULL,
  week jsonb NOT NULL,
  holidays jsonb NOT NULL DEFAULT '[]',
  changed_by uuid,
  PRIMARY KEY (calendar_id, version)
);

CREATE TABLE desk_sla_policies (id uuid PRIMARY KEY DEFAULT uuidv7(), created_at timestamptz NOT NULL, removed_at timestamptz);
CREATE TABLE desk_sla_policy_versions (
  policy_id uuid NOT NULL REFERENCES desk_sla_policies,
  version int NOT NULL CHECK (version > 0),
  valid_from timestamptz NOT NULL,
  in_force boolean NOT NULL,
  position int NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- Empty: any.
  priorities text[] NOT NULL DEFAULT '{}',
  categories text[] NOT NULL DEFAULT '{}',
  channels text[] NOT NULL DEFAULT '{}',
  -- Null: every hour counts.
  calendar_id uuid REFERENCES desk_calendars,
  first_response_minutes int CHECK (first_response_minutes > 0),
  next_response_minutes int CHECK (next_response_minutes > 0),
  resolution_minutes int CHECK (resolution_minutes > 0),
  warn_percent int NOT NULL DEFAULT 80 CHECK (warn_percent BETWEEN 1 AND 99),
  escalation jsonb NOT NULL DEFAULT '{}',
  changed_by uuid,
  PRIMARY KEY (policy_id, version)
);

-- The current round of each promise, written from the pure function; `moment` columns are its answers when it was last asked.
CREATE TABLE desk_sla_clocks (
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  target text NOT NULL CHECK (target IN ('first_response', 'next_response', 'resolution')),
  round int NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'paused', 'met', 'breached', 'stopped')),
  reason text,
  started_at timestamptz NOT NULL,
  due_at timestamptz,
  warn_at timestamptz,
  breached_at timestamptz,
  met_at timestamptz,
  consumed_ms bigint NOT NULL,
  budget_ms bigint,
  policy_id uuid NOT NULL REFERENCES desk_sla_policies,
  policy_version int NOT NULL,
  -- An open promise that somebody was warned of, or that was missed: what the view "breaching" lists.
  alert text CHECK (alert IN ('warned', 'breached')),
  -- When it must be looked at again.
  next_at timestamptz,
  PRIMARY KEY (ticket_id, target)
);
CREATE INDEX desk_sla_clocks_next ON desk_sla_clocks (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX desk_sla_clocks_alerts ON desk_sla_clocks (ticket_id) WHERE alert IS NOT NULL;

-- Each warning and breach happens once: its row is inserted in the transaction of its effects.
CREATE TABLE desk_sla_firings (
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  target text NOT NULL,
  round int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('warning', 'breach')),
  moment timestamptz NOT NULL,
  policy_id uuid NOT NULL REFERENCES desk_sla_policies,
  fired_at timestamptz NOT NULL,
  CONSTRAINT desk_sla_fires_once PRIMARY KEY (ticket_id, target, round, kind, moment)
);

-- Up to which version of the ticket and of the rules its clocks were computed.
CREATE TABLE desk_sla_tickets (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  ticket_version int NOT NULL,
  revision bigint NOT NULL
);
CREATE TABLE desk_sla_progress (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  synced_to timestamptz,
  revision bigint NOT NULL DEFAULT 0
);
INSERT INTO desk_sla_progress DEFAULT VALUES;

CREATE TRIGGER desk_calendar_versions_kept BEFORE UPDATE OR DELETE ON desk_calendar_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER desk_sla_policy_versions_kept BEFORE UPDATE OR DELETE ON desk_sla_policy_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON desk_calendar_versions, desk_sla_policy_versions, desk_sla_firings FROM baraza_app;
REVOKE DELETE ON desk_calendars, desk_sla_policies, desk_sla_progress FROM baraza_app;

ALTER TABLE desk_calendars ENABLE ROW LEVEL SECURITY;
CREATE POLICY calendars_read ON desk_calendars FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY calendars_write ON desk_calendars USING ((SELECT actor_may('settings.change')));
ALTER TABLE desk_calendar_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY calendar_versions_read ON desk_calendar_versions FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY calendar_versions_write ON desk_calendar_versions FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')));
ALTER TABLE desk_sla_policies ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_policies_read ON desk_sla_policies FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY sla_policies_write ON desk_sla_policies USING ((SELECT actor_may('settings.change')));
ALTER TABLE desk_sla_policy_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_policy_versions_read ON desk_sla_policy_versions FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY sla_policy_versions_write ON desk_sla_policy_versions FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')));
ALTER TABLE desk_sla_clocks ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_clocks_read ON desk_sla_clocks FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY sla_clocks_write ON desk_sla_clocks USING ((SELECT actor_is_system()));
ALTER TABLE desk_sla_firings ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_firings_read ON desk_sla_firings FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY sla_firings_write ON desk_sla_firings FOR INSERT WITH CHECK ((SELECT actor_is_system()));
ALTER TABLE desk_sla_tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_tickets_system ON desk_sla_tickets USING ((SELECT actor_is_system()));
ALTER TABLE desk_sla_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY sla_progress_system ON desk_sla_progress USING ((SELECT actor_is_system()));

-- How often the rules were changed so far: versions are only ever added.
CREATE FUNCTION desk_sla_revision() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM desk_sla_policy_versions) + (SELECT count(*) FROM desk_calendar_versions)
$$;

-- What happened to tickets, as clocks need it, oldest first. Runs as its owner: whoever reads tickets sees their clocks, though only some
-- may read the audit log, and of it this gives no more than statuses, priorities, categories and whose answer it was.
CREATE FUNCTION desk_sla_history(p_tickets uuid[])
RETURNS TABLE (ticket_id uuid, at timestamptz, verb text, before jsonb, after jsonb, by text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, e.at, e.verb, e.before, e.after,
         CASE WHEN e.verb <> 'ticket.replied' OR e.actor_id IS NULL THEN NULL WHEN e.actor_id = t.requester_id THEN 'requester' ELSE 'staff' END
    FROM desk_tickets t JOIN audit_entries e ON e.subject_kind = 'ticket' AND e.subject_id = t.id::text
   WHERE t.id = ANY (p_tickets) AND (SELECT actor_may('ticket.read'))
     AND (e.verb IN ('ticket.created', 'ticket.replied') OR e.after ? 'status' OR e.after ? 'priority' OR e.after ? 'category')
   ORDER BY t.id, e.at, e.id
$$;

-- Whether any policy is in force: from then on the view "breaching" goes by clocks, before by how long somebody has waited.
CREATE FUNCTION desk_sla_in_force() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM desk_sla_policies p WHERE p.removed_at IS NULL
    AND (SELECT v.in_force FROM desk_sla_policy_versions v WHERE v.policy_id = p.id ORDER BY v.version DESC LIMIT 1))
$$;

-- As in 0004, but while a policy is in force a ticket is breaching when one of its clocks says so.
CREATE OR REPLACE FUNCTION desk_active_counts(p_breached_before timestamptz)
RETURNS TABLE (assignee_id uuid, open bigint, in_progress bigint, pending bigint, breaching bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH counts AS (
    SELECT t.assignee_id, count(*) FILTER (WHERE t.status = 'open') AS open, count(*) FILTER (WHERE t.status = 'in_progress') AS in_progress,
           count(*) FILTER (WHERE t.status = 'pending') AS pending, count(*) FILTER (WHERE t.waiting_since <= p_breached_before) AS waiting
      FROM desk_tickets t WHERE t.status IN ('open', 'in_progress', 'pending') AND (SELECT actor_may('ticket.read')) GROUP BY t.assignee_id),
  alerts AS (
    SELECT t.assignee_id, count(*) AS alerted FROM desk_tickets t
     WHERE (SELECT desk_sla_in_force()) AND t.id IN (SELECT k.ticket_id FROM desk_sla_clocks k WHERE k.alert IS NOT NULL)
       AND t.status IN ('open', 'in_progress', 'pending') GROUP BY t.assignee_id)
  SELECT n.assignee_id, n.open, n.in_progress, n.pending, CASE WHEN (SELECT desk_sla_in_force()) THEN coalesce(a.alerted, 0) ELSE n.waiting END
    FROM counts n LEFT JOIN alerts a ON a.assignee_id IS NOT DISTINCT FROM n.assignee_id
$$;
