-- Up Migration
-- What people are told beside the conversations themselves (CH-10, AD-4): the list under the bell, push messages, digest mails.
-- No text here holds the words of a message: an edit, a removal or a note needs no copy to be chased.

CREATE TABLE notifications (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  kind text NOT NULL CHECK (kind ~ '^[a-z_]+(\.[a-z_]+)?$' AND length(kind) <= 60),
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'critical')),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  body text NOT NULL CHECK (length(body) <= 400),
  -- Within our own pages.
  link text NOT NULL CHECK (link ~ '^/([^/\\]|$)' AND length(link) <= 300),
  -- Unread ones of a kind and group are one row with a count.
  group_key text NOT NULL CHECK (length(group_key) BETWEEN 1 AND 120),
  count int NOT NULL DEFAULT 1 CHECK (count > 0),
  -- Whose name stands in the text; an erasure of that person removes the row.
  about_id uuid,
  -- Read together with this conversation, up to this message.
  conversation_id uuid,
  seq int,
  -- False: only push or mail were wanted.
  in_app boolean NOT NULL,
  created_at timestamptz NOT NULL,
  told_at timestamptz NOT NULL,
  read_at timestamptz,
  CHECK ((conversation_id IS NULL) = (seq IS NULL)),
  CHECK (told_at >= created_at)
);
CREATE UNIQUE INDEX notifications_open_group ON notifications (person_id, kind, group_key) WHERE read_at IS NULL;
CREATE INDEX notifications_list ON notifications (person_id, told_at DESC, id DESC) WHERE in_app;
CREATE INDEX notifications_about ON notifications (about_id) WHERE about_id IS NOT NULL;
CREATE INDEX notifications_of_conversation ON notifications (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX notifications_by_time ON notifications (told_at);
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
CREATE POLICY notifications_read ON notifications FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY notifications_update ON notifications FOR UPDATE USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY notifications_insert ON notifications FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY notifications_delete ON notifications FOR DELETE USING ((SELECT actor_is_system()));

-- What a person was told of already: an event that is handled twice tells once.
CREATE TABLE notification_sources (
  person_id uuid NOT NULL,
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 160),
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, source)
);
CREATE INDEX notification_sources_by_time ON notification_sources (at);
ALTER TABLE notification_sources ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_sources_system ON notification_sources USING ((SELECT actor_is_system()));

-- A person's choices where they differ from the kinds' defaults: {"ticket.replied": {"mail": false}}.
CREATE TABLE notification_preferences (
  person_id uuid PRIMARY KEY REFERENCES identity_people ON DELETE CASCADE,
  choices jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(choices) = 'object'),
  -- Minutes after midnight on the person's own clock.
  quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_until smallint CHECK (quiet_until BETWEEN 0 AND 1439),
  -- Days on which quiet hours begin, 0 is Sunday.
  quiet_days smallint[] CHECK (quiet_days <@ '{0,1,2,3,4,5,6}' AND cardinality(quiet_days) BETWEEN 1 AND 7),
  digest_every text NOT NULL DEFAULT 'off' CHECK (digest_every IN ('off', 'hour', 'day')),
  digest_hour smallint NOT NULL DEFAULT 8 CHECK (digest_hour BETWEEN 0 AND 23),
  updated_at timestamptz NOT NULL,
  CHECK (num_nulls(quiet_from, quiet_until, quiet_days) IN (0, 3))
);
ALTER TABLE notification_preferences ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_preferences_own ON notification_preferences USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));

-- A browser that takes push messages. Ends with the session: who signs out on a shared phone is told nothing there any more.
CREATE TABLE notification_subscriptions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  session_id uuid NOT NULL REFERENCES identity_sessions ON DELETE CASCADE,
  endpoint text NOT NULL CHECK (length(endpoint) <= 1000),
  p256dh text NOT NULL CHECK (length(p256dh) <= 100),
  auth text NOT NULL CHECK (length(auth) <= 40),
  device text NOT NULL CHECK (length(device) <= 60),
  created_at timestamptz NOT NULL,
  last_sent_at timestamptz,
  CONSTRAINT notification_subscriptions_once UNIQUE (endpoint)
);
CREATE INDEX notification_subscriptions_by_person ON notification_subscriptions (person_id, created_at);
CREATE INDEX notification_subscriptions_by_session ON notification_subscriptions (session_id);
ALTER TABLE notification_subscriptions ENABLE ROW LEVEL SECURITY;
CREATE POLICY subscriptions_read ON notification_subscriptions FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY subscriptions_end ON notification_subscriptions FOR DELETE USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
-- Made by notification_subscribe alone.
CREATE POLICY subscriptions_update ON notification_subscriptions FOR UPDATE USING ((SELECT actor_is_system()));

