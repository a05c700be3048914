-- Up Migration
-- The ground that every module stands on: who is acting, settings, audit, mail outbox, limits, idempotency.
-- The role baraza_app exists before this file runs (server/platform/db/roles.ts); it owns nothing.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

GRANT USAGE ON SCHEMA public TO baraza_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO baraza_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO baraza_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- The actor of the transaction. Set in the same round trip as BEGIN; empty means nobody.
CREATE FUNCTION actor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('baraza.actor_id', true), '')::uuid $$;
CREATE FUNCTION actor_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('baraza.actor_kind', true) IS NOT DISTINCT FROM 'system' $$;
CREATE FUNCTION actor_is_staff() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('baraza.actor_kind', true) IN ('staff', 'system') $$;
-- Permissions travel as ',ticket.read,ticket.reply,'; the system may do everything.
CREATE FUNCTION actor_may(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('baraza.actor_kind', true) IS NOT DISTINCT FROM 'system'
          OR strpos(coalesce(current_setting('baraza.permissions', true), ''), ',' || permission || ',') > 0 $$;

-- Full-text configuration: accents folded, no stemming, so that names, numbers and Swahili words match as typed.
CREATE TEXT SEARCH CONFIGURATION baraza (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION baraza ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
-- For help articles: English stems over unaccented words.
CREATE TEXT SEARCH CONFIGURATION baraza_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION baraza_english ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- Refuses UPDATE and DELETE on append-only tables, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;

CREATE TABLE settings (
  key text PRIMARY KEY CHECK (key ~ '^[a-z]+(\.[a-zA-Z]+)+$'),
  value jsonb NOT NULL,
  changed_by uuid,
  changed_at timestamptz NOT NULL
);
CREATE TABLE settings_changes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  key text NOT NULL,
  before jsonb,
  after jsonb,
  changed_by uuid,
  changed_at timestamptz NOT NULL
);
CREATE INDEX settings_changes_by_key ON settings_changes (key, changed_at DESC);
CREATE TRIGGER settings_changes_append_only BEFORE UPDATE OR DELETE ON settings_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION settings_notify() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN PERFORM pg_notify('baraza_settings', coalesce(NEW.key, OLD.key)); RETURN NULL; END $$;
CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON settings FOR EACH ROW EXECUTE FUNCTION settings_notify();
REVOKE UPDATE, DELETE ON settings_changes FROM baraza_app;
ALTER TABLE settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE settings_changes ENABLE ROW LEVEL SECURITY;
-- Everybody reads settings (opening hours, categories); only those with the permission write. Secrets are never settings.
CREATE POLICY settings_read ON settings FOR SELECT USING (true);
CREATE POLICY settings_insert ON settings FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')));
CREATE POLICY settings_update ON settings FOR UPDATE USING ((SELECT actor_may('settings.change')));
CREATE POLICY settings_delete ON settings FOR DELETE USING ((SELECT actor_may('settings.change')));
CREATE POLICY settings_changes_read ON settings_changes FOR SELECT USING ((SELECT actor_may('settings.change')));
CREATE POLICY settings_changes_insert ON settings_changes FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')));

-- XX-6. Entries are sealed in batches by a job: a per-row chain would make every audited transaction wait for the one before.
-- xid lets the sealer take only transactions that can no longer commit late.
CREATE TABLE audit_entries (
  id uuid NOT NULL DEFAULT uuidv7(),
  at timestamptz NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  actor_id uuid,
  actor_kind text NOT NULL,
  verb text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text,
  before jsonb,
  after jsonb,
  request_id text,
  address text,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE audit_entries_default PARTITION OF audit_entries DEFAULT;
REVOKE ALL ON audit_entries_default FROM baraza_app;
REVOKE UPDATE, DELETE ON audit_entries FROM baraza_app;
CREATE INDEX audit_entries_by_subject ON audit_entries (subject_kind, subject_id, at DESC);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at DESC);
CREATE INDEX audit_entries_by_xid ON audit_entries (xid, id);
CREATE INDEX audit_entries_by_time ON audit_entries (at DESC, id DESC);
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_read ON audit_entries FOR SELECT USING ((SELECT actor_may('audit.read')));
CREATE POLICY audit_write ON audit_entries FOR INSERT WITH CHECK (actor_id IS NOT DISTINCT FROM (SELECT actor_id()) OR (SELECT actor_is_system()));

CREATE TABLE audit_seals (
  number bigint PRIMARY KEY,
  after_xid xid8 NOT NULL,
  upto_xid xid8 NOT NULL,
  entries bigint NOT NULL CHECK (entries > 0),
  previous_hash text NOT NULL,
  hash text NOT NULL,
  sealed_at timestamptz NOT NULL,
  CHECK (upto_xid > after_xid)
);
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON audit_seals FROM baraza_app;
ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_seals_read ON audit_seals FOR SELECT USING ((SELECT actor_may('audit.read')));
CREATE POLICY audit_seals_write ON audit_seals FOR INSERT WITH CHECK ((SELECT actor_is_system()));

-- Mail outbox: a mail exists before it is sent; SMTP may be down for a day.
CREATE TABLE mail_messages (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  template text NOT NULL,
  to_address text NOT NULL,
  to_name text,
  person_id uuid,
  conversation_id uuid,
  subject text NOT NULL,
  html text NOT NULL,
  body_text text NOT NULL,
  message_id text NOT NULL UNIQUE,
  in_reply_to text,
  reference_ids text[] NOT NULL DEFAULT '{}',
  headers jsonb NOT NULL DEFAULT '{}',
  dedupe_key text UNIQUE,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  CHECK ((status = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX mail_messages_by_conversation ON mail_messages (conversation_id, created_at) WHERE conversation_id IS NOT NULL;
CREATE INDEX mail_messages_unsent ON mail_messages (created_at) WHERE status <> 'sent';
ALTER TABLE mail_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY mail_read ON mail_messages FOR SELECT USING ((SELECT actor_is_system()) OR ((SELECT actor_may('ticket.read')) AND conversation_id IS NOT NULL));
-- Anybody's action may cause a mail (a receipt, a reset link); nobody but the system reads or changes its text.
CREATE POLICY mail_insert ON mail_messages FOR INSERT WITH CHECK (true);
CREATE POLICY mail_update ON mail_messages FOR UPDATE USING ((SELECT actor_is_system()));

-- XX-3: counters shared by all nodes. Unlogged: losing a minute's counts in a crash harms nobody.
CREATE UNLOGGED TABLE limit_windows (
  key text NOT NULL,
  window_start timestamptz NOT NULL,
  count int NOT NULL,
  PRIMARY KEY (key, window_start)
);
CREATE INDEX limit_windows_by_time ON limit_windows (window_start);

-- Replays of writes that carry an Idempotency-Key answer as the first did.
CREATE TABLE idempotency_keys (
  person_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 255),
  route text NOT NULL,
  request_hash text NOT NULL,
  status int,
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY idempotency_own ON idempotency_keys USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));

-- Used by the PostgreSQL realtime adapter for payloads over the 8,000 byte limit of NOTIFY.
CREATE TABLE socket_io_attachments (
  id bigserial UNIQUE,
  created_at timestamptz DEFAULT now(),
  payload bytea
);

-- Jobs are inserted inside the caller's transaction; graphile-worker's own tables stay closed to the app role.
-- specs: [{identifier, payload, queue?, runAt?, maxAttempts?, key?, keyMode?, priority?}]
-- Plain jobs are inserted without graphile-worker's NOTIFY: a transaction that notifies holds a lock for the whole database over its
-- commit, so that commits would flush one after the other instead of together. The server wakes the workers after commit instead
-- (server/platform/jobs/add-jobs.ts), and their polling is the safety net. Keyed and queued jobs are rare and go the library's way.
CREATE FUNCTION jobs_add(specs jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE spec jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM jsonb_array_elements(specs) s WHERE s ? 'key' OR s ? 'queue') THEN
    INSERT INTO graphile_worker._private_tasks (identifier)
    SELECT DISTINCT s->>'identifier' FROM jsonb_array_elements(specs) s
     WHERE NOT EXISTS (SELECT 1 FROM graphile_worker._private_tasks k WHERE k.identifier = s->>'identifier')
    ON CONFLICT DO NOTHING;
    INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority)
    SELECT t.id, (s->'payload')::json, coalesce((s->>'runAt')::timestamptz, now()), coalesce((s->>'maxAttempts')::int, 25), coalesce((s->>'priority')::int, 0)
      FROM jsonb_array_elements(specs) s JOIN graphile_worker._private_tasks t ON t.identifier = s->>'identifier';
    RETURN;
  END IF;
  FOR spec IN SELECT * FROM jsonb_array_elements(specs) LOOP
    PERFORM graphile_worker.add_job(
      spec->>'identifier', (spec->'payload')::json, spec->>'queue', (spec->>'runAt')::timestamptz,
      (spec->>'maxAttempts')::int, spec->>'key', (spec->>'priority')::int, NULL, coalesce(spec->>'keyMode', 'replace'));
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION jobs_add(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jobs_add(jsonb) TO baraza_app;
