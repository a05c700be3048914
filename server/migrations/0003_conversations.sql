-- Up Migration
-- The conversation core: ordered messages, participants, timeline, closures, mentions.

CREATE TABLE conversations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('ticket', 'direct', 'assistant', 'character')),
  -- AS-8: who speaks for us in this thread. A bot message is refused once staff own it.
  owner text NOT NULL DEFAULT 'staff' CHECK (owner IN ('bot', 'staff', 'nobody')),
  last_seq int NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
  last_public_seq int NOT NULL DEFAULT 0 CHECK (last_public_seq BETWEEN 0 AND last_seq),
  last_message_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);

CREATE TABLE conversation_participants (
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  part text NOT NULL CHECK (part IN ('member', 'staff')),
  read_seq int NOT NULL DEFAULT 0 CHECK (read_seq >= 0),
  joined_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (conversation_id, person_id)
);
CREATE INDEX conversation_participants_by_person ON conversation_participants (person_id, conversation_id) WHERE left_at IS NULL;

-- A thread is one range of its primary key, however many threads there are.
CREATE TABLE messages (
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  seq int NOT NULL CHECK (seq > 0),
  id uuid NOT NULL DEFAULT uuidv7(),
  client_id uuid NOT NULL,
  -- Null for the bot.
  author_id uuid,
  author_part text NOT NULL CHECK (author_part IN ('member', 'staff', 'bot')),
  visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'internal')),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  reply_to_seq int,
  -- What a client may render beside the text: the bot's menu, an article, a ticket link (contract/conversations.ts).
  extra jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq),
  CHECK ((author_part = 'bot') = (author_id IS NULL)),
  CHECK (visibility = 'public' OR author_part <> 'member')
) PARTITION BY HASH (conversation_id);
CREATE TABLE messages_p0 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE messages_p1 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE messages_p2 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE messages_p3 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE messages_p4 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE messages_p5 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE messages_p6 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE messages_p7 PARTITION OF messages FOR VALUES WITH (MODULUS 8, REMAINDER 7);
-- CV-1: the client's id decides what is "the same message", per author, so that nobody learns of another's by guessing an id.
CREATE UNIQUE INDEX messages_client_once ON messages (conversation_id, client_id, author_id) NULLS NOT DISTINCT;

-- The timeline: what happened beside the messages. number is gapless per conversation.
CREATE TABLE conversation_events (
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  number int NOT NULL CHECK (number > 0),
  kind text NOT NULL CHECK (kind ~ '^[a-z_]+$'),
  after_seq int NOT NULL,
  actor_id uuid,
  actor_kind text NOT NULL,
  -- Members see only public events ("Solved", "Reopened"); staff see all.
  visibility text NOT NULL DEFAULT 'internal' CHECK (visibility IN ('public', 'internal')),
  data jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, number)
);

CREATE TABLE conversation_closures (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  reason text NOT NULL CHECK (reason ~ '^[a-z_]+$'),
  closed_by uuid,
  closed_at timestamptz NOT NULL,
  reopened_by uuid,
  reopened_at timestamptz
);
CREATE UNIQUE INDEX conversation_closures_once ON conversation_closures (conversation_id) WHERE reopened_at IS NULL;

CREATE TABLE conversation_mentions (
  conversation_id uuid NOT NULL,
  seq int NOT NULL,
  person_id uuid NOT NULL REFERENCES identity_people,
  mentioned_by uuid NOT NULL,
  mentioned_at timestamptz NOT NULL,
  seen_at timestamptz,
  PRIMARY KEY (conversation_id, seq, person_id),
  FOREIGN KEY (conversation_id, seq) REFERENCES messages ON DELETE CASCADE
);
CREATE INDEX conversation_mentions_unseen ON conversation_mentions (person_id, mentioned_at DESC) WHERE seen_at IS NULL;

