-- Up Migration
-- DK-13, DK-14: links between tickets, merges, problems that many tickets hang off, and surges of reports that look alike.

CREATE TABLE desk_links (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  -- duplicate: from is the same matter as to. split: to was made from parts of from. related: both ways, kept once.
  kind text NOT NULL CHECK (kind IN ('related', 'duplicate', 'split')),
  from_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  to_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  made_by uuid,
  made_at timestamptz NOT NULL,
  CONSTRAINT desk_links_once UNIQUE (from_id, to_id, kind),
  CONSTRAINT desk_links_two_tickets CHECK (from_id <> to_id),
  CHECK (kind <> 'related' OR from_id < to_id)
);
CREATE INDEX desk_links_to ON desk_links (to_id);

CREATE TABLE desk_merges (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  from_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  into_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  merged_by uuid,
  merged_at timestamptz NOT NULL,
  -- What an undo puts back: the state of the one, and what the other gained.
  before jsonb NOT NULL,
  gained jsonb NOT NULL,
  undone_at timestamptz,
  undone_by uuid,
  CHECK (from_id <> into_id)
);
CREATE UNIQUE INDEX desk_merges_in_force ON desk_merges (from_id) WHERE undone_at IS NULL;
CREATE INDEX desk_merges_into ON desk_merges (into_id);

-- Merges are made one after the other, so that no two of them can close a circle between them.
CREATE FUNCTION desk_merge_check() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_next uuid := NEW.into_id;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('desk.merge', 0));
  WHILE v_next IS NOT NULL LOOP
    IF v_next = NEW.from_id THEN RAISE EXCEPTION 'tickets merged in a circle' USING ERRCODE = '23514', CONSTRAINT = 'desk_merges_no_circle'; END IF;
    SELECT m.into_id INTO v_next FROM desk_merges m WHERE m.from_id = v_next AND m.undone_at IS NULL;
    IF NOT FOUND THEN v_next := NULL; END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER desk_merges_check BEFORE INSERT ON desk_merges FOR EACH ROW EXECUTE FUNCTION desk_merge_check();

-- A merged ticket stays closed for as long as the merge is in force. Only a reopening pays for the look.
CREATE FUNCTION desk_merged_stays_closed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM desk_merges m WHERE m.from_id = NEW.id AND m.undone_at IS NULL) THEN
    RAISE EXCEPTION 'a merged ticket stays closed' USING ERRCODE = '23514', CONSTRAINT = 'desk_merged_stays_closed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER desk_tickets_merged BEFORE UPDATE OF status ON desk_tickets FOR EACH ROW
  WHEN (OLD.status = 'closed' AND NEW.status <> 'closed') EXECUTE FUNCTION desk_merged_stays_closed();

-- Where a ticket's matter goes on: itself, or the end of its merges. Runs as its owner: the number of a ticket is followed before it is
-- read, and what is read is read through the actor.
CREATE FUNCTION desk_merged_into(p_ticket uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE chain AS (
    SELECT p_ticket AS id, 0 AS depth
    UNION ALL SELECT m.into_id, c.depth + 1 FROM chain c JOIN desk_merges m ON m.from_id = c.id AND m.undone_at IS NULL WHERE c.depth < 100)
  SELECT id FROM chain ORDER BY depth DESC LIMIT 1
$$;

-- The team's followers of one ticket go on following another. Answers with those who did not before.
CREATE FUNCTION desk_follow_too(p_from uuid, p_into uuid, p_now timestamptz) RETURNS uuid[] LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH joined AS (
    INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at)
    SELECT p_into, p.person_id, 'staff', p_now FROM conversation_participants p
     WHERE p.conversation_id = p_from AND p.part = 'staff' AND p.left_at IS NULL AND (SELECT actor_may('ticket.triage'))
    ON CONFLICT (conversation_id, person_id) DO NOTHING RETURNING person_id)
  SELECT coalesce(array_agg(person_id), '{}') FROM joined
$$;
-- And back: those of them who have not written since.
CREATE FUNCTION desk_unfollow(p_ticket uuid, p_people uuid[]) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM conversation_participants p WHERE p.conversation_id = p_ticket AND p.person_id = ANY(p_people) AND p.part = 'staff' AND (SELECT actor_may('ticket.triage'))
     AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = p_ticket AND m.author_id = p.person_id)
$$;

