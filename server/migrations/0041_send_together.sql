-- Up Migration
-- Those of the conversations whose rows nobody holds, now locked in one order for this transaction. It waits for nobody.
CREATE FUNCTION conversation_lock_free(p_conversations uuid[]) RETURNS uuid[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM (SELECT c.id FROM conversations c WHERE c.id = ANY (p_conversations) ORDER BY c.id FOR NO KEY UPDATE SKIP LOCKED) c
$$;

-- The same for the message limits of those who are signed in by these tokens. Answers with the tokens of the others: people whose limit somebody is counting at
-- this moment, or who have sent nothing lately.
CREATE FUNCTION conversation_lock_limits(p_tokens text[]) RETURNS text[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  WITH people AS MATERIALIZED (SELECT s.token, 'message:' || s.person_id AS key FROM identity_sessions s WHERE s.token = ANY (p_tokens)),
    mine AS MATERIALIZED (SELECT b.key FROM limit_buckets b WHERE b.key = ANY (ARRAY (SELECT p.key FROM people p)) ORDER BY b.key FOR NO KEY UPDATE SKIP LOCKED)
  SELECT coalesce(array_agg(p.token), '{}') FROM people p WHERE NOT EXISTS (SELECT 1 FROM mine m WHERE m.key = p.key)
$$;
REVOKE ALL ON FUNCTION conversation_lock_free(uuid[]), conversation_lock_limits(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_lock_free(uuid[]), conversation_lock_limits(text[]) TO baraza_app;

-- What several people send at the same moment, in one transaction: each by conversation_send with its own session, as if alone. Message for message
-- it costs the database less than half of what they cost one by one. One answer for each, in order; outcome `busy`: it might have to wait for somebody's lock, or
-- comes after one that might, and the others shall not wait for that. p_replies_to: 0 for none.
CREATE FUNCTION conversation_send_together(
  p_tokens text[], p_conversations uuid[], p_client_ids uuid[], p_bodies text[], p_replies_to int[], p_per_minute int, p_now timestamptz
) RETURNS SETOF conversation_posting LANGUAGE plpgsql VOLATILE AS $$
DECLARE r conversation_posting; free uuid[] := conversation_lock_free(p_conversations); busy text[] := '{}';
BEGIN
  IF p_per_minute IS NOT NULL THEN busy := conversation_lock_limits(p_tokens); END IF;
  FOR i IN 1 .. cardinality(p_tokens) LOOP
    IF p_conversations[i] = ANY (free) AND p_tokens[i] <> ALL (busy) THEN
      r := conversation_send(p_tokens[i], p_conversations[i], p_client_ids[i], p_bodies[i], nullif(p_replies_to[i], 0), p_per_minute, p_now);
    ELSE
      r := NULL; r.outcome := 'busy'; busy := busy || p_tokens[i]; free := array_remove(free, p_conversations[i]);
    END IF;
    RETURN NEXT r;
  END LOOP;
END $$;
