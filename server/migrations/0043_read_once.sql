-- Up Migration
-- What is the same at every request costs as much as what differs: rules that are read from their text by each statement, looks that find what is known, rows that are
-- counted though their number follows.

-- ── Who writes in a ticket has read it ──────────────────────────────────────
-- The answer to a reply said so; now the marker does. With it the unread messages of whoever reads notes are a difference of two numbers: everything behind the marker
-- is of others, because one's own messages move it.
ALTER TYPE conversation_posting ADD ATTRIBUTE read_before int, ADD ATTRIBUTE last_public_seq int;

UPDATE conversation_participants p SET read_seq = w.seq
  FROM (SELECT m.conversation_id, m.author_id, max(m.seq) AS seq FROM messages m WHERE m.author_id IS NOT NULL GROUP BY m.conversation_id, m.author_id) w, conversations c
 WHERE c.id = w.conversation_id AND c.kind = 'ticket' AND p.conversation_id = w.conversation_id AND p.person_id = w.author_id AND p.read_seq < w.seq;

-- As in 0037, with two looks less; and who takes part in a ticket and writes there has read it: `read_before` is where their marker was.
CREATE OR REPLACE FUNCTION conversation_post(
  p_conversation uuid, p_client_id uuid, p_body text, p_visibility text, p_reply_to int, p_extra jsonb, p_as text, p_seen_seq int, p_per_minute int, p_rules_checked boolean, p_now timestamptz
) RETURNS conversation_posting LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  r conversation_posting; c conversations; me uuid := actor_id(); author uuid; part text; unreachable boolean; verified boolean; takes_part boolean := false; joins boolean := false;
BEGIN
  SELECT * INTO c FROM conversations WHERE conversations.id = p_conversation FOR NO KEY UPDATE;
  author := CASE WHEN p_as = 'person' THEN me END;
  -- One look serves the read rule, the writer's part, the list of whom to tell, what is told of the writer and, of a direct conversation, who can't be reached
  -- (the rule of conversation_reachable, spelt out: a call of that function would cost more than the look itself).
  SELECT w.part, w.recipients, i.name, i.username, i.image, i.is_staff,
         CASE WHEN c.kind = 'direct' THEN EXISTS (SELECT 1 FROM identity_profiles o WHERE o.person_id = ANY (w.recipients) AND o.unreachable_until > p_now) END,
         CASE WHEN c.kind = 'direct' THEN (SELECT a.email_verified FROM identity_people a WHERE a.id = author) END
    INTO part, r.recipients, r.author_name, r.author_username, r.author_image, r.author_is_staff, unreachable, verified
    FROM (SELECT max(p.part) FILTER (WHERE p.person_id = me) AS part, array_agg(p.person_id) FILTER (WHERE p_visibility = 'public' OR p.part = 'staff') AS recipients
            FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.left_at IS NULL) w
    LEFT JOIN identity_profiles i ON i.person_id = author;
  IF c.id IS NULL OR NOT (part IS NOT NULL OR actor_is_system() OR coalesce(actor_may(conversation_read_permission(c.kind)), false)) THEN
    r.outcome := 'not_found'; RETURN r;
  END IF;
  r.kind := c.kind; r.owner := c.owner; r.latest_seq := c.last_seq;
  IF p_as = 'person' AND (me IS NULL OR (p_visibility = 'internal' AND (NOT actor_may('ticket.note') OR part = 'member'))) THEN r.outcome := 'not_found'; RETURN r; END IF;
  SELECT 'duplicate', m.seq, m.id, m.client_id, m.author_id, m.author_part, m.visibility, m.body, m.reply_to_seq, m.extra, m.created_at,
         m.version, m.edited_at, m.edited_by, m.removed_at, m.removed_by
    INTO r.outcome, r.seq, r.id, r.client_id, r.author_id, r.author_part, r.visibility, r.body, r.reply_to_seq, r.extra, r.created_at,
         r.version, r.edited_at, r.edited_by, r.removed_at, r.removed_by
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
  -- CV-12: read under the lock that a block takes too, so that nothing is sent after one.
  IF c.kind = 'direct' AND (c.blocked OR unreachable) THEN r.outcome := 'not_taken'; RETURN r; END IF;
  -- ID-2: who began the conversation is of no matter.
  IF NOT verified THEN r.outcome := 'not_verified'; RETURN r; END IF;
  IF p_as = 'bot' THEN
    IF c.owner <> 'bot' THEN r.outcome := 'bot_not_owner'; RETURN r; END IF;
    part := 'bot';
  ELSE
    takes_part := part IS NOT NULL;
    IF part IS NULL THEN
      -- Readable without taking part means staff of the right kind: answering makes them a participant. A note does not: the
      -- requester sees who takes part, and must not see who wrote notes.
      part := 'staff';
      joins := p_visibility = 'public';
    END IF;
    IF p_seen_seq IS NOT NULL AND c.last_public_seq > p_seen_seq AND EXISTS (
      SELECT 1 FROM messages m WHERE m.conversation_id = p_conversation AND m.seq > p_seen_seq
         AND m.visibility = 'public' AND m.author_id IS DISTINCT FROM me) THEN
      r.outcome := 'stale'; RETURN r;
    END IF;
    IF p_per_minute IS NOT NULL THEN
      r.limit_full_at := limit_take_until('message:' || me, p_per_minute, p_now);
      IF r.limit_full_at > p_now + interval '1 minute' THEN
        r.outcome := 'rate_limited'; r.retry_after := greatest(1, ceil(extract(epoch FROM r.limit_full_at - p_now) - 60)); RETURN r;
      END IF;
    END IF;
  END IF;
  r.seq := c.last_seq + 1; r.last_public_seq := CASE WHEN p_visibility = 'public' THEN r.seq ELSE c.last_public_seq END;
  IF joins THEN
    INSERT INTO conversation_participants AS p (conversation_id, person_id, part, joined_at, read_seq) VALUES (p_conversation, me, 'staff', p_now, CASE WHEN c.kind = 'ticket' THEN r.seq ELSE 0 END)
    ON CONFLICT (conversation_id, person_id) DO UPDATE SET left_at = NULL, read_seq = greatest(p.read_seq, EXCLUDED.read_seq) RETURNING CASE WHEN c.kind = 'ticket' THEN coalesce(old.read_seq, 0) END INTO r.read_before;
    r.recipients := r.recipients || me;
  ELSIF c.kind = 'ticket' AND takes_part THEN
    UPDATE conversation_participants p SET read_seq = r.seq WHERE p.conversation_id = p_conversation AND p.person_id = me AND p.read_seq < r.seq RETURNING old.read_seq INTO r.read_before;
  END IF;
  UPDATE conversations SET last_seq = r.seq,
         last_public_seq = r.last_public_seq,
         last_message_at = CASE WHEN p_visibility = 'public' THEN p_now ELSE last_message_at END
   WHERE conversations.id = p_conversation;
  r.outcome := 'posted'; r.latest_seq := r.seq; r.id := uuidv7(); r.client_id := p_client_id; r.author_id := author; r.author_part := part;
  r.visibility := p_visibility; r.body := p_body; r.reply_to_seq := p_reply_to; r.extra := p_extra; r.created_at := p_now; r.version := 1;
  INSERT INTO messages (conversation_id, seq, id, client_id, author_id, author_part, visibility, body, reply_to_seq, extra, created_at)
  VALUES (p_conversation, r.seq, r.id, p_client_id, author, part, p_visibility, p_body, p_reply_to, p_extra, p_now);
  RETURN r;
