-- Up Migration
-- A look for new messages and the writing of their words part ways. Each step looked anew through all that was sent in the last seconds: on a busy
-- instance half of its work. Now one look finds the messages and many small steps take them, each read again as it is then.

-- Until when a worker that found messages is taken to be at them; the others leave them to it. A worker that died is not waited for.
ALTER TABLE conversation_words_progress ADD COLUMN looking_until timestamptz;

DROP FUNCTION conversation_index_words(int);

-- Where all that began before p_seen_at is in, the next look begins there (0022).
CREATE FUNCTION conversation_words_looked(p_seen pg_snapshot, p_seen_at timestamptz, p_whole boolean) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_progress conversation_words_progress;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  SELECT * INTO v_progress FROM conversation_words_progress FOR UPDATE;
  IF v_progress.next_xid > pg_snapshot_xmax(p_seen) AND v_progress.next_at < p_seen_at THEN
    -- Restored into a cluster that has counted less far: it would wait for ever.
    UPDATE conversation_words_progress SET next_at = p_seen_at, next_xid = pg_snapshot_xmax(p_seen), looking_until = NULL;
  ELSIF p_whole AND pg_snapshot_xmin(p_seen) >= v_progress.next_xid AND v_progress.next_at < p_seen_at THEN
    UPDATE conversation_words_progress SET floor_at = v_progress.next_at, next_at = p_seen_at, next_xid = pg_snapshot_xmax(p_seen), looking_until = NULL;
  ELSIF v_progress.looking_until IS NOT NULL THEN
    UPDATE conversation_words_progress SET looking_until = NULL;
  END IF;
END $$;

-- Up to p_limit messages that have no words yet, oldest first. `busy`: another worker is at them. What is found is the caller's for a while.
CREATE FUNCTION conversation_words_look(p_limit int, OUT busy boolean, OUT conversation_ids uuid[], OUT seqs int[], OUT seen pg_snapshot, OUT seen_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_progress conversation_words_progress;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  seen_at := clock_timestamp();
  SELECT * INTO v_progress FROM conversation_words_progress FOR UPDATE SKIP LOCKED;
  busy := NOT FOUND OR coalesce(v_progress.looking_until > seen_at, false);
  IF busy THEN RETURN; END IF;
  seen := pg_current_snapshot();
  -- Executed as text: planned for this moment. Two seconds for the moment between a transaction's number and the message's.
  EXECUTE $q$
    SELECT array_agg(m.conversation_id ORDER BY m.id), array_agg(m.seq ORDER BY m.id) FROM (
      SELECT x.id, x.conversation_id, x.seq FROM messages x WHERE x.id >= $1 AND NOT EXISTS (
        SELECT 1 FROM conversation_words w WHERE w.conversation_id = x.conversation_id AND w.seq = x.seq) ORDER BY x.id LIMIT $2) m $q$
    INTO conversation_ids, seqs
    USING (lpad(to_hex((extract(epoch FROM v_progress.floor_at - interval '2 seconds') * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid, p_limit;
  IF seqs IS NULL THEN PERFORM conversation_words_looked(seen, seen_at, true);
  ELSE UPDATE conversation_words_progress SET looking_until = seen_at + interval '10 seconds'; END IF;
END $$;

-- Writes the words of these messages, in the order given: whoever else writes them goes the same way.
CREATE FUNCTION conversation_words_put(p_conversations uuid[], p_seqs int[]) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system fills the search' USING ERRCODE = '42501'; END IF;
  INSERT INTO conversation_words (conversation_id, seq, kind, internal, at, search)
  SELECT m.conversation_id, m.seq, c.kind, m.visibility = 'internal', m.created_at,
         conversation_search_of(m.conversation_id, m.author_id, m.body, m.extra ? 'files', m.removed_at IS NOT NULL)
    FROM unnest(p_conversations, p_seqs) WITH ORDINALITY AS k(conversation_id, seq, nth)
   CROSS JOIN LATERAL (SELECT x.* FROM messages x WHERE x.conversation_id = k.conversation_id AND x.seq = k.seq OFFSET 0) m
   CROSS JOIN LATERAL (SELECT x.kind FROM conversations x WHERE x.id = k.conversation_id OFFSET 0) c
   ORDER BY k.nth
  ON CONFLICT DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION conversation_words_looked(pg_snapshot, timestamptz, boolean), conversation_words_look(int), conversation_words_put(uuid[], int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_words_looked(pg_snapshot, timestamptz, boolean), conversation_words_look(int), conversation_words_put(uuid[], int[]) TO baraza_app;