-- Which permission lets staff read conversations of a kind that they take no part in. Null: participants only.
CREATE FUNCTION conversation_read_permission(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE kind WHEN 'ticket' THEN 'ticket.read' WHEN 'assistant' THEN 'ticket.read' WHEN 'character' THEN 'chat.read' END $$;

-- XX-4: the one read rule, used by every policy below and by the send function.
CREATE FUNCTION conversation_readable(p_conversation uuid, p_kind text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT actor_is_system() OR coalesce(actor_may(conversation_read_permission(p_kind)), false)
      OR EXISTS (SELECT 1 FROM conversation_participants p
                  WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.left_at IS NULL)
$$;
-- Runs as its owner: the policies of conversations and participants would otherwise ask each other for ever.
CREATE FUNCTION conversation_readable_by_id(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system() OR EXISTS (
    SELECT 1 FROM conversations c WHERE c.id = p_conversation AND (
      coalesce(actor_may(conversation_read_permission(c.kind)), false)
      OR EXISTS (SELECT 1 FROM conversation_participants p
                  WHERE p.conversation_id = c.id AND p.person_id = actor_id() AND p.left_at IS NULL)))
$$;

CREATE FUNCTION conversation_is_empty(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM conversation_participants p WHERE p.conversation_id = p_conversation)
$$;

ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;
CREATE POLICY conversations_read ON conversations FOR SELECT USING (
  (SELECT actor_is_system())
  OR (kind IN ('ticket', 'assistant') AND (SELECT actor_may('ticket.read')))
  OR (kind = 'character' AND (SELECT actor_may('chat.read')))
  OR id IN (SELECT p.conversation_id FROM conversation_participants p WHERE p.person_id = (SELECT actor_id()) AND p.left_at IS NULL));
CREATE POLICY conversations_insert ON conversations FOR INSERT WITH CHECK ((SELECT actor_id()) IS NOT NULL OR (SELECT actor_is_system()));
CREATE POLICY conversations_update ON conversations FOR UPDATE USING (conversation_readable(id, kind)) WITH CHECK (true);

ALTER TABLE conversation_participants ENABLE ROW LEVEL SECURITY;
CREATE POLICY participants_own ON conversation_participants FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY participants_read ON conversation_participants FOR SELECT USING (conversation_readable_by_id(conversation_id));
-- One joins oneself at creation; staff who may read a conversation may join it.
CREATE POLICY participants_insert ON conversation_participants FOR INSERT WITH CHECK (
  (SELECT actor_is_system()) OR conversation_readable_by_id(conversation_id)
  OR conversation_is_empty(conversation_id));
CREATE POLICY participants_update ON conversation_participants FOR UPDATE USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));

-- CV-9: notes are for staff who are not the member of this conversation: on their own ticket staff are the requester.
CREATE FUNCTION conversation_notes_readable(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system() OR (actor_may('ticket.note') AND NOT EXISTS (
    SELECT 1 FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.part = 'member'))
$$;
-- The last number that the actor can know of: a note must not show even by its number.
CREATE FUNCTION conversation_last_seq(p_conversation uuid, p_last int, p_last_public int) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_last = p_last_public OR conversation_notes_readable(p_conversation) THEN p_last ELSE p_last_public END
$$;

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY messages_read ON messages FOR SELECT USING (
  conversation_readable_by_id(conversation_id) AND (visibility = 'public' OR conversation_notes_readable(conversation_id)));
CREATE POLICY messages_insert ON messages FOR INSERT WITH CHECK (
  (SELECT actor_is_system())
  OR (author_id = (SELECT actor_id()) AND conversation_readable_by_id(conversation_id)
      AND (visibility = 'public' OR (SELECT actor_may('ticket.note')))));
REVOKE UPDATE, DELETE ON messages FROM baraza_app;
-- Policies bind the parent only: the parts can't be reached around it.
REVOKE ALL ON messages_p0, messages_p1, messages_p2, messages_p3, messages_p4, messages_p5, messages_p6, messages_p7 FROM baraza_app;

ALTER TABLE conversation_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY events_read ON conversation_events FOR SELECT USING (
  conversation_readable_by_id(conversation_id) AND (visibility = 'public' OR (SELECT actor_is_staff())));
CREATE POLICY events_insert ON conversation_events FOR INSERT WITH CHECK (conversation_readable_by_id(conversation_id));
REVOKE UPDATE, DELETE ON conversation_events FROM baraza_app;

ALTER TABLE conversation_closures ENABLE ROW LEVEL SECURITY;
CREATE POLICY closures_read ON conversation_closures FOR SELECT USING (conversation_readable_by_id(conversation_id));
CREATE POLICY closures_insert ON conversation_closures FOR INSERT WITH CHECK (conversation_readable_by_id(conversation_id));
CREATE POLICY closures_update ON conversation_closures FOR UPDATE USING (conversation_readable_by_id(conversation_id));

ALTER TABLE conversation_mentions ENABLE ROW LEVEL SECURITY;
CREATE POLICY mentions_own ON conversation_mentions FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.note')));
CREATE POLICY mentions_insert ON conversation_mentions FOR INSERT WITH CHECK ((SELECT actor_may('ticket.note')));
CREATE POLICY mentions_update ON conversation_mentions FOR UPDATE USING (person_id = (SELECT actor_id()));

-- CV-16 and other exact limits: a token bucket per key that refills evenly (GCRA: one time stamp is the whole state).
-- Returns 0 when allowed, else the seconds to wait. Unlogged: a crash forgives the last minute.
CREATE UNLOGGED TABLE limit_buckets (
  key text PRIMARY KEY,
  full_at timestamptz NOT NULL
) WITH (fillfactor = 50);
CREATE FUNCTION limit_take(p_key text, p_per_minute int, p_now timestamptz) RETURNS int LANGUAGE plpgsql VOLATILE AS $$
DECLARE step interval := interval '1 minute' / p_per_minute; wait interval;
BEGIN
  INSERT INTO limit_buckets AS b VALUES (p_key, p_now + step)
  ON CONFLICT (key) DO UPDATE SET full_at = greatest(b.full_at, p_now) + step
    WHERE greatest(b.full_at, p_now) + step <= p_now + interval '1 minute';
  IF FOUND THEN RETURN 0; END IF;
  SELECT b.full_at + step - (p_now + interval '1 minute') INTO wait FROM limit_buckets b WHERE b.key = p_key;
  RETURN greatest(1, ceil(extract(epoch FROM wait))::int);
END $$;

CREATE TYPE conversation_posting AS (
  -- posted | duplicate | not_found | closed | bot_not_owner | rate_limited | stale | no_such_reply | needs_rules | not_signed_in
  outcome text, retry_after int, kind text, owner text, latest_seq int,
  seq int, id uuid, client_id uuid, author_id uuid, author_part text, visibility text, body text, reply_to_seq int, extra jsonb, created_at timestamptz,
  author_name text, author_username text, author_image text, author_is_staff boolean,
  -- Who takes part, to be told.
  recipients uuid[]
);

-- CV-1, CV-2, CV-16, AS-8: the only writer of messages. The lock on the conversation's row orders the numbers.
-- p_as: 'person' (the actor) or 'bot'. p_seen_seq: refuse as stale when somebody else wrote a public message after it.
-- p_rules_checked: kinds whose rules live in code (tickets, bot talks) are posted to by their own actions only.
-- Runs as its owner and asks the read rule once, itself: the policies would ask it eight times per message (measured: 0.71 ms
-- against 0.45 ms in the server). What it may write is therefore spelt out here: the actor's own words, a note only with
-- ticket.note, the bot's words only in a talk that the bot owns.
CREATE FUNCTION conversation_post(
  p_conversation uuid, p_client_id uuid, p_body text, p_visibility text, p_reply_to int, p_extra jsonb,
  p_as text, p_seen_seq int, p_per_minute int, p_rules_checked boolean, p_now timestamptz
) RETURNS conversation_posting LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r conversation_posting; c conversations; me uuid := actor_id(); author uuid; part text; wait int;
BEGIN
  SELECT * INTO c FROM conversations WHERE conversations.id = p_conversation FOR NO KEY UPDATE;
  -- One look at the participants serves the read rule, the part and the list of whom to tell.
  SELECT max(p.part) FILTER (WHERE p.person_id = me), array_agg(p.person_id) FILTER (WHERE p_visibility = 'public' OR p.part = 'staff')
    INTO part, r.recipients FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.left_at IS NULL;
  IF c.id IS NULL OR NOT (part IS NOT NULL OR actor_is_system() OR coalesce(actor_may(conversation_read_permission(c.kind)), false)) THEN
    r.outcome := 'not_found'; RETURN r;
  END IF;
  r.kind := c.kind; r.owner := c.owner; r.latest_seq := c.last_seq;
  author := CASE WHEN p_as = 'person' THEN me END;
  IF p_as = 'person' AND (me IS NULL OR (p_visibility = 'internal' AND (NOT actor_may('ticket.note') OR part = 'member'))) THEN r.outcome := 'not_found'; RETURN r; END IF;
  IF author IS NOT NULL THEN
    SELECT p.name, p.username, p.image, p.is_staff INTO r.author_name, r.author_username, r.author_image, r.author_is_staff
      FROM identity_profiles p WHERE p.person_id = author;
  END IF;
  SELECT 'duplicate', m.seq, m.id, m.client_id, m.author_id, m.author_part, m.visibility, m.body, m.reply_to_seq, m.extra, m.created_at
    INTO r.outcome, r.seq, r.id, r.client_id, r.author_id, r.author_part, r.visibility, r.body, r.reply_to_seq, r.extra, r.created_at
    FROM messages m WHERE m.conversation_id = p_conversation AND m.client_id = p_client_id AND m.author_id IS NOT DISTINCT FROM author;
  IF FOUND THEN RETURN r; END IF;
  -- One answers what one can see: a member's reply can't point at a note.
  IF p_reply_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = p_conversation AND m.seq = p_reply_to
       AND (m.visibility = 'public' OR (p_visibility = 'internal' AND actor_may('ticket.note')))) THEN
    r.outcome := 'no_such_reply'; RETURN r;
  END IF;
  IF NOT p_rules_checked THEN
    IF c.kind IN ('ticket', 'assistant', 'character') THEN r.outcome := 'needs_rules'; RETURN r; END IF;
    IF EXISTS (SELECT 1 FROM conversation_closures x WHERE x.conversation_id = p_conversation AND x.reopened_at IS NULL) THEN
      r.outcome := 'closed'; RETURN r;
    END IF;
  END IF;
  IF p_as = 'bot' THEN
    IF c.owner <> 'bot' THEN r.outcome := 'bot_not_owner'; RETURN r; END IF;
    part := 'bot';
  ELSE
    IF part IS NULL THEN
      -- Readable without taking part means staff of the right kind: answering makes them a participant. A note does not: the
      -- requester sees who takes part, and must not see who wrote notes.
      part := 'staff';
      IF p_visibility = 'public' THEN
        INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at) VALUES (p_conversation, me, 'staff', p_now)
        ON CONFLICT (conversation_id, person_id) DO UPDATE SET left_at = NULL;
        r.recipients := r.recipients || me;
      END IF;
    END IF;
    IF p_seen_seq IS NOT NULL AND c.last_public_seq > p_seen_seq AND EXISTS (
      SELECT 1 FROM messages m WHERE m.conversation_id = p_conversation AND m.seq > p_seen_seq
         AND m.visibility = 'public' AND m.author_id IS DISTINCT FROM me) THEN
      r.outcome := 'stale'; RETURN r;
    END IF;
    IF p_per_minute IS NOT NULL THEN
      wait := limit_take('message:' || me, p_per_minute, p_now);
      IF wait > 0 THEN r.outcome := 'rate_limited'; r.retry_after := wait; RETURN r; END IF;
    END IF;
  END IF;
  UPDATE conversations SET last_seq = c.last_seq + 1,
         last_public_seq = CASE WHEN p_visibility = 'public' THEN c.last_seq + 1 ELSE last_public_seq END,
         last_message_at = CASE WHEN p_visibility = 'public' THEN p_now ELSE last_message_at END
   WHERE conversations.id = p_conversation;
  r.outcome := 'posted'; r.seq := c.last_seq + 1; r.latest_seq := r.seq; r.id := uuidv7(); r.client_id := p_client_id; r.author_id := author; r.author_part := part;
  r.visibility := p_visibility; r.body := p_body; r.reply_to_seq := p_reply_to; r.extra := p_extra; r.created_at := p_now;
  INSERT INTO messages (conversation_id, seq, id, client_id, author_id, author_part, visibility, body, reply_to_seq, extra, created_at)
  VALUES (p_conversation, r.seq, r.id, p_client_id, author, part, p_visibility, p_body, p_reply_to, p_extra, p_now);
  RETURN r;
