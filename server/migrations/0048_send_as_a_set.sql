-- Up Migration
-- What many send at the same moment is written by one statement instead of thirteen for each: beginning a statement costs more than what it does.

-- The session of this token, if it is one by which somebody may act now, with its person.
CREATE FUNCTION identity_live_session(p_token text, p_now timestamptz) RETURNS TABLE (session_id uuid, person_id uuid, name text, email_verified boolean) LANGUAGE sql STABLE AS $$
  SELECT s.id, s.person_id, p.name, p.email_verified
    FROM identity_sessions s JOIN identity_people p ON p.id = s.person_id
   WHERE s.token = p_token AND s.expires_at > p_now AND p.erased_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = s.person_id AND d.lifted_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM identity_bans b WHERE b.person_id = s.person_id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > p_now))
$$;
REVOKE ALL ON FUNCTION identity_live_session(text, timestamptz) FROM PUBLIC;

-- As in 0039.
CREATE OR REPLACE FUNCTION actor_begin(p_token text, p_now timestamptz)
RETURNS TABLE (person_id uuid, session_id uuid, name text, email_verified boolean, kind text, roles text[], permissions text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE special boolean;
BEGIN
  SELECT s.person_id, s.session_id, s.name, s.email_verified
    INTO actor_begin.person_id, actor_begin.session_id, actor_begin.name, actor_begin.email_verified
    FROM identity_live_session(p_token, p_now) s;
  IF NOT FOUND THEN
    PERFORM set_config('baraza.actor_id', '', true), set_config('baraza.actor_kind', 'anonymous', true), set_config('baraza.permissions', '', true);
    RETURN;
  END IF;
  SELECT coalesce(array_agg(g.role), '{}') INTO actor_begin.roles
    FROM identity_role_grants g WHERE g.person_id = actor_begin.person_id AND g.revoked_at IS NULL;
  actor_begin.kind := CASE WHEN cardinality(actor_begin.roles) > 0 THEN 'staff' ELSE 'member' END;
  special := EXISTS (SELECT 1 FROM identity_permission_overrides o WHERE o.person_id = actor_begin.person_id)
    OR (actor_begin.kind = 'staff' AND EXISTS (SELECT 1 FROM settings s WHERE s.key = 'identity.secondFactor' AND s.value #>> '{}' IN ('admins', 'staff')));
  -- Nearly every request is of somebody without permissions of their own, where nobody must have a second factor: spare them the full sum.
  IF special THEN
    actor_begin.permissions := identity_permissions_of(actor_begin.person_id);
  ELSIF actor_begin.kind = 'member' THEN
    SELECT coalesce(array_agg(rp.permission), '{}') INTO actor_begin.permissions FROM identity_role_permissions rp WHERE rp.role = 'member';
  ELSE
    SELECT coalesce(array_agg(rp.permission), '{}') INTO actor_begin.permissions FROM identity_role_permissions rp WHERE rp.role = ANY (actor_begin.roles || 'member'::text);
  END IF;
  PERFORM set_config('baraza.actor_id', actor_begin.person_id::text, true),
          set_config('baraza.actor_kind', actor_begin.kind, true),
          set_config('baraza.permissions', ',' || array_to_string(actor_begin.permissions, ',') || ',', true);
  RETURN NEXT;
END $$;

-- ── Whose limit begins ──────────────────────────────────────────────────────
-- A person's first message in a while went alone, because two that begin a limit at the same moment wait for each other. When everybody was connected anew, nearly all went alone.
-- Now whoever begins one says so by a lock on its name: those who wait for nobody see it and leave that message out.

-- As limit_take_until of 0044, for whoever holds the bucket or the lock on its name. Whatever was counted is within the minute: a part of it that is no whole number of microseconds
-- put the last one of 90 behind it.
CREATE FUNCTION limit_count_until(p_key text, p_per_minute int, p_now timestamptz) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE n int := limit_use(p_key, p_per_minute, p_now);
BEGIN
  IF n IS NOT NULL THEN RETURN p_now + least(n * interval '1 minute' / p_per_minute, interval '1 minute'); END IF;
  RETURN (SELECT b.full_at + interval '1 minute' FROM limit_buckets b WHERE b.key = p_key);
END $$;

CREATE OR REPLACE FUNCTION limit_take_until(p_key text, p_per_minute int, p_now timestamptz) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  -- Not where there is a bucket: whoever holds that one may come here too, and would wait for those who wait for it.
  IF NOT EXISTS (SELECT 1 FROM limit_buckets b WHERE b.key = p_key) THEN PERFORM pg_advisory_xact_lock(hashtextextended(p_key, 0)); END IF;
  RETURN limit_count_until(p_key, p_per_minute, p_now);
END $$;

-- As in 0041; a limit that nobody has begun is the caller's to begin. In the moment in which the hourly clean-up takes a bucket away, or its owner begins it between this statement's
-- snapshot and its lock, the caller may wait for them once: for a transaction's end, never in a circle.
CREATE OR REPLACE FUNCTION conversation_lock_limits(p_tokens text[]) RETURNS text[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  WITH people AS MATERIALIZED (SELECT s.token, 'message:' || s.person_id AS key FROM identity_sessions s WHERE s.token = ANY (p_tokens)),
    mine AS MATERIALIZED (SELECT b.key FROM limit_buckets b WHERE b.key = ANY (ARRAY (SELECT p.key FROM people p)) ORDER BY b.key FOR NO KEY UPDATE SKIP LOCKED),
    unbegun AS MATERIALIZED (SELECT DISTINCT p.key FROM people p WHERE NOT EXISTS (SELECT 1 FROM limit_buckets b WHERE b.key = p.key)),
    begun AS MATERIALIZED (SELECT u.key FROM unbegun u WHERE pg_try_advisory_xact_lock(hashtextextended(u.key, 0)))
  SELECT coalesce(array_agg(p.token), '{}') FROM people p WHERE NOT EXISTS (SELECT 1 FROM mine m WHERE m.key = p.key) AND NOT EXISTS (SELECT 1 FROM begun b WHERE b.key = p.key)
$$;

-- ── What nothing speaks against, in one statement ───────────────────────────
-- Of these messages those that nothing speaks against, written; null for the others: conversation_post says what speaks against them, or takes them all the same. So what is asked
-- here is asked there too, and a message that is taken here and refused there is a fault. Of p_free conversations, which the caller holds, and not of p_busy
-- tokens; only the first of a session and of a conversation, so that nothing is overtaken.
CREATE FUNCTION conversation_send_plain(
  p_tokens text[], p_conversations uuid[], p_client_ids uuid[], p_bodies text[], p_replies_to int[], p_per_minute int, p_now timestamptz, p_free uuid[], p_busy text[]
) RETURNS conversation_posting[] LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE done conversation_posting[];
BEGIN
  WITH asked AS MATERIALIZED (
    SELECT k.*, row_number() OVER (PARTITION BY k.token ORDER BY k.nth) AS of_token, row_number() OVER (PARTITION BY k.conversation_id ORDER BY k.nth) AS of_conversation
      FROM unnest(p_tokens, p_conversations, p_client_ids, p_bodies, p_replies_to) WITH ORDINALITY AS k(token, conversation_id, client_id, body, reply_to, nth)
  ), writers AS MATERIALIZED (
    SELECT a.nth, a.conversation_id, a.client_id, a.body, s.person_id
      FROM asked a CROSS JOIN LATERAL identity_live_session(a.token, p_now) s
     WHERE a.of_token = 1 AND a.of_conversation = 1 AND a.reply_to = 0 AND a.conversation_id = ANY (p_free) AND a.token <> ALL (p_busy) AND s.email_verified
  ), talks AS MATERIALIZED (
    SELECT w.*, c.owner, c.last_seq + 1 AS seq, t.part, t.recipients
      FROM writers w JOIN conversations c ON c.id = w.conversation_id
     CROSS JOIN LATERAL (
       SELECT max(p.part) FILTER (WHERE p.person_id = w.person_id) AS part, array_agg(p.person_id) AS recipients, bool_or(o.unreachable_until > p_now) AS unreachable
         FROM conversation_participants p LEFT JOIN identity_profiles o ON o.person_id = p.person_id WHERE p.conversation_id = w.conversation_id AND p.left_at IS NULL) t
     WHERE c.kind = 'direct' AND NOT c.blocked AND t.part IS NOT NULL AND t.unreachable IS NOT TRUE
       AND NOT EXISTS (SELECT 1 FROM conversation_closures x WHERE x.conversation_id = w.conversation_id AND x.reopened_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = w.conversation_id AND m.client_id = w.client_id AND m.author_id IS NOT DISTINCT FROM w.person_id)
  ), counted AS MATERIALIZED (
    SELECT t.*, uuidv7() AS id, CASE WHEN p_per_minute IS NOT NULL THEN limit_count_until('message:' || t.person_id, p_per_minute, p_now) END AS limit_full_at
      FROM (SELECT * FROM talks ORDER BY talks.nth) t
  ), taken AS MATERIALIZED (
    SELECT * FROM counted c WHERE c.limit_full_at IS NULL OR c.limit_full_at <= p_now + interval '1 minute'
  ), written AS (
    INSERT INTO messages (conversation_id, seq, id, client_id, author_id, author_part, visibility, body, created_at)
    SELECT t.conversation_id, t.seq, t.id, t.client_id, t.person_id, t.part, 'public', t.body, p_now FROM taken t
  ), moved AS (
    UPDATE conversations c SET last_seq = t.seq, last_public_seq = t.seq, last_message_at = p_now FROM taken t WHERE c.id = t.conversation_id
  )
  SELECT array_agg(CASE WHEN t.nth IS NOT NULL THEN ROW('posted', NULL, 'direct', t.owner, t.seq, t.seq, t.id, t.client_id, t.person_id, t.part, 'public', t.body, NULL, NULL, p_now,
           i.name, i.username, i.image, i.is_staff, t.recipients, 1, NULL, NULL, NULL, NULL, t.limit_full_at, NULL, t.seq)::conversation_posting END ORDER BY n.nth)
    INTO done
    FROM generate_subscripts(p_tokens, 1) n(nth) LEFT JOIN taken t ON t.nth = n.nth LEFT JOIN identity_profiles i ON i.person_id = t.person_id;
  RETURN done;
END $$;
REVOKE ALL ON FUNCTION conversation_send_plain(text[], uuid[], uuid[], text[], int[], int, timestamptz, uuid[], text[]) FROM PUBLIC;

-- As in 0041, with what is plain written first.
CREATE OR REPLACE FUNCTION conversation_send_together(
  p_tokens text[], p_conversations uuid[], p_client_ids uuid[], p_bodies text[], p_replies_to int[], p_per_minute int, p_now timestamptz
) RETURNS SETOF conversation_posting LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r conversation_posting; written conversation_posting[]; free uuid[] := conversation_lock_free(p_conversations); busy text[] := '{}';
BEGIN
  IF p_per_minute IS NOT NULL THEN busy := conversation_lock_limits(p_tokens); END IF;
  written := conversation_send_plain(p_tokens, p_conversations, p_client_ids, p_bodies, p_replies_to, p_per_minute, p_now, free, busy);
  FOR i IN 1 .. cardinality(p_tokens) LOOP
    r := written[i];
    IF r.outcome IS NULL AND p_conversations[i] = ANY (free) AND p_tokens[i] <> ALL (busy) THEN
      r := conversation_send(p_tokens[i], p_conversations[i], p_client_ids[i], p_bodies[i], nullif(p_replies_to[i], 0), p_per_minute, p_now);
    ELSIF r.outcome IS NULL THEN
      r.outcome := 'busy'; busy := busy || p_tokens[i]; free := array_remove(free, p_conversations[i]);
    END IF;
    RETURN NEXT r;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION conversation_send_together(text[], uuid[], uuid[], text[], int[], int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_send_together(text[], uuid[], uuid[], text[], int[], int, timestamptz) TO baraza_app;
