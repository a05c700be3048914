-- Up Migration
-- DK-21: tickets and people brought from another desk. What is imported is history: no clocks, notices or surges come of it.

CREATE TABLE desk_imports (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  asked_by uuid NOT NULL REFERENCES identity_people,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  bytes bigint NOT NULL CHECK (bytes > 0),
  -- Pieces of the file that came, by their number.
  pieces int[] NOT NULL DEFAULT '{}',
  -- unreadable: the file as a whole can't be used, `problem` says why. discarded: taken back before it ran.
  state text NOT NULL DEFAULT 'uploading' CHECK (state IN ('uploading', 'checking', 'checked', 'unreadable', 'running', 'cancelled', 'done', 'undoing', 'undone', 'discarded')),
  problem text,
  -- How to read the file: found by the first look, so that the check and the run see the same.
  reading jsonb,
  mapping jsonb NOT NULL DEFAULT '{}',
  -- What the dry run counted.
  found jsonb,
  -- Records that the run is through with, and what became of them: written in the transaction of their effects.
  done_records int NOT NULL DEFAULT 0,
  tickets int NOT NULL DEFAULT 0,
  messages int NOT NULL DEFAULT 0,
  people int NOT NULL DEFAULT 0,
  already int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  kept int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  file_removed_at timestamptz
);
CREATE INDEX desk_imports_by_time ON desk_imports (created_at DESC, id DESC);
CREATE INDEX desk_imports_with_file ON desk_imports (created_at) WHERE file_removed_at IS NULL;

ALTER TABLE desk_tickets ADD COLUMN import_id uuid REFERENCES desk_imports;
CREATE INDEX desk_tickets_of_import ON desk_tickets (import_id, id) WHERE import_id IS NOT NULL;

-- Exactly once: the same ticket of the same desk has one place, whichever file it comes in and however often a run is cut off.
CREATE TABLE desk_import_records (
  source text NOT NULL,
  source_id text NOT NULL CHECK (length(source_id) BETWEEN 1 AND 200),
  import_id uuid NOT NULL REFERENCES desk_imports,
  record int NOT NULL,
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT desk_import_records_once PRIMARY KEY (source, source_id)
);
CREATE INDEX desk_import_records_of_ticket ON desk_import_records (ticket_id);

-- Records that could not be taken, with their line in the file and the reason. Of the dry run until the run begins, then of the run.
CREATE TABLE desk_import_refusals (
  import_id uuid NOT NULL REFERENCES desk_imports ON DELETE CASCADE,
  record int NOT NULL,
  line int NOT NULL,
  source_id text,
  reason text NOT NULL,
  PRIMARY KEY (import_id, record)
);

-- Whom an import made or named.
CREATE TABLE desk_import_people (
  import_id uuid NOT NULL REFERENCES desk_imports ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  made boolean NOT NULL,
  PRIMARY KEY (import_id, person_id)
);
CREATE INDEX desk_import_people_by_person ON desk_import_people (person_id);
-- Removing somebody looks whether a rating names them.
CREATE INDEX desk_ratings_by_person ON desk_ratings (rated_by);
CREATE INDEX desk_ratings_by_agent ON desk_ratings (agent_id) WHERE agent_id IS NOT NULL;

ALTER TABLE desk_imports ENABLE ROW LEVEL SECURITY;
CREATE POLICY imports_all ON desk_imports USING ((SELECT actor_may('ticket.import')));
ALTER TABLE desk_import_records ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_records_read ON desk_import_records FOR SELECT USING ((SELECT actor_may('ticket.import')));
CREATE POLICY import_records_write ON desk_import_records FOR INSERT WITH CHECK ((SELECT actor_is_system()));
ALTER TABLE desk_import_refusals ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_refusals_read ON desk_import_refusals FOR SELECT USING ((SELECT actor_may('ticket.import')));
CREATE POLICY import_refusals_write ON desk_import_refusals USING ((SELECT actor_is_system()));
-- What the dry run refused goes when the run begins.
CREATE POLICY import_refusals_forget ON desk_import_refusals FOR DELETE USING ((SELECT actor_may('ticket.import')));
ALTER TABLE desk_import_people ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_people_system ON desk_import_people USING ((SELECT actor_is_system()));
REVOKE DELETE ON desk_imports FROM baraza_app;
REVOKE UPDATE, DELETE ON desk_import_records FROM baraza_app;

