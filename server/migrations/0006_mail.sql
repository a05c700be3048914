-- Up Migration
-- Mail out: who is sending a mail right now, which mails wait for the server to come back, and who wants none of a kind.

ALTER TABLE mail_messages
  -- A worker has it until then; it is free again when that worker dies.
  ADD COLUMN claimed_until timestamptz,
  -- The mail server could not be reached or was busy; the first mail that it takes again wakes these.
  ADD COLUMN waits_for_server_since timestamptz,
  -- What kind of optional mail it is, as `mail_stops.list` has it.
  ADD COLUMN list text CHECK (list ~ '^[a-z][a-z-]{1,40}$');
CREATE INDEX mail_messages_waiting ON mail_messages (created_at) WHERE status = 'queued' AND waits_for_server_since IS NOT NULL;

-- Somebody's choice to get no more optional mails of a kind (RFC 8058). A choice ends by being lifted.
CREATE TABLE mail_stops (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  address text NOT NULL CHECK (address = lower(address) AND length(address) <= 254),
  list text NOT NULL CHECK (list ~ '^[a-z][a-z-]{1,40}$'),
  stopped_at timestamptz NOT NULL,
  lifted_at timestamptz
);
CREATE UNIQUE INDEX mail_stops_once ON mail_stops (address, list) WHERE lifted_at IS NULL;
ALTER TABLE mail_stops ENABLE ROW LEVEL SECURITY;
CREATE POLICY mail_stops_system ON mail_stops USING ((SELECT actor_is_system()));
REVOKE DELETE ON mail_stops FROM baraza_app;

-- Whoever causes a mail may learn that it exists already, and nothing else of it.
CREATE FUNCTION mail_by_dedupe_key(p_key text) RETURNS TABLE (id uuid, message_id text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, m.message_id FROM mail_messages m WHERE m.dedupe_key = p_key
$$;
CREATE FUNCTION mail_wanted(p_address text, p_list text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM mail_stops s WHERE s.address = lower(p_address) AND s.list = p_list AND s.lifted_at IS NULL)
$$;
REVOKE ALL ON FUNCTION mail_by_dedupe_key(text), mail_wanted(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_by_dedupe_key(text), mail_wanted(text, text) TO baraza_app;
