-- Up Migration
-- Conversations between two people, delivered markers, attachments, changed messages, blocks and reports (CV-5, CV-7, CV-8, CV-12, MO-1).

ALTER TABLE conversations
  -- Messages that were edited or removed are numbered like messages: the last number at all, and the last that a member can know of.
  ADD COLUMN last_change int NOT NULL DEFAULT 0,
  ADD COLUMN last_public_change int NOT NULL DEFAULT 0,
  -- One of the two has blocked the other. Kept here, where sending holds the lock already: a block costs a message nothing.
  ADD COLUMN blocked boolean NOT NULL DEFAULT false;
ALTER TABLE conversation_participants ADD COLUMN delivered_seq int NOT NULL DEFAULT 0;

ALTER TABLE messages
  ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD COLUMN edited_at timestamptz,
  -- The part in which it was edited: the author's own, or staff.
  ADD COLUMN edited_by text,
  ADD COLUMN removed_at timestamptz,
  ADD COLUMN removed_by text;
-- Weaker than the rule before, so that no row has to be looked at: words may miss where files say it, or where all was removed.
ALTER TABLE messages DROP CONSTRAINT messages_body_check;
ALTER TABLE messages ADD CONSTRAINT messages_body_length CHECK (
  length(body) <= 10000 AND (body <> '' OR removed_at IS NOT NULL OR coalesce(extra ? 'files', false))) NOT VALID;
ALTER TABLE messages ADD CONSTRAINT messages_edit_is_whole CHECK ((edited_at IS NULL) = (edited_by IS NULL) AND edited_by IN ('member', 'staff')) NOT VALID;
ALTER TABLE messages ADD CONSTRAINT messages_removal_is_whole CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND removed_by IN ('author', 'moderator')) NOT VALID;

-- CV-8: every version that ended, with what came after it. Also the order of changes that a client catches up by.
CREATE TABLE message_versions (
  conversation_id uuid NOT NULL,
  change_number int NOT NULL CHECK (change_number > 0),
  seq int NOT NULL,
  -- The version that ended with this change.
  version int NOT NULL CHECK (version > 0),
  kind text NOT NULL CHECK (kind IN ('edited', 'removed')),
  author_id uuid,
  author_part text NOT NULL,
  visibility text NOT NULL,
  body_before text NOT NULL,
  body_after text NOT NULL,
  extra_before jsonb,
  changed_by uuid NOT NULL,
  changed_as text NOT NULL CHECK (changed_as IN ('author', 'staff', 'moderator')),
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, change_number),
  UNIQUE (conversation_id, seq, version),
  FOREIGN KEY (conversation_id, seq) REFERENCES messages ON DELETE CASCADE,
  -- A member's words are never replaced by somebody else's: others may only remove them.
  CONSTRAINT message_versions_own_words CHECK (kind = 'removed' OR author_part = 'staff' OR changed_by IS NOT DISTINCT FROM author_id),
  CONSTRAINT message_versions_removal_empties CHECK (kind = 'edited' OR body_after = ''),
  CONSTRAINT message_versions_moderator_says_why CHECK (changed_as <> 'moderator' OR (kind = 'removed' AND reason IS NOT NULL))
);
ALTER TABLE message_versions ENABLE ROW LEVEL SECURITY;
-- The author reads own words again, and staff who may look behind a change; a note's versions are as hidden as the note.
CREATE POLICY message_versions_read ON message_versions FOR SELECT USING (
  (author_id = (SELECT actor_id()) OR (SELECT actor_may('message.versions')))
  AND conversation_readable_by_id(conversation_id) AND (visibility = 'public' OR conversation_notes_readable(conversation_id)));
-- Written by conversation_change alone.
REVOKE INSERT, UPDATE, DELETE ON message_versions FROM baraza_app;

