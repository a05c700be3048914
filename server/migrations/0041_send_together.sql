-- Up Migration
-- Those of the conversations whose rows nobody holds, now locked in one order for this transaction. It waits for nobody.
CREATE FUNCTION conversation_lock_free(p_conversations uuid[]) RETURNS uuid[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM (SELECT c.id FROM conversations c WHERE c.id = ANY (p_conversations) ORDER BY c.id FOR NO KEY UPDATE SKIP LOCKED) c
$$;

-- The same for the message limits of those who are signed in by these tokens: they are taken in one order, so that two such transactions never wait for each
-- other. Answers with the tokens of people whose limit somebody else is counting at this moment.
CREATE FUNCTION conversation_lock_limits(p_tokens text[], p_now timestamptz) RETURNS text[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  WITH people AS MATERIALIZED (SELECT s.token, 'message:' || s.person_id AS key FROM identity_sessions s WHERE s.token = ANY (p_tokens)),
    begun AS MATERIALIZED (SELECT b.key FROM limit_buckets b WHERE b.key = ANY (ARRAY (SELECT p.key FROM people p))),
    new AS (INSERT INTO limit_buckets (key, full_at)
      SELECT DISTINCT p.key, p_now FROM people p WHERE NOT EXISTS (SELECT 1 FROM begun b WHERE b.key = p.key) ORDER BY p.key ON CONFLICT DO NOTHING),
    mine AS MATERIALIZED (SELECT b.key FROM limit_buckets b WHERE b.key = ANY (ARRAY (SELECT p.key FROM people p)) ORDER BY b.key FOR NO KEY UPDATE SKIP LOCKED)
  SELECT coalesce(array_agg(p.token), '{}') FROM people p
   WHERE EXISTS (SELECT 1 FROM begun b WHERE b.key = p.key) AND NOT EXISTS (SELECT 1 FROM mine m WHERE m.key = p.key)
$$;
REVOKE ALL ON FUNCTION conversation_lock_free(uuid[]), conversation_lock_limits(text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_lock_free(uuid[]), conversation_lock_limits(text[], timestamptz) TO baraza_app;

-- What several people send at the same moment, in one transaction: each by conversation_send with its own session, as if alone. Message for message
-- it costs the database less than half of what they cost one by one. One answer for each, in order; outcome `busy`: its conversation or its writer's
-- limit is held by somebody, and the others shall not wait for that. p_replies_to: 0 for none.
CREATE FUNCTION conversation_send_together(
  p_tokens text[], p_conversations uuid[], p_client_ids uuid[], p_bodies text[], p_replies_to int[], p_per_minute int, p_now timestamptz
) RETURNS SETOF conversation_posting LANGUAGE plpgsql VOLATILE AS $$
DECLARE r conversation_posting; free uuid[] := conversation_lock_free(p_conversations); counted text[] := '{}';
BEGIN
  -- One message takes one limit: there is no order to keep.
  IF p_per_minute IS NOT NULL AND cardinality(p_tokens) > 1 THEN counted := conversation_lock_limits(p_tokens, p_now); END IF;
  FOR i IN 1 .. cardinality(p_tokens) LOOP
    IF p_conversations[i] = ANY (free) AND p_tokens[i] <> ALL (counted) THEN
      r := conversation_send(p_tokens[i], p_conversations[i], p_client_ids[i], p_bodies[i], nullif(p_replies_to[i], 0), p_per_minute, p_now);
    ELSE
      r := NULL; r.outcome := 'busy';
    END IF;
    RETURN NEXT r;
  END LOOP;
END $$;
