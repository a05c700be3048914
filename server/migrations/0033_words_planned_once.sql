-- Up Migration
-- The looks of 0022 were planned for their values by a setting of the whole function. It reached the functions called for each message too, which
-- were planned anew for each: two thirds of the time. A statement that is executed as text is planned for its values by itself.
CREATE OR REPLACE FUNCTION conversation_index_words(p_limit int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_now timestamptz := clock_timestamp(); v_seen pg_snapshot; v_progress conversation_words_progress; v_from uuid; n int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  SELECT * INTO v_progress FROM conversation_words_progress FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN 0; END IF;
  v_seen := pg_current_snapshot();
  -- Two seconds for the moment between a transaction's number and the message's.
  v_from := (lpad(to_hex((extract(epoch FROM v_progress.floor_at - interval '2 seconds') * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;
  EXECUTE $q$
    INSERT INTO conversation_words (conversation_id, seq, kind, internal, at, search)
    SELECT m.conversation_id, m.seq, c.kind, m.visibility = 'internal', m.created_at,
           conversation_search_of(m.conversation_id, m.author_id, m.body, m.extra ? 'files', m.removed_at IS NOT NULL)
      FROM (SELECT x.* FROM messages x WHERE x.id >= $1 AND NOT EXISTS (
              SELECT 1 FROM conversation_words w WHERE w.conversation_id = x.conversation_id AND w.seq = x.seq) ORDER BY x.id LIMIT $2) m
      JOIN conversations c ON c.id = m.conversation_id
    ON CONFLICT DO NOTHING $q$ USING v_from, p_limit;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF v_progress.next_xid > pg_snapshot_xmax(v_seen) THEN
    -- Restored into a cluster that has counted less far: it would wait for ever.
    UPDATE conversation_words_progress SET next_at = v_now, next_xid = pg_snapshot_xmax(v_seen);
  ELSIF n < p_limit AND pg_snapshot_xmin(v_seen) >= v_progress.next_xid THEN
    UPDATE conversation_words_progress SET floor_at = v_progress.next_at, next_at = v_now, next_xid = pg_snapshot_xmax(v_seen);
  END IF;
  RETURN n;
END $$;

CREATE OR REPLACE FUNCTION conversation_fill_words(p_limit int) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_progress conversation_words_progress; v_conversation uuid; v_seq int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  SELECT * INTO v_progress FROM conversation_words_progress WHERE filled_conversation IS NOT NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN false; END IF;
  EXECUTE $q$
    WITH old_ones AS MATERIALIZED (
      SELECT m.* FROM messages m WHERE (m.conversation_id, m.seq) > ($1, $2) ORDER BY m.conversation_id, m.seq LIMIT $3),
    put AS (
      INSERT INTO conversation_words (conversation_id, seq, kind, internal, at, search)
      SELECT m.conversation_id, m.seq, c.kind, m.visibility = 'internal', m.created_at,
             conversation_search_of(m.conversation_id, m.author_id, m.body, m.extra ? 'files', m.removed_at IS NOT NULL)
        FROM old_ones m JOIN conversations c ON c.id = m.conversation_id
      ON CONFLICT DO NOTHING)
    SELECT m.conversation_id, m.seq FROM old_ones m ORDER BY m.conversation_id DESC, m.seq DESC LIMIT 1 $q$
    INTO v_conversation, v_seq USING v_progress.filled_conversation, v_progress.filled_seq, p_limit;
  UPDATE conversation_words_progress SET filled_conversation = v_conversation, filled_seq = v_seq;
  RETURN v_conversation IS NOT NULL;
END $$;

-- A message in ASCII (most are) has no marks to take off, and few have a hyphen within a word.
CREATE OR REPLACE FUNCTION conversation_words_of(p_text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('public.baraza', regexp_replace(
    CASE WHEN octet_length(p_text) = char_length(p_text) THEN p_text
         ELSE regexp_replace(normalize(p_text, NFKD), '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u135d-\u135f]+', '', 'g') END, '[^[:alnum:]]+', ' ', 'g'))
$$;
CREATE OR REPLACE FUNCTION conversation_search_of(p_conversation uuid, p_author uuid, p_body text, p_files boolean, p_removed boolean) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_removed THEN ''::tsvector ELSE conversation_words_of(p_body)
    -- A word with hyphens is found as one too: "mpesa" finds "M-PESA".
    || CASE WHEN p_body ~ '[[:alnum:]][-\u2010\u2011][[:alnum:]]' THEN
         (SELECT conversation_words_of(string_agg(regexp_replace(m[1], '[-\u2010\u2011]', '', 'g'), ' ')) FROM regexp_matches(p_body, '([[:alnum:]]+(?:[-\u2010\u2011][[:alnum:]]+)+)', 'g') m)
         ELSE ''::tsvector END
    || array_to_tsvector(array_remove(ARRAY['a:' || p_author, CASE WHEN p_files THEN 'h:file' END]
         || ARRAY(SELECT 'm:' || p.person_id FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.part = 'member'), NULL)) END
$$;
