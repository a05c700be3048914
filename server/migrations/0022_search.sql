-- Up Migration
-- CV-11: every message's words, to be searched. A table of its own beside the messages: sending a message writes nothing here; a look at
-- what is new fills it a second or so later, in larger steps. What is edited, removed or erased leaves it in the same transaction.

-- Words as people type them: every run of letters and digits, accents and case folded (plainWords in contract/search-words.ts is the same).
CREATE FUNCTION conversation_words_of(p_text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('public.baraza', regexp_replace(
    regexp_replace(normalize(p_text, NFKD), '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u135d-\u135f]+', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;

CREATE TABLE conversation_words (
  conversation_id uuid NOT NULL,
  seq int NOT NULL,
  kind text NOT NULL,
  internal boolean NOT NULL,
  at timestamptz NOT NULL,
  -- The message's words with their places, and marks that no word can look like: `m:` the members who take part, `a:` the author, `h:file`.
  search tsvector NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX conversation_words_search ON conversation_words USING gin (search);
-- The team's order: what is common is found by walking from the newest on. Talks between two people are never searched by the team.
CREATE INDEX conversation_words_by_time ON conversation_words (at DESC, conversation_id DESC, seq DESC) WHERE kind <> 'direct';
ALTER TABLE conversation_words ENABLE ROW LEVEL SECURITY;
CREATE POLICY conversation_words_system ON conversation_words USING ((SELECT actor_is_system()));
REVOKE INSERT, UPDATE, DELETE ON conversation_words FROM baraza_app;

-- The message's words and marks; nothing of a message that was removed.
CREATE FUNCTION conversation_search_of(p_conversation uuid, p_author uuid, p_body text, p_files boolean, p_removed boolean) RETURNS tsvector LANGUAGE sql STABLE AS $$
  -- A word with hyphens is found as one too: "mpesa" finds "M-PESA".
  SELECT CASE WHEN p_removed THEN ''::tsvector ELSE conversation_words_of(p_body)
    || coalesce((SELECT conversation_words_of(string_agg(regexp_replace(m[1], '[-\u2010\u2011]', '', 'g'), ' ')) FROM regexp_matches(p_body, '([[:alnum:]]+(?:[-\u2010\u2011][[:alnum:]]+)+)', 'g') m), ''::tsvector)
    || array_to_tsvector(array_remove(ARRAY['a:' || p_author, CASE WHEN p_files THEN 'h:file' END]
         || ARRAY(SELECT 'm:' || p.person_id FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.part = 'member'), NULL)) END
$$;

-- How far the looks came. Numbers of messages are made by the database's clock in the order of writing, but their transactions end in any
-- order: all that began before next_at are over once every transaction before next_xid is, and then floor_at moves there.
CREATE TABLE conversation_words_progress (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  floor_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  next_xid xid8 NOT NULL,
  -- Messages from before this table: how far they are, in the order of their keys; null when all are in.
  filled_conversation uuid,
  filled_seq int
);
INSERT INTO conversation_words_progress (floor_at, next_at, next_xid, filled_conversation, filled_seq)
  VALUES (clock_timestamp() - interval '1 minute', clock_timestamp(), pg_snapshot_xmax(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000', 0);
ALTER TABLE conversation_words_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY conversation_words_progress_system ON conversation_words_progress USING ((SELECT actor_is_system()));
REVOKE INSERT, UPDATE, DELETE ON conversation_words_progress FROM baraza_app;
-- Finds the newest messages whatever times they carry (copies and imports keep old ones), and costs sending next to nothing.
CREATE INDEX messages_by_id ON messages USING brin (id) WITH (pages_per_range = 64, autosummarize = on);

-- One look: takes up to p_limit messages that are new. One at a time; answers how many, so that the caller goes on while it is p_limit.
CREATE FUNCTION conversation_index_words(p_limit int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE v_now timestamptz := clock_timestamp(); v_seen pg_snapshot; v_progress conversation_words_progress; v_from uuid; n int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  SELECT * INTO v_progress FROM conversation_words_progress FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN 0; END IF;
  v_seen := pg_current_snapshot();
  -- Two seconds for the moment between a transaction's number and the message's.
  v_from := (lpad(to_hex((extract(epoch FROM v_progress.floor_at - interval '2 seconds') * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;
  INSERT INTO conversation_words (conversation_id, seq, kind, internal, at, search)
  SELECT m.conversation_id, m.seq, c.kind, m.visibility = 'internal', m.created_at,
         conversation_search_of(m.conversation_id, m.author_id, m.body, m.extra ? 'files', m.removed_at IS NOT NULL)
    FROM (SELECT x.* FROM messages x WHERE x.id >= v_from AND NOT EXISTS (
            SELECT 1 FROM conversation_words w WHERE w.conversation_id = x.conversation_id AND w.seq = x.seq) ORDER BY x.id LIMIT p_limit) m
    JOIN conversations c ON c.id = m.conversation_id
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF v_progress.next_xid > pg_snapshot_xmax(v_seen) THEN
    -- Restored into a cluster that has counted less far: it would wait for ever.
    UPDATE conversation_words_progress SET next_at = v_now, next_xid = pg_snapshot_xmax(v_seen);
  ELSIF n < p_limit AND pg_snapshot_xmin(v_seen) >= v_progress.next_xid THEN
    UPDATE conversation_words_progress SET floor_at = v_progress.next_at, next_at = v_now, next_xid = pg_snapshot_xmax(v_seen);
  END IF;
  RETURN n;
END $$;

-- One step of filling in what was written before this table: true while there is more.
CREATE FUNCTION conversation_fill_words(p_limit int) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE v_progress conversation_words_progress; v_conversation uuid; v_seq int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  SELECT * INTO v_progress FROM conversation_words_progress WHERE filled_conversation IS NOT NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN false; END IF;
  WITH old_ones AS MATERIALIZED (
    SELECT m.* FROM messages m WHERE (m.conversation_id, m.seq) > (v_progress.filled_conversation, v_progress.filled_seq) ORDER BY m.conversation_id, m.seq LIMIT p_limit),
  put AS (
    INSERT INTO conversation_words (conversation_id, seq, kind, internal, at, search)
    SELECT m.conversation_id, m.seq, c.kind, m.visibility = 'internal', m.created_at,
           conversation_search_of(m.conversation_id, m.author_id, m.body, m.extra ? 'files', m.removed_at IS NOT NULL)
      FROM old_ones m JOIN conversations c ON c.id = m.conversation_id
    ON CONFLICT DO NOTHING)
  SELECT m.conversation_id, m.seq INTO v_conversation, v_seq FROM old_ones m ORDER BY m.conversation_id DESC, m.seq DESC LIMIT 1;
  UPDATE conversation_words_progress SET filled_conversation = v_conversation, filled_seq = v_seq;
  RETURN v_conversation IS NOT NULL;
END $$;

-- New words, a removal or an erasure are there at once. Whether the look has come by or is at it now: this row is the one that stays.
CREATE FUNCTION conversation_words_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO conversation_words AS w (conversation_id, seq, kind, internal, at, search)
  SELECT NEW.conversation_id, NEW.seq, c.kind, NEW.visibility = 'internal', NEW.created_at,
         conversation_search_of(NEW.conversation_id, NEW.author_id, NEW.body, NEW.extra ? 'files', NEW.removed_at IS NOT NULL)
    FROM conversations c WHERE c.id = NEW.conversation_id
  ON CONFLICT (conversation_id, seq) DO UPDATE SET search = EXCLUDED.search;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_words_follow AFTER UPDATE OF body, extra, removed_at ON messages FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.extra IS DISTINCT FROM NEW.extra OR OLD.removed_at IS DISTINCT FROM NEW.removed_at)
  EXECUTE FUNCTION conversation_words_follow();
CREATE FUNCTION conversation_words_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM conversation_words w WHERE w.conversation_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER conversations_words_end AFTER DELETE ON conversations FOR EACH ROW EXECUTE FUNCTION conversation_words_end();
-- Who joins later finds what was said before. On a new conversation this is one look that finds nothing.
CREATE FUNCTION conversation_words_join() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE conversation_words w SET search = w.search || array_to_tsvector(ARRAY['m:' || NEW.person_id])
   WHERE w.conversation_id = NEW.conversation_id AND w.search <> ''::tsvector;
  RETURN NULL;
END $$;
CREATE TRIGGER participants_words_join AFTER INSERT ON conversation_participants FOR EACH ROW WHEN (NEW.part = 'member') EXECUTE FUNCTION conversation_words_join();

-- What is searched in. Under row-level security an index for @@ can't be used (its function is not leakproof), so this view of the owner
-- says the read rule of messages itself; the messages are then read through their own rule as always.
CREATE VIEW conversation_words_findable AS
  SELECT w.* FROM conversation_words w
   WHERE CASE WHEN w.kind IN ('ticket', 'assistant') AND (SELECT actor_may('ticket.read')) THEN true
              WHEN w.kind = 'character' AND (SELECT actor_may('chat.read')) THEN true
              -- Read once for all rows, by the owner of the view: a call for each of thousands of matches took a second.
              ELSE w.conversation_id IN (SELECT p.conversation_id FROM conversation_participants p WHERE p.person_id = (SELECT actor_id()) AND p.left_at IS NULL) END
     -- The rule for notes (conversation_notes_readable) told by the marks: a walk meets many notes.
     AND CASE WHEN w.internal THEN (SELECT actor_may('ticket.note')) AND NOT w.search @@ (SELECT ('''m:' || actor_id() || '''')::tsquery) ELSE true END;
REVOKE INSERT, UPDATE, DELETE ON conversation_words_findable FROM baraza_app;