-- DK-13: copies chosen entries of one thread to the end of another, in their order, with their authors, times and files. What was removed
-- is not copied, and notes only by who may read them. Answers with the thread's new ends.
CREATE FUNCTION desk_copy_messages(p_from uuid, p_seqs int[], p_into uuid)
RETURNS TABLE (last_seq int, last_public_seq int, preview text, copied int) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c conversations; v_copied int; v_first int;
BEGIN
  IF NOT (actor_may('ticket.triage') AND conversation_readable_by_id(p_from) AND conversation_readable_by_id(p_into)) THEN RAISE EXCEPTION 'no such conversation' USING ERRCODE = 'P0002'; END IF;
  SELECT * INTO c FROM conversations WHERE conversations.id = p_into FOR NO KEY UPDATE;
  -- The first entry is the description of a ticket: never a note.
  SELECT min(m.seq) INTO v_first FROM messages m WHERE m.conversation_id = p_from AND m.seq = ANY(p_seqs) AND m.removed_at IS NULL AND m.visibility = 'public';
  INSERT INTO messages (conversation_id, seq, id, client_id, author_id, author_part, visibility, body, reply_to_seq, extra, created_at)
  SELECT p_into, c.last_seq + row_number() OVER (ORDER BY m.seq IS DISTINCT FROM v_first, m.seq), uuidv7(), uuidv7(), m.author_id, m.author_part, m.visibility, m.body, NULL,
         coalesce(m.extra, '{}') - 'choices' || jsonb_build_object('copiedFrom', jsonb_build_object('conversationId', p_from, 'seq', m.seq)), m.created_at
    FROM messages m WHERE m.conversation_id = p_from AND m.seq = ANY(p_seqs) AND m.removed_at IS NULL AND (m.visibility = 'public' OR conversation_notes_readable(p_from));
  GET DIAGNOSTICS v_copied = ROW_COUNT;
  UPDATE conversations x SET last_seq = c.last_seq + v_copied,
         last_public_seq = coalesce((SELECT max(m.seq) FROM messages m WHERE m.conversation_id = p_into AND m.visibility = 'public'), 0),
         last_message_at = coalesce((SELECT max(m.created_at) FROM messages m WHERE m.conversation_id = p_into AND m.visibility = 'public'), c.last_message_at)
   WHERE x.id = p_into;
  RETURN QUERY SELECT x.last_seq, x.last_public_seq, left(m.body, 140), v_copied FROM conversations x
    LEFT JOIN messages m ON m.conversation_id = x.id AND m.seq = x.last_public_seq WHERE x.id = p_into;
END $$;

-- A problem: one cause that many tickets hang off.
CREATE TABLE desk_problems (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  serial bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  title text NOT NULL CHECK (length(title) BETWEEN 3 AND 200),
  category text NOT NULL REFERENCES desk_categories,
  -- What those who report it are told; null: nothing yet.
  statement text CHECK (length(statement) BETWEEN 1 AND 2000),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
  owner_id uuid REFERENCES identity_people,
  client_id uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES identity_people,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  resolved_at timestamptz,
  CONSTRAINT desk_problems_client_once UNIQUE (created_by, client_id),
  CHECK ((state = 'resolved') = (resolved_at IS NOT NULL))
);
CREATE INDEX desk_problems_by_update ON desk_problems (updated_at DESC, id DESC);
CREATE INDEX desk_problems_open ON desk_problems (updated_at DESC, id DESC) WHERE state = 'open';

-- A ticket hangs off one problem at most.
CREATE TABLE desk_incidents (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  problem_id uuid NOT NULL REFERENCES desk_problems ON DELETE CASCADE,
  -- by hand, with a surge that was accepted, or because it looks like one of it.
  how text NOT NULL CHECK (how IN ('hand', 'surge', 'match')),
  attached_by uuid,
  attached_at timestamptz NOT NULL
);
CREATE INDEX desk_incidents_of ON desk_incidents (problem_id, attached_at DESC, ticket_id DESC);

