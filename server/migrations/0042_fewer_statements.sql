-- Up Migration
-- A request's time in the database is mostly the beginning and ending of many small statements: the paths that are taken all day get fewer.

-- A new conversation of one person with the team, whole: its participants, its first event and its first messages, all by the actor. What conversation_post
-- asks of a conversation that exists (a lock, who takes part, what was sent before, the next number) is known of one that begins here.
-- p_messages: [{clientId, body, at, extra}] in order. @returns their ids
CREATE FUNCTION conversation_begin(
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
  INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at)
    SELECT p_conversation, p_member, 'member', p_now UNION ALL SELECT p_conversation, me, 'staff', p_now WHERE me <> p_member AND n > 0;
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
REVOKE ALL ON FUNCTION conversation_begin(uuid, text, uuid, text, jsonb, jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversation_begin(uuid, text, uuid, text, jsonb, jsonb, timestamptz) TO baraza_app;

-- As in 0004, with the conversation begun at once.
CREATE OR REPLACE FUNCTION desk_create_ticket(
  p_ticket uuid, p_client_id uuid, p_prefix text, p_width int, p_subject text, p_requester uuid, p_opened_as text, p_channel text,
  p_category text, p_priority text, p_follow_up_of uuid, p_source uuid, p_evidence jsonb, p_text_hash text, p_subject_words text,
  p_text_words text, p_messages jsonb, p_per_hour int, p_per_day int, p_same_text_since timestamptz,
  p_request_id text, p_address text, p_now timestamptz
) RETURNS desk_creation LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  r desk_creation; me uuid := actor_id(); kind text := current_setting('baraza.actor_kind', true); v_serial bigint; blocked timestamptz;
BEGIN
  r.ticket_id := p_ticket;
  -- One opener's tickets are made one after the other: limits and repeats are exact, whoever races.
  PERFORM pg_advisory_xact_lock(hashtextextended('desk.create:' || me, 0));
  IF p_client_id IS NOT NULL THEN
    SELECT 'repeated', o.ticket_id INTO r.outcome, r.ticket_id FROM desk_ticket_origins o WHERE o.opened_by = me AND o.client_id = p_client_id;
    IF FOUND THEN RETURN r; END IF;
  END IF;
  IF p_same_text_since IS NOT NULL THEN
    SELECT 'same_text', o.ticket_id INTO r.outcome, r.ticket_id FROM desk_ticket_origins o
     WHERE o.requester_id = p_requester AND o.text_hash = p_text_hash AND o.created_at > p_same_text_since ORDER BY o.created_at DESC LIMIT 1;
    IF FOUND THEN RETURN r; END IF;
  END IF;
  IF p_per_hour IS NOT NULL THEN
    SELECT t.created_at + interval '1 hour' INTO r.retry_at FROM desk_tickets t
     WHERE t.requester_id = p_requester AND t.created_at > p_now - interval '1 hour' AND t.opened_by = p_requester
     ORDER BY t.created_at DESC OFFSET p_per_hour - 1 LIMIT 1;
  END IF;
  IF p_per_day IS NOT NULL THEN
    SELECT t.created_at + interval '24 hours' INTO blocked FROM desk_tickets t
     WHERE t.requester_id = p_requester AND t.created_at > p_now - interval '24 hours' AND t.opened_by = p_requester
     ORDER BY t.created_at DESC OFFSET p_per_day - 1 LIMIT 1;
    r.retry_at := greatest(r.retry_at, blocked);
  END IF;
  IF r.retry_at IS NOT NULL THEN r.outcome := 'limited'; RETURN r; END IF;
  PERFORM 1 FROM desk_categories c WHERE c.key = p_category AND c.retired_at IS NULL;
  IF NOT FOUND THEN r.outcome := 'no_category'; RETURN r; END IF;
  SELECT p.name, p.username, p.image, p.is_staff INTO r.requester_name, r.requester_username, r.requester_image, r.requester_is_staff
    FROM identity_profiles p WHERE p.person_id = p_requester;
  IF NOT FOUND THEN r.outcome := 'no_requester'; RETURN r; END IF;

  r.outcome := 'created';
  r.ticket_id := p_ticket;
  v_serial := nextval('desk_ticket_serials');
  r.number := p_prefix || '-' || lpad(v_serial::text, greatest(p_width, length(v_serial::text)), '0');
  IF me = p_requester THEN
    r.author_name := r.requester_name; r.author_username := r.requester_username; r.author_image := r.requester_image; r.author_is_staff := r.requester_is_staff;
  ELSE
    SELECT p.name, p.username, p.image, p.is_staff INTO r.author_name, r.author_username, r.author_image, r.author_is_staff
      FROM identity_profiles p WHERE p.person_id = me;
  END IF;
  r.message_ids := conversation_begin(p_ticket, 'ticket', p_requester, 'created', jsonb_build_object('openedAs', p_opened_as, 'number', r.number), p_messages, p_now);
  r.event_number := 1;
  INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_by, opened_as, channel, category, priority, status,
      follow_up_of, source_conversation_id, evidence, created_at, updated_at, told_at, status_changed_at, waiting_since,
      last_seq, last_public_seq, preview)
    VALUES (p_ticket, v_serial, r.number, p_subject, p_requester, me, p_opened_as, p_channel, p_category, p_priority, 'open',
      p_follow_up_of, p_source, p_evidence, p_now, p_now, p_now, p_now, p_now,
      jsonb_array_length(p_messages), jsonb_array_length(p_messages), left(p_messages->-1->>'body', 140));
  INSERT INTO desk_ticket_origins (ticket_id, requester_id, opened_by, client_id, text_hash, created_at, search)
    VALUES (p_ticket, p_requester, me, p_client_id, p_text_hash, p_now,
      array_to_tsvector(ARRAY[lower(r.number), lower(replace(r.number, '-', '')), split_part(r.number, '-', 2), v_serial::text])
      || setweight(to_tsvector('baraza', p_subject_words), 'A')
      || setweight(to_tsvector('baraza', coalesce(r.requester_name, '') || ' ' || translate(coalesce(r.requester_username, ''), '._', '  ')), 'B')
      || setweight(to_tsvector('baraza', p_text_words), 'C'));
  INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id, after, request_id, address)
    VALUES (p_now, me, kind, 'ticket.created', 'ticket', p_ticket::text,
      jsonb_build_object('number', r.number, 'requesterId', p_requester, 'openedAs', p_opened_as, 'category', p_category, 'priority', p_priority, 'followUpOf', p_follow_up_of), p_request_id, p_address);
  RETURN r;