-- CV-12: one conversation per pair, for ever. `low` and `high` are the two in the order of their ids.
CREATE TABLE conversation_pairs (
  low uuid NOT NULL REFERENCES identity_people,
  high uuid NOT NULL REFERENCES identity_people,
  conversation_id uuid NOT NULL UNIQUE REFERENCES conversations ON DELETE CASCADE,
  started_by uuid NOT NULL,
  started_at timestamptz NOT NULL,
  PRIMARY KEY (low, high),
  CHECK (low < high),
  CHECK (started_by IN (low, high))
);
CREATE INDEX conversation_pairs_by_high ON conversation_pairs (high);
CREATE INDEX conversation_pairs_by_starter ON conversation_pairs (started_by, started_at DESC);
ALTER TABLE conversation_pairs ENABLE ROW LEVEL SECURITY;
CREATE POLICY pairs_read ON conversation_pairs FOR SELECT USING ((SELECT actor_id()) IN (low, high) OR (SELECT actor_is_system()));
REVOKE INSERT, UPDATE, DELETE ON conversation_pairs FROM baraza_app;

CREATE TABLE conversation_blocks (
  blocker_id uuid NOT NULL REFERENCES identity_people,
  blocked_id uuid NOT NULL REFERENCES identity_people,
  blocked_at timestamptz NOT NULL,
  PRIMARY KEY (blocker_id, blocked_id),
  CHECK (blocker_id <> blocked_id)
);
CREATE INDEX conversation_blocks_by_blocked ON conversation_blocks (blocked_id);
ALTER TABLE conversation_blocks ENABLE ROW LEVEL SECURITY;
-- Nobody learns who has blocked them.
CREATE POLICY blocks_read ON conversation_blocks FOR SELECT USING (blocker_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
REVOKE INSERT, UPDATE, DELETE ON conversation_blocks FROM baraza_app;

-- MO-1. The reporter stays secret: only who reported and moderators read a report.
CREATE TABLE reports (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  reporter_id uuid NOT NULL REFERENCES identity_people,
  subject_kind text NOT NULL CHECK (subject_kind IN ('message', 'person', 'conversation')),
  -- A person's or a conversation's id; `<conversation id>/<seq>` for a message.
  subject_id text NOT NULL CHECK (length(subject_id) <= 60),
  -- Who wrote or is what is reported; null for a conversation or the bot.
  about_id uuid,
  conversation_id uuid,
  seq int,
  reason text NOT NULL CHECK (reason IN ('spam', 'harassment', 'hate', 'scam', 'sexual', 'violence', 'impersonation', 'other')),
  body text CHECK (length(body) BETWEEN 1 AND 1000),
  -- What it looked like when it was reported: a later edit or removal changes nothing here.
  snapshot jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  decision text CHECK (decision IN ('dismissed', 'acted')),
  decision_note text CHECK (length(decision_note) BETWEEN 1 AND 1000),
  decided_by uuid REFERENCES identity_people,
  decided_at timestamptz,
  CHECK (num_nulls(decision, decided_by, decided_at) IN (0, 3)),
  CHECK ((subject_kind = 'message') = (seq IS NOT NULL) AND (subject_kind = 'person') = (conversation_id IS NULL))
);
CREATE UNIQUE INDEX reports_open_once ON reports (reporter_id, subject_kind, subject_id) WHERE decided_at IS NULL;
CREATE INDEX reports_by_reporter ON reports (reporter_id, id);
CREATE INDEX reports_open ON reports (id DESC) WHERE decided_at IS NULL;
CREATE INDEX reports_by_message ON reports (conversation_id, seq) WHERE conversation_id IS NOT NULL;
CREATE INDEX reports_about ON reports (about_id, id DESC) WHERE about_id IS NOT NULL;
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
CREATE POLICY reports_read ON reports FOR SELECT USING (reporter_id = (SELECT actor_id()) OR (SELECT actor_may('report.read')));
CREATE POLICY reports_insert ON reports FOR INSERT WITH CHECK (reporter_id = (SELECT actor_id()));
CREATE POLICY reports_decide ON reports FOR UPDATE USING ((SELECT actor_may('report.decide')));
-- What was reported is never changed, only what was decided about it.
REVOKE UPDATE, DELETE ON reports FROM baraza_app;
GRANT UPDATE (decision, decision_note, decided_by, decided_at) ON reports TO baraza_app;

-- The same bucket as limit_take, answering with when it is full again after this one. More than a minute ahead: it was not taken, and
-- what is over the minute is the time to wait. What is left follows from it, without a cost here.
CREATE FUNCTION limit_take_until(p_key text, p_per_minute int, p_now timestamptz) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE step interval := interval '1 minute' / p_per_minute; bucket timestamptz;
BEGIN
  INSERT INTO limit_buckets AS b VALUES (p_key, p_now + step)
  ON CONFLICT (key) DO UPDATE SET full_at = greatest(b.full_at, p_now) + step
    WHERE greatest(b.full_at, p_now) + step <= p_now + interval '1 minute'
  RETURNING b.full_at INTO bucket;
  IF FOUND THEN RETURN bucket; END IF;
  RETURN (SELECT b.full_at + step FROM limit_buckets b WHERE b.key = p_key);
END $$;

-- Until when an account takes no messages: closed, banned or erased ones for ever, suspended ones until then. Kept true here, where
-- names are, so that sending looks at one row more and not at three tables.
ALTER TABLE identity_profiles ADD COLUMN unreachable_until timestamptz;
CREATE FUNCTION identity_unreachable_until(p_person uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = p_person AND d.lifted_at IS NULL)
                OR EXISTS (SELECT 1 FROM identity_people p WHERE p.id = p_person AND p.erased_at IS NOT NULL) THEN 'infinity'::timestamptz
    ELSE (SELECT max(coalesce(b.until, 'infinity')) FROM identity_bans b WHERE b.person_id = p_person AND b.lifted_at IS NULL) END
$$;
REVOKE ALL ON FUNCTION identity_unreachable_until(uuid) FROM PUBLIC;
CREATE FUNCTION identity_keep_unreachable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_person uuid := CASE WHEN TG_TABLE_NAME = 'identity_people' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'person_id')::uuid END;
BEGIN
  UPDATE identity_profiles SET unreachable_until = identity_unreachable_until(v_person) WHERE person_id = v_person;
  RETURN NULL;