END $$;

-- As in 0042; who begins it has read what they begin it with.
CREATE OR REPLACE FUNCTION conversation_begin(
  p_conversation uuid, p_kind text, p_member uuid, p_event text, p_event_data jsonb, p_messages jsonb, p_now timestamptz
) RETURNS uuid[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := actor_id(); ids uuid[]; n int := jsonb_array_length(p_messages);
BEGIN
  -- Other kinds begin by rules of their own. Somebody else's conversation begins with those who may read it.
  IF p_kind <> 'ticket' OR me IS NULL OR (me <> p_member AND NOT coalesce(actor_may(conversation_read_permission(p_kind)), false)) THEN
    RAISE EXCEPTION 'this conversation is not theirs to begin' USING ERRCODE = '42501';
  END IF;
  INSERT INTO conversations (id, kind, owner, created_at, version, last_seq, last_public_seq, last_message_at)
    VALUES (p_conversation, p_kind, 'staff', p_now, 2, n, n, (p_messages->-1->>'at')::timestamptz);
  INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at, read_seq)
    SELECT p_conversation, p_member, 'member', p_now, CASE WHEN me = p_member THEN n ELSE 0 END UNION ALL SELECT p_conversation, me, 'staff', p_now, n WHERE me <> p_member AND n > 0;
  INSERT INTO conversation_events (conversation_id, number, kind, after_seq, actor_id, actor_kind, visibility, data, at)
    VALUES (p_conversation, 1, p_event, 0, me, coalesce(current_setting('baraza.actor_kind', true), 'system'), 'public', p_event_data, p_now);
  WITH written AS (
    INSERT INTO messages (conversation_id, seq, id, client_id, author_id, author_part, visibility, body, extra, created_at)
    SELECT p_conversation, m.seq, uuidv7(), (m.entry->>'clientId')::uuid, me, CASE WHEN me = p_member THEN 'member' ELSE 'staff' END, 'public', m.entry->>'body',
           nullif(m.entry->'extra', 'null'), (m.entry->>'at')::timestamptz
      FROM jsonb_array_elements(p_messages) WITH ORDINALITY m(entry, seq) ORDER BY m.seq
    RETURNING id, seq)
  SELECT array_agg(w.id ORDER BY w.seq) INTO ids FROM written w;
  RETURN ids;