-- A browser belongs to whoever is signed in there now: its address moves with them.
CREATE FUNCTION notification_subscribe(p_session uuid, p_endpoint text, p_p256dh text, p_auth text, p_device text, p_most int, p_now timestamptz)
RETURNS SETOF notification_subscriptions LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM identity_sessions s WHERE s.id = p_session AND s.person_id = actor_id()) THEN RETURN; END IF;
  -- One after the other for a person: the limit holds.
  PERFORM pg_advisory_xact_lock(hashtextextended('push:' || actor_id(), 0));
  IF (SELECT count(*) FROM notification_subscriptions s WHERE s.person_id = actor_id() AND s.endpoint <> p_endpoint) >= p_most THEN RETURN; END IF;
  DELETE FROM notification_subscriptions s WHERE s.endpoint = p_endpoint AND s.person_id <> actor_id();
  RETURN QUERY INSERT INTO notification_subscriptions AS s (person_id, session_id, endpoint, p256dh, auth, device, created_at)
    VALUES (actor_id(), p_session, p_endpoint, p_p256dh, p_auth, p_device, p_now)
    ON CONFLICT (endpoint) DO UPDATE SET session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth, device = excluded.device
     WHERE s.person_id = excluded.person_id
    RETURNING s.*;
END $$;
REVOKE ALL ON FUNCTION notification_subscribe(uuid, text, text, text, text, int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION notification_subscribe(uuid, text, text, text, text, int, timestamptz) TO baraza_app;

-- A push message that waits: a pointer, so that what is sent is how the notification stands then, and nothing once it is read.
CREATE TABLE notification_pushes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  notification_id uuid NOT NULL REFERENCES notifications ON DELETE CASCADE,
  subscription_id uuid NOT NULL REFERENCES notification_subscriptions ON DELETE CASCADE,
  person_id uuid NOT NULL,
  -- Grows when more happens before it is sent, also while it is being sent.
  round int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  claimed_until timestamptz,
  settled_at timestamptz,
  outcome text CHECK (outcome IN ('sent', 'read', 'refused', 'given_up')),
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX notification_pushes_waiting ON notification_pushes (subscription_id, notification_id) WHERE settled_at IS NULL;
CREATE INDEX notification_pushes_due ON notification_pushes (due_at) WHERE settled_at IS NULL;
CREATE INDEX notification_pushes_by_notification ON notification_pushes (notification_id);
ALTER TABLE notification_pushes ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_pushes_system ON notification_pushes USING ((SELECT actor_is_system()));

-- A mail that waits: alone it goes as the kind's own mail, several as one digest.
CREATE TABLE notification_mails (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  notification_id uuid NOT NULL REFERENCES notifications ON DELETE CASCADE,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  -- The event's payload: the kind's own mail is made when it is sent.
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  settled_at timestamptz,
  outcome text CHECK (outcome IN ('alone', 'digest', 'read', 'withheld')),
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX notification_mails_waiting ON notification_mails (person_id, due_at) WHERE settled_at IS NULL;
CREATE INDEX notification_mails_due ON notification_mails (due_at) WHERE settled_at IS NULL;
CREATE INDEX notification_mails_sent ON notification_mails (person_id, settled_at) WHERE outcome IN ('alone', 'digest');
CREATE INDEX notification_mails_by_notification ON notification_mails (notification_id);
ALTER TABLE notification_mails ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_mails_system ON notification_mails USING ((SELECT actor_is_system()));

-- The pair of keys that browsers subscribe with, where none is in the environment. The private one is encrypted with the instance's secret.
CREATE TABLE notification_push_keys (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  public_key text NOT NULL,
  private_key text NOT NULL,
  created_at timestamptz NOT NULL
);
ALTER TABLE notification_push_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_push_keys_system ON notification_push_keys USING ((SELECT actor_is_system()));

-- Moments that jobs go on from: how far the unread direct messages were looked at, since when mail is known to be down.
CREATE TABLE notification_marks (
  name text PRIMARY KEY,
  at timestamptz NOT NULL
);
ALTER TABLE notification_marks ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_marks_system ON notification_marks USING ((SELECT actor_is_system()));

-- How far a person has seen a conversation: their marker, what they wrote themselves, mentions that they opened.
CREATE FUNCTION conversation_seen_upto(p_conversation uuid, p_person uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN p_person = actor_id() OR actor_is_system() THEN greatest(
    coalesce((SELECT p.read_seq FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.person_id = p_person), 0),
    coalesce((SELECT max(m.seq) FROM messages m JOIN conversation_participants p ON p.conversation_id = m.conversation_id AND p.person_id = p_person
               WHERE m.conversation_id = p_conversation AND m.seq > p.read_seq AND m.author_id = p_person), 0),
    coalesce((SELECT max(s.seq) FROM conversation_mentions s WHERE s.conversation_id = p_conversation AND s.person_id = p_person AND s.seen_at IS NOT NULL), 0))
  ELSE 0 END
$$;
-- Direct messages of a span of time that their receiver has not read and was not told of: per receiver and conversation how many and the
-- last of them, a page of p_limit after the pair p_person, p_conversation. Sending one stays a single statement without any job: a sweep
-- asks this instead. Messages come in the order of their times, so the index by block (migration 0014) finds the span.
CREATE FUNCTION conversation_unread_direct(p_after timestamptz, p_until timestamptz, p_person uuid, p_conversation uuid, p_limit int)
RETURNS TABLE (conversation_id uuid, person_id uuid, from_id uuid, last_seq int, unread int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system looks at everybody''s unread messages' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
    SELECT p.conversation_id, p.person_id, m.author_id, max(m.seq), count(*)::int
      FROM messages m JOIN conversations c ON c.id = m.conversation_id AND c.kind = 'direct' AND NOT c.blocked
      JOIN conversation_participants p ON p.conversation_id = m.conversation_id AND p.left_at IS NULL AND p.person_id <> m.author_id AND p.read_seq < m.seq
      LEFT JOIN notifications n ON n.person_id = p.person_id AND n.kind = 'direct.message' AND n.group_key = p.conversation_id::text AND n.read_at IS NULL
     WHERE m.created_at > p_after AND m.created_at <= p_until AND m.visibility = 'public' AND m.removed_at IS NULL AND m.seq > coalesce(n.seq, 0)
       AND (p_person IS NULL OR (p.person_id, p.conversation_id) > (p_person, p_conversation))
     GROUP BY p.conversation_id, p.person_id, m.author_id ORDER BY p.person_id, p.conversation_id LIMIT p_limit;
END $$;
-- Whether somebody began a conversation (a ticket, a talk) since a moment, and so was here.
CREATE FUNCTION conversation_joined_since(p_person uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system() AND EXISTS (SELECT 1 FROM conversation_participants p WHERE p.person_id = p_person AND p.left_at IS NULL AND p.part = 'member' AND p.joined_at >= p_at)
$$;
-- Conversations that somebody takes or took part in as a member: for what else was said of them, when they are erased.
CREATE FUNCTION conversations_as_member(p_person uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.conversation_id FROM conversation_participants p WHERE actor_is_system() AND p.person_id = p_person AND p.part = 'member'
$$;
-- How people can be reached, for those who can be: who is banned, closed or erased is told nothing.
CREATE FUNCTION identity_reach(p_people uuid[], p_now timestamptz) RETURNS TABLE (
  person_id uuid, name text, email text, email_verified boolean, locale text, time_zone text, last_beat_at timestamptz, active boolean
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system asks how people can be reached' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
    SELECT p.id, p.name, p.email, p.email_verified, p.locale, p.time_zone, b.last_beat_at, coalesce(b.active, false)
      FROM identity_people p
      LEFT JOIN LATERAL (SELECT max(x.last_beat_at) AS last_beat_at, bool_or(x.active AND x.last_beat_at > p_now - interval '45 seconds') AS active
                           FROM identity_presence x WHERE x.person_id = p.id) b ON true
     WHERE p.id = ANY (p_people) AND p.erased_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = p.id AND d.lifted_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM identity_bans x WHERE x.person_id = p.id AND x.lifted_at IS NULL AND (x.until IS NULL OR x.until > p_now))
     ORDER BY p.id;
END $$;
REVOKE ALL ON FUNCTION conversations_as_member(uuid), conversation_seen_upto(uuid, uuid), conversation_unread_direct(timestamptz, timestamptz, uuid, uuid, int), conversation_joined_since(uuid, timestamptz), identity_reach(uuid[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversations_as_member(uuid), conversation_seen_upto(uuid, uuid), conversation_unread_direct(timestamptz, timestamptz, uuid, uuid, int), conversation_joined_since(uuid, timestamptz), identity_reach(uuid[], timestamptz) TO baraza_app;