END $$;
REVOKE ALL ON FUNCTION conversation_post(uuid, uuid, text, text, int, jsonb, text, int, int, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_post(uuid, uuid, text, text, int, jsonb, text, int, int, boolean, timestamptz) TO baraza_app;

-- The hot path: session, actor and message in one round trip (architecture.md, "hot paths are one round trip").
CREATE FUNCTION conversation_send(
  p_token text, p_conversation uuid, p_client_id uuid, p_body text, p_reply_to int, p_per_minute int, p_now timestamptz
) RETURNS conversation_posting LANGUAGE plpgsql VOLATILE AS $$
DECLARE r conversation_posting;
BEGIN
  PERFORM actor_begin(p_token, p_now);
  IF actor_id() IS NULL THEN r.outcome := 'not_signed_in'; RETURN r; END IF;
  RETURN conversation_post(p_conversation, p_client_id, p_body, 'public', p_reply_to, NULL, 'person', NULL, p_per_minute, false, p_now);
END $$;

-- The timeline's only writer; bumps the version that clients compare. Runs as its owner and asks the read rule itself: a member's
-- act may leave an event that only staff see, and its number must follow all events, not only those that the member sees.
CREATE FUNCTION conversation_note_event(
  p_conversation uuid, p_kind text, p_visibility text, p_data jsonb, p_now timestamptz
) RETURNS conversation_events LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c conversations; e conversation_events;
BEGIN
  IF NOT conversation_readable_by_id(p_conversation) THEN RAISE EXCEPTION 'no such conversation' USING ERRCODE = 'P0002'; END IF;
  UPDATE conversations SET version = version + 1 WHERE id = p_conversation RETURNING * INTO c;
  INSERT INTO conversation_events (conversation_id, number, kind, after_seq, actor_id, actor_kind, visibility, data, at)
  SELECT p_conversation, coalesce(max(x.number), 0) + 1, p_kind, c.last_seq, actor_id(), coalesce(current_setting('baraza.actor_kind', true), 'system'), p_visibility, p_data, p_now
    FROM conversation_events x WHERE x.conversation_id = p_conversation
  RETURNING * INTO e;
  RETURN e;
END $$;
REVOKE ALL ON FUNCTION conversation_note_event(uuid, text, text, jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_note_event(uuid, text, text, jsonb, timestamptz) TO baraza_app;
