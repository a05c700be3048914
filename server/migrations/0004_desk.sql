-- Up Migration
-- The desk: tickets are conversations of kind 'ticket' and share their id.

CREATE TABLE desk_categories (
  key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9_]{1,30}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  position int NOT NULL DEFAULT 0,
  retired_at timestamptz
);
INSERT INTO desk_categories (key, name, position) VALUES
  ('bug', 'Something is broken', 1), ('payment', 'Payment', 2), ('account', 'Account', 3),
  ('content', 'Content', 4), ('suggestion', 'Suggestion', 5), ('other', 'Other', 6);

CREATE TABLE desk_teams (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  created_at timestamptz NOT NULL
);
CREATE TABLE desk_team_members (
  team_id uuid NOT NULL REFERENCES desk_teams ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX desk_team_members_by_person ON desk_team_members (person_id);

CREATE SEQUENCE desk_ticket_serials;
GRANT USAGE, SELECT ON SEQUENCE desk_ticket_serials TO baraza_app;

CREATE TABLE desk_tickets (
  id uuid PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
  serial bigint NOT NULL UNIQUE,
  number text NOT NULL CONSTRAINT desk_tickets_number_once UNIQUE CHECK (number ~ '^[A-Z][A-Z0-9]{0,9}-[0-9]{1,12}$'),
  subject text NOT NULL CHECK (length(subject) BETWEEN 3 AND 200),
  requester_id uuid NOT NULL REFERENCES identity_people,
  opened_by uuid,
  opened_as text NOT NULL CHECK (opened_as IN ('member', 'staff', 'assistant', 'channel')),
  channel text NOT NULL DEFAULT 'web' CHECK (channel IN ('web', 'widget', 'email', 'whatsapp', 'assistant')),
  category text NOT NULL REFERENCES desk_categories,
  priority text NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  priority_rank smallint NOT NULL GENERATED ALWAYS AS (CASE priority WHEN 'urgent' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) STORED,
  status text NOT NULL CHECK (status IN ('open', 'in_progress', 'pending', 'resolved', 'closed')),
  assignee_id uuid REFERENCES identity_people,
  team_id uuid REFERENCES desk_teams,
  tags text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 20),
  follow_up_of uuid REFERENCES desk_tickets,
  -- The bot talk that this ticket came from (AS-4).
  source_conversation_id uuid REFERENCES conversations,
  -- What was checked before filing (AS-6); shown to staff.
  evidence jsonb,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- The same for what the requester can see: a note must not show even by a time or a count (CV-9).
  told_at timestamptz NOT NULL,
  told_version int NOT NULL DEFAULT 1,
  status_changed_at timestamptz NOT NULL,
  -- Since when somebody waits for staff; null while staff wait for the requester or it is solved.
  waiting_since timestamptz,
  first_replied_at timestamptz,
  resolved_at timestamptz,
  -- The thread's ends and the beginning of its last public message, kept here too: a list of tickets reads no messages. Only the desk's
  -- own actions write to a ticket's thread, with the ticket locked. A note changes last_seq alone (CV-9).
  last_seq int NOT NULL DEFAULT 0,
  last_public_seq int NOT NULL DEFAULT 0,
  preview text,
  CHECK (last_public_seq BETWEEN 0 AND last_seq),
  CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)),
  CHECK (status NOT IN ('resolved', 'closed', 'pending') OR waiting_since IS NULL)
);
-- Lists are keyset-paged on (sort column, id), so each sort order is an index, once for all tickets and once for the few
-- unsolved ones that the working day is about. `waiting`: who does not wait comes last.
CREATE INDEX desk_tickets_by_update ON desk_tickets (updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_creation ON desk_tickets (created_at DESC, id DESC);
CREATE INDEX desk_tickets_by_priority ON desk_tickets (priority_rank DESC, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_waiting ON desk_tickets ((coalesce(waiting_since, 'infinity')), id);
CREATE INDEX desk_tickets_by_status ON desk_tickets (status, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_category ON desk_tickets (category, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_channel ON desk_tickets (channel, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_assignee ON desk_tickets (assignee_id, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_team ON desk_tickets (team_id, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_requester ON desk_tickets (requester_id, created_at DESC, id DESC);
CREATE INDEX desk_tickets_active ON desk_tickets (updated_at DESC, id DESC) WHERE status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_active_by_creation ON desk_tickets (created_at DESC, id DESC) WHERE status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_active_by_priority ON desk_tickets (priority_rank DESC, updated_at DESC, id DESC) WHERE status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_active_by_waiting ON desk_tickets ((coalesce(waiting_since, 'infinity')), id) WHERE status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_active_by_assignee ON desk_tickets (assignee_id, updated_at DESC, id DESC) WHERE assignee_id IS NOT NULL AND status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_unassigned ON desk_tickets (updated_at DESC, id DESC) WHERE assignee_id IS NULL AND status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_unassigned_by_priority ON desk_tickets (priority_rank DESC, updated_at DESC, id DESC) WHERE assignee_id IS NULL AND status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_unassigned_by_waiting ON desk_tickets ((coalesce(waiting_since, 'infinity')), id) WHERE assignee_id IS NULL AND status IN ('open', 'in_progress', 'pending');
-- For counting without a look at the tickets themselves.
CREATE INDEX desk_tickets_active_counts ON desk_tickets (assignee_id, status, waiting_since) WHERE status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_to_close ON desk_tickets (resolved_at) WHERE status = 'resolved';
CREATE INDEX desk_tickets_tags ON desk_tickets USING gin (tags);
CREATE INDEX desk_tickets_follow_ups ON desk_tickets (follow_up_of) WHERE follow_up_of IS NOT NULL;

-- What a ticket was made from, written once: beside the ticket, so that a reply does not rewrite the word index.
CREATE TABLE desk_ticket_origins (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  requester_id uuid NOT NULL REFERENCES identity_people,
  opened_by uuid,
  -- The id that the opener's client gave: the same one again answers with the same ticket.
  client_id uuid,
  -- Fingerprint of subject and description (DK-2).
  text_hash text,
  created_at timestamptz NOT NULL,
  -- Words to find it by: number and subject (A), requester (B), first message (C).
  search tsvector NOT NULL,
  CONSTRAINT desk_ticket_origins_once UNIQUE (opened_by, client_id)
);
CREATE INDEX desk_ticket_origins_same_text ON desk_ticket_origins (requester_id, text_hash, created_at DESC);
CREATE INDEX desk_ticket_origins_search ON desk_ticket_origins USING gin (search);

-- The view "mentions" (DK-6): every ticket in which somebody was mentioned, seen or not.
CREATE INDEX conversation_mentions_by_person ON conversation_mentions (person_id, conversation_id);

CREATE TABLE desk_ratings (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment text CHECK (length(comment) <= 1000),
  rated_by uuid NOT NULL REFERENCES identity_people,
  -- Who is rated: the assignee when it was given.
  agent_id uuid REFERENCES identity_people,
  rated_at timestamptz NOT NULL
);

CREATE TABLE desk_canned_replies (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  shortcut text NOT NULL CONSTRAINT desk_canned_replies_shortcut_once UNIQUE CHECK (shortcut ~ '^[a-z0-9_-]{1,30}$'),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  created_by uuid REFERENCES identity_people,
  updated_at timestamptz NOT NULL
);

CREATE TABLE desk_remedy_runs (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  remedy text NOT NULL,
  record_id text NOT NULL,
  idempotency_key text NOT NULL,
  run_by uuid NOT NULL REFERENCES identity_people,
  run_at timestamptz NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT desk_remedy_runs_once UNIQUE (ticket_id, remedy, idempotency_key)
);

CREATE TABLE help_articles (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text NOT NULL CHECK (length(title) BETWEEN 3 AND 120),
  category text NOT NULL,
  summary text NOT NULL CHECK (length(summary) <= 200),
  body text NOT NULL,
  keywords text NOT NULL DEFAULT '',
  -- Hash of the shipped file that it was loaded from; null once a person has changed it, and then no start overwrites it.
  shipped_hash text,
  published_at timestamptz,
  updated_at timestamptz NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('baraza_english', title), 'A') || setweight(to_tsvector('baraza_english', keywords), 'A')
    || setweight(to_tsvector('baraza_english', summary), 'B') || setweight(to_tsvector('baraza_english', body), 'C')) STORED
);
-- No word index: a help centre has hundreds of articles, and the read rule below would keep it from being used.
CREATE TABLE help_votes (
  article_id uuid NOT NULL REFERENCES help_articles ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  helpful boolean NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (article_id, person_id)
);

ALTER TABLE desk_tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY tickets_read ON desk_tickets FOR SELECT USING (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
CREATE POLICY tickets_insert ON desk_tickets FOR INSERT WITH CHECK (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.create_for_others')));
-- The requester changes a ticket by answering, solving, reopening; staff by permission. Which change is allowed is the action's rule.
CREATE POLICY tickets_update ON desk_tickets FOR UPDATE USING (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
REVOKE DELETE ON desk_tickets FROM baraza_app;
ALTER TABLE desk_ticket_origins ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_origins_read ON desk_ticket_origins FOR SELECT USING (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
CREATE POLICY ticket_origins_insert ON desk_ticket_origins FOR INSERT WITH CHECK (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.create_for_others')));
REVOKE UPDATE, DELETE ON desk_ticket_origins FROM baraza_app;
ALTER TABLE desk_ratings ENABLE ROW LEVEL SECURITY;
CREATE POLICY ratings_read ON desk_ratings FOR SELECT USING (rated_by = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
CREATE POLICY ratings_write ON desk_ratings FOR INSERT WITH CHECK (rated_by = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY ratings_update ON desk_ratings FOR UPDATE USING (rated_by = (SELECT actor_id()));
ALTER TABLE desk_teams ENABLE ROW LEVEL SECURITY;
CREATE POLICY teams_read ON desk_teams FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY teams_write ON desk_teams USING ((SELECT actor_may('settings.change')));
ALTER TABLE desk_team_members ENABLE ROW LEVEL SECURITY;
CREATE POLICY team_members_read ON desk_team_members FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY team_members_write ON desk_team_members USING ((SELECT actor_may('settings.change')));
ALTER TABLE desk_canned_replies ENABLE ROW LEVEL SECURITY;
CREATE POLICY canned_read ON desk_canned_replies FOR SELECT USING ((SELECT actor_may('ticket.reply')));
CREATE POLICY canned_write ON desk_canned_replies USING ((SELECT actor_may('canned.manage')));
ALTER TABLE desk_remedy_runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY remedy_runs_read ON desk_remedy_runs FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY remedy_runs_write ON desk_remedy_runs FOR INSERT WITH CHECK (run_by = (SELECT actor_id()));
REVOKE UPDATE, DELETE ON desk_remedy_runs FROM baraza_app;
ALTER TABLE desk_categories ENABLE ROW LEVEL SECURITY;
CREATE POLICY categories_read ON desk_categories FOR SELECT USING (true);
CREATE POLICY categories_write ON desk_categories USING ((SELECT actor_may('settings.change')));
ALTER TABLE help_articles ENABLE ROW LEVEL SECURITY;
CREATE POLICY articles_read ON help_articles FOR SELECT USING (published_at IS NOT NULL OR (SELECT actor_may('article.write')));
CREATE POLICY articles_write ON help_articles USING ((SELECT actor_may('article.write')));
ALTER TABLE help_votes ENABLE ROW LEVEL SECURITY;
CREATE POLICY votes_own ON help_votes USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));

-- What the inbox looks tickets up in. Under row-level security an index for @@ or && can't be used (their functions are not
-- leakproof), so this view of the owner says the same read rule itself; rows are then read through desk_tickets as always.
CREATE VIEW desk_tickets_findable AS
  SELECT t.*, o.search FROM desk_tickets t LEFT JOIN desk_ticket_origins o ON o.ticket_id = t.id
   WHERE t.requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.read'));
REVOKE INSERT, UPDATE, DELETE ON desk_tickets_findable FROM baraza_app;

-- Counts of unsolved tickets for badges, by assignee, for those who read all tickets; nothing for others. Runs as its owner: with the read
-- rule in each row the counts could not come from the index alone.
CREATE FUNCTION desk_active_counts(p_breached_before timestamptz)
RETURNS TABLE (assignee_id uuid, open bigint, in_progress bigint, pending bigint, breaching bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.assignee_id, count(*) FILTER (WHERE t.status = 'open'), count(*) FILTER (WHERE t.status = 'in_progress'), count(*) FILTER (WHERE t.status = 'pending'),
         count(*) FILTER (WHERE t.waiting_since <= p_breached_before)
    FROM desk_tickets t WHERE t.status IN ('open', 'in_progress', 'pending') AND (SELECT actor_may('ticket.read')) GROUP BY t.assignee_id
$$;

-- How many messages of others the actor has not read, of the last 100; 0 for who takes no part. Runs as its owner, because the read
-- rule of messages would be asked for each of them: the actor's own place among the participants is the right to count.
CREATE FUNCTION desk_unread(p_ticket uuid, p_last_seq int) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM conversation_participants me
    JOIN messages m ON m.conversation_id = me.conversation_id AND m.seq > greatest(me.read_seq, p_last_seq - 100)
   WHERE me.conversation_id = p_ticket AND me.person_id = actor_id() AND me.left_at IS NULL
     AND m.author_id IS DISTINCT FROM actor_id() AND (m.visibility = 'public' OR (me.part = 'staff' AND actor_may('ticket.note')))
$$;

-- A ticket with its people and its thread's ends, seen with the asker's own rights: what an action needs.
CREATE VIEW desk_ticket_heads WITH (security_invoker = true) AS
  SELECT t.id, t.number, t.subject, t.status, t.priority, t.priority_rank, t.category, t.channel, t.tags, t.follow_up_of,
         t.source_conversation_id, t.evidence, t.version, t.created_at, t.updated_at, t.told_at, t.told_version, t.waiting_since, t.first_replied_at, t.resolved_at,
         t.requester_id, r.name AS requester_name, r.username AS requester_username, r.image AS requester_image, r.is_staff AS requester_is_staff,
         t.assignee_id, a.name AS assignee_name, a.username AS assignee_username, a.image AS assignee_image, a.is_staff AS assignee_is_staff,
         t.team_id, g.name AS team_name, t.last_seq, t.last_public_seq, t.preview
    FROM desk_tickets t
    LEFT JOIN identity_profiles r ON r.person_id = t.requester_id
    LEFT JOIN identity_profiles a ON a.person_id = t.assignee_id
    LEFT JOIN desk_teams g ON g.id = t.team_id;
REVOKE INSERT, UPDATE, DELETE ON desk_ticket_heads FROM baraza_app;

-- The same as a list shows it, with what the asker has read of it.
CREATE VIEW desk_ticket_rows WITH (security_invoker = true) AS
  SELECT h.*, coalesce(me.read_seq, 0) AS read_seq, CASE WHEN h.last_seq > me.read_seq THEN desk_unread(h.id, h.last_seq) ELSE 0 END AS unread
    FROM desk_ticket_heads h
    LEFT JOIN conversation_participants me ON me.conversation_id = h.id AND me.person_id = (SELECT actor_id()) AND me.left_at IS NULL;
REVOKE INSERT, UPDATE, DELETE ON desk_ticket_rows FROM baraza_app;

-- Locks a ticket, then reads it: a plain SELECT … FOR UPDATE would join the new row with what others looked like before the wait.
CREATE FUNCTION desk_lock_ticket(p_id uuid, p_number text) RETURNS SETOF desk_ticket_heads LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_id uuid := p_id;
BEGIN
  IF v_id IS NULL THEN SELECT t.id INTO v_id FROM desk_tickets t WHERE t.number = p_number; END IF;
  PERFORM 1 FROM desk_tickets t WHERE t.id = v_id FOR NO KEY UPDATE;
  RETURN QUERY SELECT * FROM desk_ticket_heads h WHERE h.id = v_id;
END $$;

-- The one way in which a ticket changes: a whole new state for version p_version, with its audit row. Not changed: it was not locked.
CREATE FUNCTION desk_change_ticket(
  p_ticket uuid, p_version int, p_status text, p_priority text, p_category text, p_assignee uuid, p_team uuid, p_tags text[],
  p_waiting_since timestamptz, p_first_replied_at timestamptz, p_resolved_at timestamptz, p_told boolean,
  p_last_seq int, p_last_public_seq int, p_preview text,
  p_verb text, p_before jsonb, p_after jsonb, p_request_id text, p_address text, p_now timestamptz
) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE desk_tickets t SET
    version = t.version + 1, updated_at = p_now, told_at = CASE WHEN p_told THEN p_now ELSE t.told_at END, told_version = t.told_version + p_told::int,
    status_changed_at = CASE WHEN t.status = p_status THEN t.status_changed_at ELSE p_now END,
    status = p_status, priority = p_priority, category = p_category, assignee_id = p_assignee, team_id = p_team, tags = p_tags,
    waiting_since = p_waiting_since, first_replied_at = p_first_replied_at, resolved_at = p_resolved_at,
    last_seq = p_last_seq, last_public_seq = p_last_public_seq, preview = p_preview
   WHERE t.id = p_ticket AND t.version = p_version;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id, before, after, request_id, address)
    VALUES (p_now, actor_id(), coalesce(current_setting('baraza.actor_kind', true), 'system'), p_verb, 'ticket', p_ticket::text, p_before, p_after, p_request_id, p_address);
  RETURN true;
END $$;

CREATE TYPE desk_creation AS (
  -- created | repeated (same client id) | same_text | limited | no_category | no_requester
  outcome text, ticket_id uuid, number text, message_ids uuid[], event_number int, retry_at timestamptz,
  requester_name text, requester_username text, requester_image text, requester_is_staff boolean,
  author_name text, author_username text, author_image text, author_is_staff boolean
);

-- DK-1, DK-2: a ticket with its conversation, first messages, timeline and audit row in one round trip. Acts as the actor.
-- p_messages: [{clientId, body, at, extra}], all by the actor. Limits: how many a requester may open in an hour and a day (null: any).
CREATE FUNCTION desk_create_ticket(
  p_ticket uuid, p_client_id uuid, p_prefix text, p_width int, p_subject text, p_requester uuid, p_opened_as text, p_channel text,
  p_category text, p_priority text, p_follow_up_of uuid, p_source uuid, p_evidence jsonb, p_text_hash text, p_subject_words text,
  p_text_words text, p_messages jsonb, p_per_hour int, p_per_day int, p_same_text_since timestamptz,
  p_request_id text, p_address text, p_now timestamptz
) RETURNS desk_creation LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  r desk_creation; me uuid := actor_id(); kind text := current_setting('baraza.actor_kind', true); v_serial bigint; entry jsonb; posted conversation_posting; blocked timestamptz;
BEGIN
  r.ticket_id := p_ticket;
  -- One opener's tickets are made one after the other: limits and repeats are exact, whoever races.
  PERFORM pg_advisory_xact_lock(hashtextextended('desk.create:' || me, 0));
  IF p_client_id IS NOT NULL THEN
    SELECT 'repeated', o.ticket_id INTO r.outcome, r.ticket_id FROM desk_ticket_origins o WHERE o.opened_by = me AND o.client_id = p_client_id;
    IF FOUND THEN RETURN r; END IF;
  END IF;
  IF p_same_text_since IS NOT NULL THEN
    SELECT 'same_text', o.ticket_id INTO r.outcome, r.ticket_id FROM desk_ticket_origins o
     WHERE o.requester_id = p_requester AND o.text_hash = p_text_hash AND o.created_at > p_same_text_since ORDER BY o.created_at DESC LIMIT 1;
    IF FOUND THEN RETURN r; END IF;
  END IF;
  IF p_per_hour IS NOT NULL THEN
    SELECT t.created_at + interval '1 hour' INTO r.retry_at FROM desk_tickets t
     WHERE t.requester_id = p_requester AND t.created_at > p_now - interval '1 hour' AND t.opened_by = p_requester
     ORDER BY t.created_at DESC OFFSET p_per_hour - 1 LIMIT 1;
  END IF;
  IF p_per_day IS NOT NULL THEN
    SELECT t.created_at + interval '24 hours' INTO blocked FROM desk_tickets t
     WHERE t.requester_id = p_requester AND t.created_at > p_now - interval '24 hours' AND t.opened_by = p_requester
     ORDER BY t.created_at DESC OFFSET p_per_day - 1 LIMIT 1;
    r.retry_at := greatest(r.retry_at, blocked);
  END IF;
  IF r.retry_at IS NOT NULL THEN r.outcome := 'limited'; RETURN r; END IF;
  PERFORM 1 FROM desk_categories c WHERE c.key = p_category AND c.retired_at IS NULL;
  IF NOT FOUND THEN r.outcome := 'no_category'; RETURN r; END IF;
  SELECT p.name, p.username, p.image, p.is_staff INTO r.requester_name, r.requester_username, r.requester_image, r.requester_is_staff
    FROM identity_profiles p WHERE p.person_id = p_requester;
  IF NOT FOUND THEN r.outcome := 'no_requester'; RETURN r; END IF;

  r.outcome := 'created';
  r.ticket_id := p_ticket;
  v_serial := nextval('desk_ticket_serials');
  r.number := p_prefix || '-' || lpad(v_serial::text, greatest(p_width, length(v_serial::text)), '0');
  SELECT p.name, p.username, p.image, p.is_staff INTO r.author_name, r.author_username, r.author_image, r.author_is_staff
    FROM identity_profiles p WHERE p.person_id = me;
  INSERT INTO conversations (id, kind, owner, created_at) VALUES (p_ticket, 'ticket', 'staff', p_now);
  INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at) VALUES (p_ticket, p_requester, 'member', p_now);
  INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_by, opened_as, channel, category, priority, status,
      follow_up_of, source_conversation_id, evidence, created_at, updated_at, told_at, status_changed_at, waiting_since,
      last_seq, last_public_seq, preview)
    VALUES (p_ticket, v_serial, r.number, p_subject, p_requester, me, p_opened_as, p_channel, p_category, p_priority, 'open',
      p_follow_up_of, p_source, p_evidence, p_now, p_now, p_now, p_now, p_now,
      jsonb_array_length(p_messages), jsonb_array_length(p_messages), left(p_messages->-1->>'body', 140));
  INSERT INTO desk_ticket_origins (ticket_id, requester_id, opened_by, client_id, text_hash, created_at, search)
    VALUES (p_ticket, p_requester, me, p_client_id, p_text_hash, p_now,
      array_to_tsvector(ARRAY[lower(r.number), lower(replace(r.number, '-', '')), split_part(r.number, '-', 2), v_serial::text])
      || setweight(to_tsvector('baraza', p_subject_words), 'A')
      || setweight(to_tsvector('baraza', coalesce(r.requester_name, '') || ' ' || translate(coalesce(r.requester_username, ''), '._', '  ')), 'B')
      || setweight(to_tsvector('baraza', p_text_words), 'C'));
  r.event_number := (conversation_note_event(p_ticket, 'created', 'public', jsonb_build_object('openedAs', p_opened_as, 'number', r.number), p_now)).number;
  FOR entry IN SELECT * FROM jsonb_array_elements(p_messages) LOOP
    posted := conversation_post(p_ticket, (entry->>'clientId')::uuid, entry->>'body', 'public', NULL, nullif(entry->'extra', 'null'), 'person', NULL, NULL, true, (entry->>'at')::timestamptz);
    r.message_ids := r.message_ids || posted.id;
  END LOOP;
  INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id, after, request_id, address)
    VALUES (p_now, me, kind, 'ticket.created', 'ticket', p_ticket::text,
      jsonb_build_object('number', r.number, 'requesterId', p_requester, 'openedAs', p_opened_as, 'category', p_category, 'priority', p_priority, 'followUpOf', p_follow_up_of), p_request_id, p_address);
  RETURN r;
END $$;

-- Read rules of conversations (migration 0003), restated so that a person with ten thousand of them pays no more than one with one: each
-- is one look by primary key. The plain sub-query in the first version read all of the asker's participations, each with its own rule.
CREATE FUNCTION conversation_takes_part(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.left_at IS NULL)
$$;
CREATE OR REPLACE FUNCTION conversation_readable_by_id(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system()
      OR EXISTS (SELECT 1 FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.left_at IS NULL)
      OR coalesce(actor_may((SELECT conversation_read_permission(c.kind) FROM conversations c WHERE c.id = p_conversation)), false)
$$;
ALTER POLICY conversations_read ON conversations USING (
  (SELECT actor_is_system())
  OR (kind IN ('ticket', 'assistant') AND (SELECT actor_may('ticket.read')))
  OR (kind = 'character' AND (SELECT actor_may('chat.read')))
  OR conversation_takes_part(id));
DROP POLICY participants_own ON conversation_participants;
ALTER POLICY participants_read ON conversation_participants USING (
  person_id = (SELECT actor_id()) OR (SELECT actor_is_system()) OR conversation_readable_by_id(conversation_id));