END $$;

-- How many messages somebody has not read of a ticket in which they have this part and marker; 0 without a part, at most 100. Only of whoever does not see all of it
-- are they counted one by one.
CREATE FUNCTION desk_unread_behind(p_ticket uuid, p_last_seq int, p_last_public_seq int, p_part text, p_read_seq int) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_part IS NULL OR CASE p_part WHEN 'member' THEN p_last_public_seq ELSE p_last_seq END <= p_read_seq THEN 0
              WHEN p_part = 'staff' AND actor_may('ticket.note') THEN least(p_last_seq - p_read_seq, 100)
              ELSE desk_unread(p_ticket, p_last_seq) END::bigint
$$;
REVOKE ALL ON FUNCTION desk_unread_behind(uuid, int, int, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_unread_behind(uuid, int, int, text, int) TO baraza_app;

-- As in 0017.
CREATE OR REPLACE VIEW desk_ticket_rows WITH (security_invoker = true) AS
  SELECT h.*, coalesce(me.read_seq, 0) AS read_seq, desk_unread_behind(h.id, h.last_seq, h.last_public_seq, me.part, me.read_seq) AS unread
    FROM desk_ticket_heads h
    LEFT JOIN LATERAL (SELECT p.read_seq, p.part FROM conversation_participants p
                        WHERE p.conversation_id = h.id AND p.person_id = (SELECT actor_id()) AND p.left_at IS NULL LIMIT 1) me ON true;

DROP FUNCTION desk_unread_of(uuid[]);

-- As in 0023; whoever wrote notes in the other ticket before they took part in it has read as far as their own.
CREATE OR REPLACE FUNCTION desk_follow_too(p_from uuid, p_into uuid, p_now timestamptz) RETURNS uuid[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH joined AS (
    INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at, read_seq)
    SELECT p_into, p.person_id, 'staff', p_now, coalesce((SELECT max(m.seq) FROM messages m WHERE m.conversation_id = p_into AND m.author_id = p.person_id), 0) FROM conversation_participants p
     WHERE p.conversation_id = p_from AND p.part = 'staff' AND p.left_at IS NULL AND (SELECT actor_may('ticket.triage'))
    ON CONFLICT (conversation_id, person_id) DO NOTHING RETURNING person_id)
  SELECT coalesce(array_agg(person_id), '{}') FROM joined
$$;

-- ── Rules that are read once ────────────────────────────────────────────────
-- A CHECK is read from its text by every statement that writes its table; a function's body once by each connection. The rules of the tables that are written all day
-- stand in functions: a reply spent an eighth of its time reading that a status is one of five words.

CREATE FUNCTION desk_ticket_holds(t desk_tickets) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN t.number ~ '^[A-Z][A-Z0-9]{0,9}-[0-9]{1,12}$'
    AND length(t.subject) BETWEEN 3 AND 200
    AND t.opened_as IN ('member', 'staff', 'assistant', 'channel')
    AND t.channel IN ('web', 'widget', 'email', 'whatsapp', 'assistant')
    AND t.priority IN ('low', 'medium', 'high', 'urgent')
    AND t.status IN ('open', 'in_progress', 'pending', 'resolved', 'closed')
    AND (t.status IN ('resolved', 'closed')) = (t.resolved_at IS NOT NULL)
    -- Nobody waits for the team where it has answered or is done.
    AND (t.status NOT IN ('resolved', 'closed', 'pending') OR t.waiting_since IS NULL)
    AND cardinality(t.tags) <= 20
    AND t.last_public_seq BETWEEN 0 AND t.last_seq;
END $$;
ALTER TABLE desk_tickets ADD CONSTRAINT desk_tickets_hold CHECK (desk_ticket_holds(desk_tickets)),
  DROP CONSTRAINT desk_tickets_number_check, DROP CONSTRAINT desk_tickets_subject_check, DROP CONSTRAINT desk_tickets_opened_as_check, DROP CONSTRAINT desk_tickets_channel_check,
  DROP CONSTRAINT desk_tickets_priority_check, DROP CONSTRAINT desk_tickets_status_check, DROP CONSTRAINT desk_tickets_check1, DROP CONSTRAINT desk_tickets_check2,
  DROP CONSTRAINT desk_tickets_tags_check, DROP CONSTRAINT desk_tickets_check;

CREATE FUNCTION conversation_holds(c conversations) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN c.kind IN ('ticket', 'direct', 'assistant', 'character') AND c.owner IN ('bot', 'staff', 'nobody') AND c.last_public_seq BETWEEN 0 AND c.last_seq;
END $$;
ALTER TABLE conversations ADD CONSTRAINT conversations_hold CHECK (conversation_holds(conversations)),
  DROP CONSTRAINT conversations_kind_check, DROP CONSTRAINT conversations_owner_check, DROP CONSTRAINT conversations_check, DROP CONSTRAINT conversations_last_seq_check;

CREATE FUNCTION conversation_participant_holds(p conversation_participants) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN p.part IN ('member', 'staff') AND p.read_seq >= 0;
END $$;
ALTER TABLE conversation_participants ADD CONSTRAINT conversation_participants_hold CHECK (conversation_participant_holds(conversation_participants)),
  DROP CONSTRAINT conversation_participants_part_check, DROP CONSTRAINT conversation_participants_read_seq_check;

CREATE FUNCTION conversation_event_holds(e conversation_events) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN e.number > 0 AND e.kind ~ '^[a-z_]+$' AND e.visibility IN ('public', 'internal');
END $$;
ALTER TABLE conversation_events ADD CONSTRAINT conversation_events_hold CHECK (conversation_event_holds(conversation_events)),
  DROP CONSTRAINT conversation_events_number_check, DROP CONSTRAINT conversation_events_kind_check, DROP CONSTRAINT conversation_events_visibility_check;

-- By its columns: a rule of the whole table's row is not passed on to its parts.
CREATE FUNCTION message_holds(
  p_seq int, p_author_id uuid, p_author_part text, p_visibility text, p_body text, p_extra jsonb, p_edited_at timestamptz, p_edited_by text, p_removed_at timestamptz, p_removed_by text
) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN p_seq > 0
    AND p_author_part IN ('member', 'staff', 'bot') AND (p_author_part = 'bot') = (p_author_id IS NULL)
    AND p_visibility IN ('public', 'internal') AND (p_visibility = 'public' OR p_author_part <> 'member')
    AND length(p_body) <= 10000 AND (p_body <> '' OR p_removed_at IS NOT NULL OR coalesce(p_extra ? 'files', false))
    AND (p_edited_at IS NULL) = (p_edited_by IS NULL) AND p_edited_by IN ('member', 'staff')
    AND (p_removed_at IS NULL) = (p_removed_by IS NULL) AND p_removed_by IN ('author', 'moderator');
END $$;
-- Not read through: what is there was held to the same rules when it was written.
ALTER TABLE messages ADD CONSTRAINT messages_hold CHECK (message_holds(seq, author_id, author_part, visibility, body, extra, edited_at, edited_by, removed_at, removed_by)) NOT VALID,
  DROP CONSTRAINT messages_seq_check, DROP CONSTRAINT messages_author_part_check, DROP CONSTRAINT messages_check, DROP CONSTRAINT messages_check1, DROP CONSTRAINT messages_visibility_check,
  DROP CONSTRAINT messages_body_length, DROP CONSTRAINT messages_edit_is_whole, DROP CONSTRAINT messages_removal_is_whole;

-- ── An index that another serves as well (conversation_participants_of_person) ──
DROP INDEX conversation_participants_by_person;