-- One answer to all of a problem's tickets.
CREATE TABLE desk_problem_answers (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  problem_id uuid NOT NULL REFERENCES desk_problems ON DELETE CASCADE,
  asked_by uuid NOT NULL REFERENCES identity_people,
  client_id uuid NOT NULL,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  resolves boolean NOT NULL,
  -- waiting: can still be stopped. stopped: before its time, or by a right that was lost.
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'stopped')),
  starts_at timestamptz NOT NULL,
  finished_at timestamptz,
  CONSTRAINT desk_problem_answers_client_once UNIQUE (asked_by, client_id),
  CHECK ((state IN ('done', 'stopped')) = (finished_at IS NOT NULL))
);
CREATE UNIQUE INDEX desk_problem_answers_one_at_a_time ON desk_problem_answers (problem_id) WHERE state IN ('waiting', 'running');
CREATE INDEX desk_problem_answers_of ON desk_problem_answers (problem_id, id DESC);
-- One row for each ticket, made when it begins: a worker that is killed leaves the rest to the next, and nobody is answered twice.
CREATE TABLE desk_problem_answer_items (
  answer_id uuid NOT NULL REFERENCES desk_problem_answers ON DELETE CASCADE,
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  outcome text CHECK (outcome IN ('answered', 'skipped')),
  reason text,
  PRIMARY KEY (answer_id, ticket_id)
);
CREATE INDEX desk_problem_answer_items_waiting ON desk_problem_answer_items (answer_id, ticket_id) WHERE outcome IS NULL;

-- What new tickets said, folded, for as long as they are compared with each other.
CREATE TABLE desk_report_texts (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  category text NOT NULL,
  said text NOT NULL CHECK (length(said) <= 600),
  created_at timestamptz NOT NULL
);
CREATE INDEX desk_report_texts_by_time ON desk_report_texts (created_at DESC, ticket_id DESC);

-- Reports that look alike, proposed as a problem.
CREATE TABLE desk_surges (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  category text NOT NULL,
  -- Words that mark it, for people; and the weights by which later reports are compared.
  words text[] NOT NULL,
  likeness jsonb NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'accepted', 'dismissed')),
  problem_id uuid REFERENCES desk_problems ON DELETE SET NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  -- How many reports it had when it was dismissed: it comes back when it has twice as many.
  dismissed_count int,
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK (state <> 'dismissed' OR dismissed_count IS NOT NULL)
);
CREATE INDEX desk_surges_by_time ON desk_surges (last_at DESC, id DESC);
CREATE INDEX desk_surges_of_problem ON desk_surges (problem_id) WHERE problem_id IS NOT NULL;
CREATE TABLE desk_surge_tickets (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  surge_id uuid NOT NULL REFERENCES desk_surges ON DELETE CASCADE,
  alike real NOT NULL CHECK (alike BETWEEN 0 AND 1),
  added_at timestamptz NOT NULL
);
CREATE INDEX desk_surge_tickets_of ON desk_surge_tickets (surge_id, added_at);