-- Writes a batch of tickets as they were elsewhere, each with its thread, timeline, audit row and place among what was imported. A ticket
-- that is here already is left out. p_tickets: as server/modules/desk/import/write-batch.ts makes it. Run by the system for p_actor.
CREATE FUNCTION desk_import_tickets(p_import uuid, p_source text, p_tickets jsonb, p_prefix text, p_width int, p_actor uuid, p_now timestamptz)
RETURNS TABLE (record int, outcome text, first_import uuid, first_record int, ticket uuid) LANGUAGE plpgsql VOLATILE AS $$
DECLARE t jsonb; v_id uuid; v_serial bigint; v_number text; v_requester uuid; v_messages jsonb; v_last int; v_public int; v_created timestamptz; v_name text; v_username text; v_staff boolean;
BEGIN
  FOR t IN SELECT * FROM jsonb_array_elements(p_tickets) LOOP
    v_id := uuidv7();
    record := (t->>'record')::int; first_import := NULL; first_record := NULL; ticket := NULL;
    INSERT INTO desk_import_records AS r (source, source_id, import_id, record, ticket_id) VALUES (p_source, t->>'sourceId', p_import, (t->>'record')::int, v_id) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT r.import_id, r.record INTO first_import, first_record FROM desk_import_records r WHERE r.source = p_source AND r.source_id = t->>'sourceId';
      outcome := 'already'; RETURN NEXT; CONTINUE;
    END IF;
    v_requester := (t->>'requesterId')::uuid; v_messages := t->'messages'; v_created := (t->>'createdAt')::timestamptz;
    SELECT count(*), max(m.n) FILTER (WHERE m.e->>'visibility' = 'public') INTO v_last, v_public FROM jsonb_array_elements(v_messages) WITH ORDINALITY AS m(e, n);
    v_serial := nextval('desk_ticket_serials');
    v_number := p_prefix || '-' || lpad(v_serial::text, greatest(p_width, length(v_serial::text)), '0');
    INSERT INTO conversations (id, kind, owner, last_seq, last_public_seq, last_message_at, created_at)
      VALUES (v_id, 'ticket', 'staff', v_last, v_public, (v_messages->(v_public - 1)->>'at')::timestamptz, v_created);
    INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_by, opened_as, channel, category, priority, status, assignee_id, tags,
        created_at, updated_at, told_at, status_changed_at, waiting_since, first_replied_at, resolved_at, last_seq, last_public_seq, preview, import_id)
      VALUES (v_id, v_serial, v_number, t->>'subject', v_requester, NULL, 'member', t->>'channel', t->>'category', t->>'priority', t->>'status', (t->>'assigneeId')::uuid,
        ARRAY(SELECT jsonb_array_elements_text(t->'tags')), v_created, (t->>'updatedAt')::timestamptz, (t->>'updatedAt')::timestamptz, (t->>'statusChangedAt')::timestamptz,
        (t->>'waitingSince')::timestamptz, (t->>'firstRepliedAt')::timestamptz, (t->>'resolvedAt')::timestamptz, v_last, v_public, left(v_messages->(v_public - 1)->>'body', 140), p_import);
    INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, visibility, body, created_at)
      SELECT v_id, m.n, uuidv7(), (m.e->>'authorId')::uuid, m.e->>'part', m.e->>'visibility', m.e->>'body', (m.e->>'at')::timestamptz
        FROM jsonb_array_elements(v_messages) WITH ORDINALITY AS m(e, n);
    INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at, read_seq, delivered_seq)
      SELECT v_id, v_requester, 'member', v_created, v_public, v_public
      -- Only who is on the team here takes part: somebody who once was, elsewhere, must not read on with an account of their own.
      UNION ALL SELECT v_id, (m->>'authorId')::uuid, 'staff', min((m->>'at')::timestamptz), v_last, v_last FROM jsonb_array_elements(v_messages) m
        JOIN identity_profiles i ON i.person_id = (m->>'authorId')::uuid AND i.is_staff
       WHERE m->>'part' = 'staff' AND m->>'visibility' = 'public' AND (m->>'authorId')::uuid <> v_requester GROUP BY 2;
    SELECT p.name, p.username, p.is_staff INTO v_name, v_username, v_staff FROM identity_profiles p WHERE p.person_id = v_requester;
    INSERT INTO desk_ticket_origins (ticket_id, requester_id, opened_by, client_id, text_hash, created_at, search)
      VALUES (v_id, v_requester, NULL, NULL, t->>'textHash', v_created,
        array_to_tsvector(ARRAY[lower(v_number), lower(replace(v_number, '-', '')), split_part(v_number, '-', 2), v_serial::text])
        || setweight(to_tsvector('baraza', t->>'subjectWords'), 'A')
        || setweight(to_tsvector('baraza', coalesce(v_name, '') || ' ' || translate(coalesce(v_username, ''), '._', '  ')), 'B')
        || setweight(to_tsvector('baraza', t->>'textWords'), 'C'));
    INSERT INTO conversation_events (conversation_id, number, kind, after_seq, actor_id, actor_kind, visibility, data, at) VALUES
      (v_id, 1, 'created', 0, v_requester, 'member', 'public', jsonb_build_object('openedAs', 'member', 'number', v_number), v_created),
      (v_id, 2, 'imported', v_last, p_actor, 'staff', 'internal', jsonb_build_object('source', p_source, 'sourceId', t->>'sourceId', 'importId', p_import), p_now);
    IF t->>'status' = 'closed' THEN
      INSERT INTO conversation_closures (conversation_id, reason, closed_by, closed_at) VALUES (v_id, 'solved', NULL, (t->>'resolvedAt')::timestamptz);
    END IF;
    INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id, after, request_id)
      VALUES (p_now, p_actor, 'staff', 'ticket.imported', 'ticket', v_id::text, jsonb_build_object('number', v_number, 'source', p_source, 'sourceId', t->>'sourceId', 'importId', p_import), 'import:' || p_import);
    outcome := 'made'; ticket := v_id; RETURN NEXT;
  END LOOP;