END $$;
CREATE TRIGGER identity_deactivations_reach AFTER INSERT OR UPDATE ON identity_deactivations FOR EACH ROW EXECUTE FUNCTION identity_keep_unreachable();
CREATE TRIGGER identity_bans_reach AFTER INSERT OR UPDATE ON identity_bans FOR EACH ROW EXECUTE FUNCTION identity_keep_unreachable();
CREATE TRIGGER identity_people_reach AFTER UPDATE OF erased_at ON identity_people FOR EACH ROW EXECUTE FUNCTION identity_keep_unreachable();
UPDATE identity_profiles p SET unreachable_until = identity_unreachable_until(p.person_id) WHERE p.person_id IN (
  SELECT d.person_id FROM identity_deactivations d UNION SELECT b.person_id FROM identity_bans b UNION SELECT i.id FROM identity_people i WHERE i.erased_at IS NOT NULL);

-- Whether people can be written to at all: a closed, banned or erased account keeps its name in old threads, and takes nothing new.
CREATE FUNCTION conversation_reachable(p_people uuid[], p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM identity_profiles p WHERE p.person_id = ANY (p_people) AND p.unreachable_until > p_at)
$$;
-- ID-11: whether somebody lets p_from begin a conversation. Known: they take part in something together already, such as a ticket.
CREATE FUNCTION conversation_welcome(p_person uuid, p_from uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE identity_messages_from(p_person) WHEN 'everyone' THEN true
    WHEN 'known' THEN EXISTS (SELECT 1 FROM conversation_participants a JOIN conversation_participants b ON b.conversation_id = a.conversation_id AND b.person_id = p_from WHERE a.person_id = p_person)
    ELSE false END
$$;
REVOKE ALL ON FUNCTION conversation_reachable(uuid[], timestamptz), conversation_welcome(uuid, uuid) FROM PUBLIC;

-- New outcomes: not_taken (a block, or an account that is closed), not_verified. New at the end: what a repeated message has become since, and the limit.
ALTER TYPE conversation_posting
  ADD ATTRIBUTE version int, ADD ATTRIBUTE edited_at timestamptz, ADD ATTRIBUTE edited_by text, ADD ATTRIBUTE removed_at timestamptz, ADD ATTRIBUTE removed_by text,
  -- When the writer's limit is full again; null when nothing was counted.
  ADD ATTRIBUTE limit_full_at timestamptz;

-- As in migration 0003, with: a block or a closed account ends a conversation of two, and only the verified write there; the limit says what is left; a repeated message
-- answers as it is now.
CREATE OR REPLACE FUNCTION conversation_post(
  p_conversation uuid, p_client_id uuid, p_body text, p_visibility text, p_reply_to int, p_extra jsonb,
  p_as text, p_seen_seq int, p_per_minute int, p_rules_checked boolean, p_now timestamptz
) RETURNS conversation_posting LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r conversation_posting; c conversations; me uuid := actor_id(); author uuid; part text; unreachable boolean; verified boolean;
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
    -- The rule of conversation_reachable, spelt out: a call of that function would cost more than the look itself.
    SELECT p.name, p.username, p.image, p.is_staff, CASE WHEN c.kind = 'direct' THEN
             EXISTS (SELECT 1 FROM identity_profiles o WHERE o.person_id = ANY (r.recipients) AND o.unreachable_until > p_now) END,
           CASE WHEN c.kind = 'direct' THEN (SELECT a.email_verified FROM identity_people a WHERE a.id = author) END
      INTO r.author_name, r.author_username, r.author_image, r.author_is_staff, unreachable, verified
      FROM identity_profiles p WHERE p.person_id = author;
  END IF;
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
      r.limit_full_at := limit_take_until('message:' || me, p_per_minute, p_now);
      IF r.limit_full_at > p_now + interval '1 minute' THEN
        r.outcome := 'rate_limited'; r.retry_after := greatest(1, ceil(extract(epoch FROM r.limit_full_at - p_now) - 60)); RETURN r;
      END IF;
    END IF;
  END IF;
  UPDATE conversations SET last_seq = c.last_seq + 1,
         last_public_seq = CASE WHEN p_visibility = 'public' THEN c.last_seq + 1 ELSE last_public_seq END,
         last_message_at = CASE WHEN p_visibility = 'public' THEN p_now ELSE last_message_at END
   WHERE conversations.id = p_conversation;
  r.outcome := 'posted'; r.seq := c.last_seq + 1; r.latest_seq := r.seq; r.id := uuidv7(); r.client_id := p_client_id; r.author_id := author; r.author_part := part;
  r.visibility := p_visibility; r.body := p_body; r.reply_to_seq := p_reply_to; r.extra := p_extra; r.created_at := p_now; r.version := 1;
  INSERT INTO messages (conversation_id, seq, id, client_id, author_id, author_part, visibility, body, reply_to_seq, extra, created_at)
  VALUES (p_conversation, r.seq, r.id, p_client_id, author, part, p_visibility, p_body, p_reply_to, p_extra, p_now);
  RETURN r;
END $$;

-- CV-7: gives a message its files. Only to the actor's own message of this very transaction: what others have seen gets no new pictures.
-- p_extra: what the message shall hold beside its words.
CREATE FUNCTION conversation_attach(p_conversation uuid, p_seq int, p_extra jsonb) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE messages m SET extra = p_extra
   WHERE m.conversation_id = p_conversation AND m.seq = p_seq AND m.author_id = actor_id() AND m.xmin = pg_current_xact_id()::xid;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION conversation_attach(uuid, int, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_attach(uuid, int, jsonb) TO baraza_app;

-- CV-8: which of a removed message's files no other message holds. A member's talk with the bot and the tickets that were made of it hold
-- the same ones (AS-4); each that is removed waits for the other, so that the last of them ends the file.
CREATE FUNCTION conversation_unheld_files(p_author uuid, p_files uuid[]) RETURNS uuid[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('conversation.files:' || p_author, 0));
  RETURN ARRAY (SELECT f.id FROM unnest(p_files) AS f(id) WHERE NOT EXISTS (
    SELECT 1 FROM conversation_participants p JOIN conversations c ON c.id = p.conversation_id AND c.kind <> 'direct' JOIN messages m ON m.conversation_id = c.id
     WHERE p.person_id = p_author AND p.part = 'member' AND m.author_id = p_author AND m.extra->'files' @> jsonb_build_array(jsonb_build_object('id', f.id))));
END $$;
REVOKE ALL ON FUNCTION conversation_unheld_files(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_unheld_files(uuid, uuid[]) TO baraza_app;

-- The last change that the actor can know of: a note's change must not show even by its number (CV-9).
CREATE FUNCTION conversation_last_change(p_conversation uuid) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN c.last_change = c.last_public_change OR conversation_notes_readable(c.id) THEN c.last_change ELSE c.last_public_change END
    FROM conversations c WHERE c.id = p_conversation AND conversation_readable_by_id(p_conversation)
$$;

-- Which messages changed after a number, in the order of their last change. Only the numbers: the messages are read through their own rule.
CREATE FUNCTION conversation_changes(p_conversation uuid, p_since int, p_limit int) RETURNS TABLE (seq int, change_number int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.seq, max(v.change_number) FROM message_versions v
   WHERE v.conversation_id = p_conversation AND v.change_number > p_since AND (SELECT conversation_readable_by_id(p_conversation))
     AND (v.visibility = 'public' OR (SELECT conversation_notes_readable(p_conversation)))
   GROUP BY v.seq ORDER BY max(v.change_number) LIMIT p_limit
$$;

CREATE TYPE message_change AS (
  -- changed | unchanged (the same words were there already) | not_found | not_yours | too_late | stale | removed | needs_reason | not_taken | closed
  outcome text, change_number int, recipients uuid[], kind text, last_public_seq int, changed_as text, old_extra jsonb, old_body text,
  seq int, id uuid, client_id uuid, author_id uuid, author_part text, visibility text, body text, reply_to_seq int, extra jsonb, created_at timestamptz,
  author_name text, author_username text, author_image text, author_is_staff boolean,
  version int, edited_at timestamptz, edited_by text, removed_at timestamptz, removed_by text
);

-- CV-8: the only way in which a message changes. p_body null: remove. The author within p_minutes; staff by permission: `message.edit` for
-- the team's own messages, `message.remove` for any that they may read by their role, or that was reported.
CREATE FUNCTION conversation_change(
  p_conversation uuid, p_seq int, p_base_version int, p_body text, p_reason text, p_minutes int, p_now timestamptz
) RETURNS message_change LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r message_change; c conversations; m messages; me uuid := actor_id(); by_role boolean; as_moderator boolean; own boolean; new_body text; new_extra jsonb;
BEGIN
  SELECT * INTO c FROM conversations WHERE conversations.id = p_conversation FOR NO KEY UPDATE;
  SELECT * INTO m FROM messages WHERE messages.conversation_id = p_conversation AND messages.seq = p_seq;
  IF me IS NULL OR c.id IS NULL OR m.id IS NULL THEN r.outcome := 'not_found'; RETURN r; END IF;
  by_role := coalesce(actor_may(conversation_read_permission(c.kind)), false);
  as_moderator := p_body IS NULL AND actor_may('message.remove') AND (by_role
    OR (actor_may('report.read') AND EXISTS (SELECT 1 FROM reports x WHERE x.conversation_id = p_conversation AND x.seq = p_seq)));
  IF NOT (as_moderator OR conversation_readable_by_id(p_conversation)) OR (m.visibility = 'internal' AND NOT conversation_notes_readable(p_conversation)) THEN
    r.outcome := 'not_found'; RETURN r;
  END IF;
  r.kind := c.kind; r.last_public_seq := c.last_public_seq; r.old_extra := m.extra; r.old_body := m.body;
  SELECT array_agg(p.person_id) INTO r.recipients FROM conversation_participants p
   WHERE p.conversation_id = p_conversation AND p.left_at IS NULL AND (m.visibility = 'public' OR p.part = 'staff');
  SELECT p.name, p.username, p.image, p.is_staff INTO r.author_name, r.author_username, r.author_image, r.author_is_staff FROM identity_profiles p WHERE p.person_id = m.author_id;
  own := m.author_id IS NOT DISTINCT FROM me;
  r.changed_as := CASE WHEN own AND p_now <= m.created_at + make_interval(mins => p_minutes) THEN 'author'
    WHEN p_body IS NOT NULL AND m.author_part = 'staff' AND by_role AND actor_may('message.edit') THEN 'staff' WHEN as_moderator THEN 'moderator' END;
  r.outcome := CASE
    -- Removed twice, or the same words sent twice: the answer got lost on the way.
    WHEN m.removed_at IS NOT NULL AND p_body IS NULL AND (own OR as_moderator) THEN 'unchanged'
    WHEN m.removed_at IS NOT NULL THEN 'removed'
    WHEN r.changed_as IS NULL AND own THEN 'too_late'
    WHEN r.changed_as IS NULL THEN 'not_yours'
    WHEN p_body IS NOT NULL AND m.body = p_body THEN 'unchanged'
    WHEN p_body IS NOT NULL AND p_base_version IS DISTINCT FROM m.version THEN 'stale'
    WHEN r.changed_as = 'moderator' AND p_reason IS NULL THEN 'needs_reason'
    WHEN p_body = '' AND NOT coalesce(m.extra ? 'files', false) THEN 'not_yours'
    -- New words must not get around a block either; taking words back stays possible.
    WHEN p_body IS NOT NULL AND c.kind = 'direct' AND (c.blocked OR NOT conversation_reachable(r.recipients, p_now)) THEN 'not_taken'
    -- What is over keeps its words; taking them back stays possible.
    WHEN p_body IS NOT NULL AND EXISTS (SELECT 1 FROM conversation_closures x WHERE x.conversation_id = p_conversation AND x.reopened_at IS NULL) THEN 'closed'
    ELSE 'changed' END;
  IF r.outcome = 'changed' THEN
    r.change_number := c.last_change + 1;
    UPDATE conversations SET last_change = r.change_number, last_public_change = CASE WHEN m.visibility = 'public' THEN r.change_number ELSE last_public_change END
     WHERE conversations.id = p_conversation;
    new_body := coalesce(p_body, '');
    new_extra := CASE WHEN p_body IS NOT NULL THEN m.extra END;
    INSERT INTO message_versions (conversation_id, change_number, seq, version, kind, author_id, author_part, visibility, body_before, body_after, extra_before, changed_by, changed_as, reason, changed_at)
      VALUES (p_conversation, r.change_number, m.seq, m.version, CASE WHEN p_body IS NULL THEN 'removed' ELSE 'edited' END, m.author_id, m.author_part, m.visibility,
              m.body, new_body, m.extra, me, r.changed_as, p_reason, p_now);
    UPDATE messages SET body = new_body, extra = new_extra, version = m.version + 1,
           edited_at = CASE WHEN p_body IS NULL THEN messages.edited_at ELSE p_now END,
           edited_by = CASE WHEN p_body IS NULL THEN messages.edited_by WHEN r.changed_as = 'staff' THEN 'staff' ELSE m.author_part END,
           removed_at = CASE WHEN p_body IS NULL THEN p_now END, removed_by = CASE WHEN p_body IS NULL THEN r.changed_as END
     WHERE messages.conversation_id = p_conversation AND messages.seq = p_seq RETURNING * INTO m;
  END IF;
  r.seq := m.seq; r.id := m.id; r.client_id := m.client_id; r.author_id := m.author_id; r.author_part := m.author_part; r.visibility := m.visibility; r.body := m.body;
  r.reply_to_seq := m.reply_to_seq; r.extra := m.extra; r.created_at := m.created_at; r.version := m.version; r.edited_at := m.edited_at; r.edited_by := m.edited_by;
  r.removed_at := m.removed_at; r.removed_by := m.removed_by;
  RETURN r;
END $$;
REVOKE ALL ON FUNCTION conversation_change(uuid, int, int, text, text, int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_change(uuid, int, int, text, text, int, timestamptz) TO baraza_app;

-- Whoever opens, blocks or unblocks a pair waits for the other one: a block and a first message never pass each other.
CREATE FUNCTION conversation_lock_pair(p_one uuid, p_other uuid) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('conversation.pair:' || least(p_one, p_other) || ':' || greatest(p_one, p_other), 0))
$$;

-- CV-12: the actor's conversation with somebody, made when there is none. A block, a preference and a closed account look the same.
-- Outcomes: existing | opened | no_such_person | self | not_verified | not_taken | limited
CREATE FUNCTION conversation_open_direct(p_username text, p_per_day int, p_now timestamptz)
RETURNS TABLE (outcome text, conversation_id uuid, other_id uuid, retry_at timestamptz) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := actor_id();
BEGIN
  SELECT p.id INTO other_id FROM identity_people p WHERE p.username = lower(p_username);
  IF me IS NULL OR other_id IS NULL THEN outcome := 'no_such_person'; RETURN NEXT; RETURN; END IF;
  IF other_id = me THEN outcome := 'self'; RETURN NEXT; RETURN; END IF;
  -- One starter's conversations are opened one after the other, so that the limit is exact.
  PERFORM pg_advisory_xact_lock(hashtextextended('conversation.start:' || me, 0));
  PERFORM conversation_lock_pair(me, other_id);
  SELECT x.conversation_id INTO conversation_id FROM conversation_pairs x WHERE x.low = least(me, other_id) AND x.high = greatest(me, other_id);
  IF FOUND THEN outcome := 'existing'; RETURN NEXT; RETURN; END IF;
  IF NOT EXISTS (SELECT 1 FROM identity_people p WHERE p.id = me AND p.email_verified) THEN outcome := 'not_verified'; RETURN NEXT; RETURN; END IF;
  IF NOT conversation_reachable(ARRAY[other_id], p_now) OR NOT conversation_welcome(other_id, me)
     OR EXISTS (SELECT 1 FROM conversation_blocks b WHERE (b.blocker_id, b.blocked_id) IN ((me, other_id), (other_id, me))) THEN
    outcome := 'not_taken'; RETURN NEXT; RETURN;
  END IF;
  SELECT x.started_at + interval '24 hours' INTO retry_at FROM conversation_pairs x
   WHERE x.started_by = me AND x.started_at > p_now - interval '24 hours' ORDER BY x.started_at DESC OFFSET greatest(p_per_day, 1) - 1 LIMIT 1;
  IF FOUND THEN outcome := 'limited'; RETURN NEXT; RETURN; END IF;
  outcome := 'opened';
  INSERT INTO conversations (kind, owner, created_at) VALUES ('direct', 'nobody', p_now) RETURNING conversations.id INTO conversation_id;
  INSERT INTO conversation_pairs VALUES (least(me, other_id), greatest(me, other_id), conversation_open_direct.conversation_id, me, p_now);
  INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at)
    VALUES (conversation_open_direct.conversation_id, me, 'member', p_now), (conversation_open_direct.conversation_id, other_id, 'member', p_now);
  RETURN NEXT;
END $$;

-- Blocks or unblocks somebody. Answers with the other's id and the conversation of the two, if there is one; no row: no such person.
CREATE FUNCTION conversation_set_block(p_username text, p_blocked boolean, p_now timestamptz)
RETURNS TABLE (other_id uuid, conversation_id uuid, changed boolean) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := actor_id();
BEGIN
  SELECT p.id INTO other_id FROM identity_people p WHERE p.username = lower(p_username);
  IF me IS NULL OR other_id IS NULL THEN RETURN; END IF;
  changed := false;
  IF other_id = me THEN RETURN NEXT; RETURN; END IF;
  PERFORM conversation_lock_pair(me, other_id);
  IF p_blocked THEN INSERT INTO conversation_blocks VALUES (me, other_id, p_now) ON CONFLICT DO NOTHING;
  ELSE DELETE FROM conversation_blocks b WHERE b.blocker_id = me AND b.blocked_id = other_id; END IF;
  changed := FOUND;
  UPDATE conversations c SET blocked = EXISTS (SELECT 1 FROM conversation_blocks b WHERE (b.blocker_id, b.blocked_id) IN ((me, other_id), (other_id, me)))
    FROM conversation_pairs x WHERE x.low = least(me, other_id) AND x.high = greatest(me, other_id) AND c.id = x.conversation_id
  RETURNING c.id INTO conversation_id;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION conversation_open_direct(text, int, timestamptz), conversation_set_block(text, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_open_direct(text, int, timestamptz), conversation_set_block(text, boolean, timestamptz) TO baraza_app;

-- What the actor may know of a conversation of two: whether they have blocked the other, and whether it can be written to.
CREATE FUNCTION conversation_direct_state(p_conversation uuid, p_now timestamptz) RETURNS TABLE (blocked_by_me boolean, takes_messages boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM conversation_blocks b JOIN conversation_participants p ON p.person_id = b.blocked_id AND p.conversation_id = c.id WHERE b.blocker_id = actor_id()),
         NOT c.blocked AND conversation_reachable(ARRAY(SELECT p.person_id FROM conversation_participants p WHERE p.conversation_id = c.id), p_now)
    FROM conversations c WHERE c.id = p_conversation AND c.kind = 'direct' AND conversation_readable_by_id(p_conversation)
$$;

-- ID-13: lifts a person's blocks and empties what reports say and quote of them: whole where the report is about them, their lines where it
-- is about a conversation. What the team said stays. Messages and their versions have their own (migration 0010).
CREATE FUNCTION conversation_erase_ties(p_person uuid, p_name text, p_words text) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int; more int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  DELETE FROM conversation_blocks b WHERE b.blocker_id = p_person OR b.blocked_id = p_person;
  GET DIAGNOSTICS n = ROW_COUNT;
  UPDATE reports r SET body = NULL WHERE r.reporter_id = p_person AND r.body IS NOT NULL;
  GET DIAGNOSTICS more = ROW_COUNT; n := n + more;
  UPDATE reports r SET snapshot = jsonb_build_object('name', p_name, 'username', NULL, 'messages', '[]'::jsonb)
   WHERE r.about_id = p_person AND r.snapshot->>'name' <> p_name;
  GET DIAGNOSTICS more = ROW_COUNT; n := n + more;
  -- Whose line it is says the message itself: names in a snapshot are not one person's.
  WITH blanked AS (
    SELECT r.id, jsonb_set(r.snapshot, '{messages}', (
             SELECT coalesce(jsonb_agg(CASE WHEN m.author_id = p_person AND m.author_part = 'member' THEN l.line || jsonb_build_object('author', p_name, 'body', p_words, 'files', '[]'::jsonb)
                                            WHEN m.author_id = p_person THEN l.line || jsonb_build_object('author', p_name) ELSE l.line END ORDER BY l.n), '[]'::jsonb)
               FROM jsonb_array_elements(r.snapshot->'messages') WITH ORDINALITY AS l(line, n)
               LEFT JOIN messages m ON m.conversation_id = r.conversation_id AND m.seq = (l.line->>'seq')::int)) AS snapshot
      FROM conversation_participants p JOIN reports r ON r.conversation_id = p.conversation_id AND r.subject_kind = 'conversation' WHERE p.person_id = p_person)
  UPDATE reports r SET snapshot = b.snapshot FROM blanked b WHERE r.id = b.id AND r.snapshot <> b.snapshot;
  GET DIAGNOSTICS more = ROW_COUNT;
  RETURN n + more;
END $$;
REVOKE ALL ON FUNCTION conversation_erase_ties(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_erase_ties(uuid, text, text) TO baraza_app;

-- CV-8: the words that a ticket is found by follow its messages. As desk_create_ticket makes them; what it was made from (the fingerprint)
-- stays. The caller has changed a message of it.
CREATE FUNCTION desk_keep_words(p_ticket uuid, p_subject_words text, p_text_words text) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT conversation_readable_by_id(p_ticket) THEN RETURN false; END IF;
  UPDATE desk_ticket_origins o SET search = array_to_tsvector(ARRAY[lower(t.number), lower(replace(t.number, '-', '')), split_part(t.number, '-', 2), t.serial::text])
      || setweight(to_tsvector('baraza', p_subject_words), 'A')
      || setweight(to_tsvector('baraza', coalesce(r.name, '') || ' ' || translate(coalesce(r.username, ''), '._', '  ')), 'B')
      || setweight(to_tsvector('baraza', p_text_words), 'C')
    FROM desk_tickets t LEFT JOIN identity_profiles r ON r.person_id = t.requester_id
   WHERE o.ticket_id = p_ticket AND t.id = p_ticket;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION desk_keep_words(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_keep_words(uuid, text, text) TO baraza_app;