-- What the requester of a ticket is told of the problem that it hangs off. Runs as its owner: the statement is the one public part.
CREATE FUNCTION desk_problem_told(p_ticket uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('statement', p.statement, 'resolved', p.state = 'resolved', 'at', p.updated_at)
    FROM desk_incidents i JOIN desk_problems p ON p.id = i.problem_id JOIN desk_tickets t ON t.id = i.ticket_id
   WHERE i.ticket_id = p_ticket AND p.statement IS NOT NULL AND (t.requester_id = actor_id() OR actor_may('ticket.read') OR actor_is_system())
$$;

-- A problem's history for the team that works on it: the audit log itself is for those with audit.read.
CREATE INDEX audit_entries_of_problems ON audit_entries (subject_id, id) WHERE subject_kind = 'desk-problem';
CREATE FUNCTION desk_problem_history(p_problem uuid) RETURNS TABLE (at timestamptz, verb text, actor_id uuid, after jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.at, a.verb, a.actor_id, a.after FROM audit_entries a
   WHERE a.subject_kind = 'desk-problem' AND a.subject_id = p_problem::text AND (SELECT actor_may('ticket.read')) ORDER BY a.id DESC LIMIT 50
$$;

ALTER TABLE desk_links ENABLE ROW LEVEL SECURITY;
CREATE POLICY links_read ON desk_links FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY links_insert ON desk_links FOR INSERT WITH CHECK ((SELECT actor_may('ticket.triage')));
CREATE POLICY links_delete ON desk_links FOR DELETE USING ((SELECT actor_may('ticket.triage')));
REVOKE UPDATE ON desk_links FROM baraza_app;
ALTER TABLE desk_merges ENABLE ROW LEVEL SECURITY;
CREATE POLICY merges_read ON desk_merges FOR SELECT USING ((SELECT actor_may('ticket.read')) OR from_id IN (SELECT t.id FROM desk_tickets t WHERE t.requester_id = (SELECT actor_id())));
CREATE POLICY merges_insert ON desk_merges FOR INSERT WITH CHECK ((SELECT actor_may('ticket.triage')));
CREATE POLICY merges_update ON desk_merges FOR UPDATE USING ((SELECT actor_may('ticket.triage')));
REVOKE DELETE ON desk_merges FROM baraza_app;
ALTER TABLE desk_problems ENABLE ROW LEVEL SECURITY;
CREATE POLICY problems_read ON desk_problems FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY problems_insert ON desk_problems FOR INSERT WITH CHECK ((SELECT actor_may('ticket.triage')));
CREATE POLICY problems_update ON desk_problems FOR UPDATE USING ((SELECT actor_may('ticket.triage')));
REVOKE DELETE ON desk_problems FROM baraza_app;
ALTER TABLE desk_incidents ENABLE ROW LEVEL SECURITY;
CREATE POLICY incidents_read ON desk_incidents FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY incidents_insert ON desk_incidents FOR INSERT WITH CHECK ((SELECT actor_may('ticket.triage')));
CREATE POLICY incidents_delete ON desk_incidents FOR DELETE USING ((SELECT actor_may('ticket.triage')));
REVOKE UPDATE ON desk_incidents FROM baraza_app;
ALTER TABLE desk_problem_answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY problem_answers_read ON desk_problem_answers FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY problem_answers_insert ON desk_problem_answers FOR INSERT WITH CHECK (asked_by = (SELECT actor_id()) AND (SELECT actor_may('ticket.triage')) AND (SELECT actor_may('ticket.reply')));
CREATE POLICY problem_answers_update ON desk_problem_answers FOR UPDATE USING ((SELECT actor_may('ticket.triage')));
REVOKE DELETE ON desk_problem_answers FROM baraza_app;
ALTER TABLE desk_problem_answer_items ENABLE ROW LEVEL SECURITY;
CREATE POLICY problem_answer_items_read ON desk_problem_answer_items FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY problem_answer_items_insert ON desk_problem_answer_items FOR INSERT WITH CHECK ((SELECT actor_may('ticket.triage')));
CREATE POLICY problem_answer_items_update ON desk_problem_answer_items FOR UPDATE USING ((SELECT actor_may('ticket.triage')));
REVOKE DELETE ON desk_problem_answer_items FROM baraza_app;
ALTER TABLE desk_report_texts ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_texts_system ON desk_report_texts USING ((SELECT actor_is_system()));
ALTER TABLE desk_surges ENABLE ROW LEVEL SECURITY;
CREATE POLICY surges_read ON desk_surges FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY surges_insert ON desk_surges FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY surges_update ON desk_surges FOR UPDATE USING ((SELECT actor_may('ticket.triage')));
REVOKE DELETE ON desk_surges FROM baraza_app;
ALTER TABLE desk_surge_tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY surge_tickets_read ON desk_surge_tickets FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY surge_tickets_insert ON desk_surge_tickets FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY surge_tickets_delete ON desk_surge_tickets FOR DELETE USING ((SELECT actor_may('ticket.triage')));
REVOKE UPDATE ON desk_surge_tickets FROM baraza_app;

REVOKE ALL ON FUNCTION desk_follow_too(uuid, uuid, timestamptz), desk_unfollow(uuid, uuid[]), desk_copy_messages(uuid, int[], uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_follow_too(uuid, uuid, timestamptz), desk_unfollow(uuid, uuid[]), desk_copy_messages(uuid, int[], uuid) TO baraza_app;

-- How far new tickets have been compared.
CREATE TABLE desk_surge_progress (one boolean PRIMARY KEY DEFAULT true CHECK (one), synced_to timestamptz);
INSERT INTO desk_surge_progress DEFAULT VALUES;
ALTER TABLE desk_surge_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY surge_progress_system ON desk_surge_progress USING ((SELECT actor_is_system()));
REVOKE INSERT, DELETE ON desk_surge_progress FROM baraza_app;

-- DK-14: open problems of which reporters are told something, with what reports of them look like. For everybody, so that the assistant can
-- tell: it holds nothing but the public statement and weights of three-letter pieces.
CREATE FUNCTION desk_known_problems() RETURNS TABLE (problem_id uuid, statement text, category text, likeness jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.statement, s.category, s.likeness FROM desk_problems p JOIN desk_surges s ON s.problem_id = p.id
   WHERE p.state = 'open' AND p.statement IS NOT NULL AND s.state = 'accepted' ORDER BY p.updated_at DESC LIMIT 20
$$;