END $$;

-- As in 0004; a ticket that is named by its number is found and locked in one look. What may be read and not changed is answered without a lock.
CREATE OR REPLACE FUNCTION desk_lock_ticket(p_id uuid, p_number text) RETURNS SETOF desk_ticket_heads LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_id uuid := p_id;
BEGIN
  IF v_id IS NULL THEN
    SELECT t.id INTO v_id FROM desk_tickets t WHERE t.number = p_number FOR NO KEY UPDATE;
    IF NOT FOUND THEN SELECT t.id INTO v_id FROM desk_tickets t WHERE t.number = p_number; END IF;
  ELSE
    PERFORM 1 FROM desk_tickets t WHERE t.id = v_id FOR NO KEY UPDATE;
  END IF;
  RETURN QUERY SELECT * FROM desk_ticket_heads h WHERE h.id = v_id;
END $$;

-- As in 0001; but that a kind of job is known is seen by adding it. Only where one is not known are all of them made known first: none is added before.
CREATE OR REPLACE FUNCTION jobs_add(specs jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE spec jsonb;
BEGIN
  IF jsonb_path_exists(specs, '$[*] ? (exists(@.key) || exists(@.queue))') THEN
    FOR spec IN SELECT * FROM jsonb_array_elements(specs) LOOP
      PERFORM graphile_worker.add_job(
        spec->>'identifier', (spec->'payload')::json, spec->>'queue', (spec->>'runAt')::timestamptz,
        (spec->>'maxAttempts')::int, spec->>'key', (spec->>'priority')::int, NULL, coalesce(spec->>'keyMode', 'replace'));
    END LOOP;
    RETURN;
  END IF;
  FOR attempt IN 1 .. 2 LOOP
    INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority)
    SELECT k.id, (k.s->'payload')::json, coalesce((k.s->>'runAt')::timestamptz, now()), coalesce((k.s->>'maxAttempts')::int, 25), coalesce((k.s->>'priority')::int, 0)
      FROM (SELECT s.s, t.id, count(*) OVER () AS known FROM jsonb_array_elements(specs) s(s) JOIN graphile_worker._private_tasks t ON t.identifier = s.s->>'identifier') k
     WHERE k.known = jsonb_array_length(specs);
    EXIT WHEN FOUND OR jsonb_array_length(specs) = 0;
    IF attempt = 2 THEN RAISE EXCEPTION 'a job could not be added'; END IF;
    INSERT INTO graphile_worker._private_tasks (identifier)
    SELECT DISTINCT s->>'identifier' FROM jsonb_array_elements(specs) s ON CONFLICT DO NOTHING;
  END LOOP;
END $$;