END $$;

-- Removes tickets of an import that are as it wrote them: any change of a ticket raises its version, any event or changed message that of
-- its conversation. Answers with how many went. Runs as its owner: tickets are removed by nothing else.
CREATE FUNCTION desk_undo_import(p_import uuid, p_limit int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_count int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'imports are undone by the system' USING ERRCODE = '42501'; END IF;
  WITH untouched AS (
    SELECT t.id FROM desk_tickets t JOIN conversations c ON c.id = t.id
     WHERE t.import_id = p_import AND t.version = 1 AND c.version = 1 AND c.last_change = 0 AND c.last_seq = t.last_seq
       AND NOT EXISTS (SELECT FROM desk_ratings g WHERE g.ticket_id = t.id) AND NOT EXISTS (SELECT FROM desk_tickets f WHERE f.follow_up_of = t.id)
       AND NOT EXISTS (SELECT FROM desk_remedy_runs r WHERE r.ticket_id = t.id)
     ORDER BY t.id LIMIT p_limit FOR UPDATE OF t, c)
  DELETE FROM conversations c USING untouched u WHERE c.id = u.id;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;

-- Removes people that an import made and that nothing else knows: never signed in, named by no other import, authors of nothing that stays.
-- Looks at p_limit of them after p_after and answers with the last one it looked at (null at the end) and how many went.
CREATE FUNCTION desk_undo_import_people(p_import uuid, p_after uuid, p_limit int) RETURNS TABLE (last uuid, removed int) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_person uuid; v_people uuid[];
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'imports are undone by the system' USING ERRCODE = '42501'; END IF;
  SELECT array_agg(n.person_id ORDER BY n.person_id) INTO v_people
    FROM (SELECT p.person_id FROM desk_import_people p WHERE p.import_id = p_import AND p.made AND p.person_id > p_after ORDER BY p.person_id LIMIT p_limit) n;
  last := v_people[cardinality(v_people)]; removed := 0;
  FOR v_person IN
    SELECT p.person_id FROM desk_import_people p
     WHERE p.import_id = p_import AND p.person_id = ANY (v_people)
       AND NOT EXISTS (SELECT FROM desk_import_people o JOIN desk_imports i ON i.id = o.import_id WHERE o.person_id = p.person_id AND o.import_id <> p_import AND i.state <> 'undone')
       AND NOT EXISTS (SELECT FROM identity_sessions s WHERE s.person_id = p.person_id) AND NOT EXISTS (SELECT FROM identity_accounts a WHERE a.person_id = p.person_id)
       AND NOT EXISTS (SELECT FROM identity_people q WHERE q.id = p.person_id AND q.email_verified)
       AND NOT EXISTS (SELECT FROM desk_tickets t JOIN messages m ON m.conversation_id = t.id WHERE t.import_id = p_import AND m.author_id = p.person_id)
  LOOP
    BEGIN
      DELETE FROM identity_people q WHERE q.id = v_person;
      removed := removed + 1;
    EXCEPTION WHEN foreign_key_violation THEN NULL;
    END;
  END LOOP;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION desk_undo_import(uuid, int), desk_undo_import_people(uuid, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_undo_import(uuid, int), desk_undo_import_people(uuid, uuid, int) TO baraza_app;
