-- Up Migration
-- Bans with their signals (ID-12), erasure (ID-13), export (ID-14), the end of staff accounts (ID-15), notes about people (AD-5).

ALTER TABLE identity_people ADD COLUMN erased_at timestamptz;
CREATE INDEX identity_people_username_trgm ON identity_people USING gin (username gin_trgm_ops);

-- Whom the actor may sign out, beside the permission: members; staff below admin with staff.manage; everybody with staff.permissions.
-- server/modules/identity/policy.ts says the same.
CREATE FUNCTION actor_reaches(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system() OR (actor_id() IS NOT NULL AND (
    actor_may('staff.permissions')
    OR NOT EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.person_id = p_person AND g.revoked_at IS NULL)
    OR (actor_may('staff.manage') AND NOT EXISTS (SELECT 1 FROM identity_role_grants g
          WHERE g.person_id = p_person AND g.revoked_at IS NULL AND g.role IN ('admin', 'super_admin')))))
$$;
-- Highest role, 0 for members.
CREATE FUNCTION identity_rank(p_person uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(r.position), 0) FROM identity_role_grants g JOIN identity_roles r USING (role) WHERE g.person_id = p_person AND g.revoked_at IS NULL
$$;
-- Strictly above, and staff only for those who manage staff: nobody bans themselves, their equals or those above.
CREATE FUNCTION actor_outranks(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system() OR (actor_id() IS NOT NULL AND actor_id() <> p_person AND identity_rank(actor_id()) > identity_rank(p_person)
    AND (identity_rank(p_person) = 0 OR actor_may('staff.manage')))
$$;

-- ID-12. A suspension ends by itself: `until` is compared with the time of the question. One at a time.
CREATE TABLE identity_bans (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  kind text NOT NULL CHECK (kind IN ('ban', 'suspension')),
  -- Said to the person.
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  until timestamptz,
  banned_by uuid REFERENCES identity_people,
  banned_at timestamptz NOT NULL,
  lifted_by uuid REFERENCES identity_people,
  lifted_at timestamptz,
  -- How often they came back with the right password since, and when last.
  attempts int NOT NULL DEFAULT 0,
  last_attempt_at timestamptz,
  CHECK ((kind = 'ban') = (until IS NULL)),
  CHECK (until > banned_at),
  CHECK (lifted_by IS NULL OR lifted_at IS NOT NULL),
  CONSTRAINT identity_bans_not_oneself CHECK (banned_by IS DISTINCT FROM person_id)
);
CREATE UNIQUE INDEX identity_bans_once ON identity_bans (person_id) WHERE lifted_at IS NULL;
CREATE INDEX identity_bans_by_person ON identity_bans (person_id, banned_at DESC);

CREATE FUNCTION identity_banned(p_person uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity_bans b WHERE b.person_id = p_person AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > p_at))
$$;

-- What is known of a person's devices, networks and address, as hashes keyed with the instance's secret: of no use elsewhere.
CREATE TABLE identity_signals (
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('device', 'network', 'mailbox', 'email_pattern')),
  hash text NOT NULL CHECK (length(hash) = 43),
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, kind, hash)
);
CREATE INDEX identity_signals_by_time ON identity_signals (seen_at);
CREATE TABLE identity_ban_signals (
  ban_id uuid NOT NULL REFERENCES identity_bans ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('device', 'network', 'mailbox', 'email_pattern')),
  hash text NOT NULL CHECK (length(hash) = 43),
  PRIMARY KEY (ban_id, kind, hash)
);
CREATE INDEX identity_ban_signals_by_hash ON identity_ban_signals (hash, kind);

-- Somebody who looks like a banned person: one row for each pair, with a count. Evidence for people; nothing is blocked by it.
CREATE TABLE identity_security_alerts (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  ban_id uuid NOT NULL REFERENCES identity_bans ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  signals text[] NOT NULL CHECK (cardinality(signals) > 0),
  strength text NOT NULL CHECK (strength IN ('strong', 'weak')),
  action text NOT NULL CHECK (action IN ('sign_up', 'sign_in')),
  attempts int NOT NULL DEFAULT 1 CHECK (attempts > 0),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  reviewed_by uuid REFERENCES identity_people,
  reviewed_at timestamptz,
  review_note text CHECK (length(review_note) <= 500),
  CONSTRAINT identity_security_alerts_once UNIQUE (ban_id, person_id)
);
CREATE INDEX identity_security_alerts_by_time ON identity_security_alerts (last_at DESC, id DESC);

-- ID-13. Undone: it never began. The address is kept until the receipt has been mailed.
CREATE TABLE identity_erasures (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  pseudonym text NOT NULL,
  asked_by uuid NOT NULL REFERENCES identity_people,
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL CHECK (due_at >= asked_at),
  undone_at timestamptz,
  started_at timestamptz,
  mail_address text,
  done_at timestamptz,
  CHECK (undone_at IS NULL OR started_at IS NULL),
  CHECK (done_at IS NULL OR (started_at IS NOT NULL AND mail_address IS NULL))
);
CREATE UNIQUE INDEX identity_erasures_once ON identity_erasures (person_id) WHERE undone_at IS NULL;
CREATE INDEX identity_erasures_due ON identity_erasures (due_at) WHERE undone_at IS NULL AND done_at IS NULL;
-- The receipt: one line for each eraser. A line counts up in the transaction that does the work.
CREATE TABLE identity_erasure_steps (
  erasure_id uuid NOT NULL REFERENCES identity_erasures ON DELETE CASCADE,
  position int NOT NULL,
  eraser text NOT NULL,
  title text NOT NULL,
  count int NOT NULL DEFAULT 0,
  calls int NOT NULL DEFAULT 0,
  done_at timestamptz,
  PRIMARY KEY (erasure_id, eraser)
);
-- Usernames that nobody takes for a while: of the erased, and those wanted with an address that had an account already (whether it had must
-- not show). Hashes, without the person. A row counts while it is there: a job removes it when its time is over by the app's clock.
CREATE TABLE identity_retired_usernames (
  hash text PRIMARY KEY,
  until timestamptz NOT NULL
);
CREATE FUNCTION identity_username_hash(p_username text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT encode(sha256(convert_to('baraza.username:' || p_username, 'UTF8')), 'hex') $$;
CREATE FUNCTION identity_username_retired(p_username text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity_retired_usernames r WHERE r.hash = identity_username_hash(p_username))
$$;
CREATE OR REPLACE FUNCTION identity_username_taken(p_username text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity_people WHERE username = p_username) OR identity_username_retired(p_username)
$$;
CREATE FUNCTION identity_refuse_retired_username() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF identity_username_retired(NEW.username) THEN
    RAISE EXCEPTION 'this username is reserved for a while' USING ERRCODE = '23505', CONSTRAINT = 'identity_people_username_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_people_retired_username BEFORE INSERT OR UPDATE OF username ON identity_people
  FOR EACH ROW WHEN (NEW.username IS NOT NULL) EXECUTE FUNCTION identity_refuse_retired_username();

-- ID-14. The bytes lie in the file store under `folder`; a run that was killed leaves a folder that no row names.
CREATE TABLE identity_exports (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  asked_at timestamptz NOT NULL,
  -- A worker has it until then; it is free again when that worker dies.
  claimed_until timestamptz,
  attempts int NOT NULL DEFAULT 0,
  failed_at timestamptz,
  -- Given up without a fault: who asked may not sign in any more.
  withdrawn_at timestamptz,
  ready_at timestamptz,
  folder text,
  pieces int,
  rows bigint,
  bytes bigint,
  -- SHA-256 of the ZIP, hexadecimal.
  digest text CHECK (length(digest) = 64),
  token_hash text UNIQUE,
  expires_at timestamptz,
  -- Somebody is reading it, and was so at that time; which download it is.
  fetching_since timestamptz,
  fetch_id uuid,
  fetched_at timestamptz,
  removed_at timestamptz,
  CHECK (num_nulls(ready_at, pieces, rows, bytes, digest, token_hash, expires_at) IN (0, 7)),
  CHECK (fetched_at IS NULL OR ready_at IS NOT NULL),
  CHECK ((fetching_since IS NULL) = (fetch_id IS NULL)),
  CHECK (withdrawn_at IS NULL OR ready_at IS NULL)
);
CREATE INDEX identity_exports_by_person ON identity_exports (person_id, asked_at DESC);
CREATE INDEX identity_exports_open ON identity_exports (asked_at) WHERE ready_at IS NULL AND failed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX identity_exports_to_remove ON identity_exports (expires_at) WHERE ready_at IS NOT NULL AND removed_at IS NULL;

-- AD-5: for the team only, and never for the one that they are about.
CREATE TABLE identity_person_notes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  author_id uuid NOT NULL REFERENCES identity_people,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 2000),
  written_at timestamptz NOT NULL
);
CREATE INDEX identity_person_notes_by_person ON identity_person_notes (person_id, written_at DESC, id DESC);

-- ID-15. History keeps the name: the person's row stays.
CREATE TABLE identity_removals (
  person_id uuid PRIMARY KEY REFERENCES identity_people,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  removed_by uuid NOT NULL REFERENCES identity_people,
  removed_at timestamptz NOT NULL,
  reassigned_to uuid REFERENCES identity_people
);

-- ID-7, now also by a ban: one who is banned or suspended can't put things right.
CREATE OR REPLACE FUNCTION identity_keep_a_super_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('identity.super_admin'));
  IF EXISTS (SELECT 1 FROM identity_setup) AND NOT EXISTS (
    SELECT 1 FROM identity_role_grants g
    WHERE g.role = 'super_admin' AND g.revoked_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = g.person_id AND d.lifted_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM identity_bans b WHERE b.person_id = g.person_id AND b.lifted_at IS NULL)
  ) THEN
    RAISE EXCEPTION 'the last active super admin must stay' USING ERRCODE = '23514', CONSTRAINT = 'identity_last_super_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER identity_last_super_admin_free AFTER INSERT OR UPDATE ON identity_bans
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION identity_keep_a_super_admin();

CREATE FUNCTION identity_staff_with(p_permission text, p_now timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.person_id FROM identity_profiles p
   WHERE p.is_staff AND p_permission = ANY (identity_permissions_of(p.person_id))
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = p.person_id AND d.lifted_at IS NULL)
     AND NOT identity_banned(p.person_id, p_now)
$$;

-- As in migration 0002; and who is banned, suspended or erased is nobody.
CREATE OR REPLACE FUNCTION actor_begin(p_token text, p_now timestamptz)
RETURNS TABLE (person_id uuid, session_id uuid, name text, email_verified boolean, kind text, roles text[], permissions text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT s.person_id, s.id, p.name, p.email_verified
    INTO actor_begin.person_id, actor_begin.session_id, actor_begin.name, actor_begin.email_verified
    FROM identity_sessions s JOIN identity_people p ON p.id = s.person_id
   WHERE s.token = p_token AND s.expires_at > p_now AND p.erased_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = s.person_id AND d.lifted_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM identity_bans b WHERE b.person_id = s.person_id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > p_now));
  IF NOT FOUND THEN
    PERFORM set_config('baraza.actor_id', '', true), set_config('baraza.actor_kind', 'anonymous', true), set_config('baraza.permissions', '', true);
    RETURN;
  END IF;
  SELECT coalesce(array_agg(g.role), '{}') INTO actor_begin.roles
    FROM identity_role_grants g WHERE g.person_id = actor_begin.person_id AND g.revoked_at IS NULL;
  actor_begin.kind := CASE WHEN cardinality(actor_begin.roles) > 0 THEN 'staff' ELSE 'member' END;
  -- Nearly every request is a plain member's: spare them the full sum.
  IF actor_begin.kind = 'member' AND NOT EXISTS (SELECT 1 FROM identity_permission_overrides o WHERE o.person_id = actor_begin.person_id) THEN
    SELECT coalesce(array_agg(rp.permission), '{}') INTO actor_begin.permissions FROM identity_role_permissions rp WHERE rp.role = 'member';
  ELSE
    actor_begin.permissions := identity_permissions_of(actor_begin.person_id);
  END IF;
  PERFORM set_config('baraza.actor_id', actor_begin.person_id::text, true),
          set_config('baraza.actor_kind', actor_begin.kind, true),
          set_config('baraza.permissions', ',' || array_to_string(actor_begin.permissions, ',') || ',', true);
  RETURN NEXT;
END $$;

-- With the app's time, for suspensions. The version without it serves old code for the length of a deployment.
CREATE FUNCTION actor_begin_person(p_person uuid, p_now timestamptz)
RETURNS TABLE (person_id uuid, session_id uuid, name text, email_verified boolean, kind text, roles text[], permissions text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF identity_banned(p_person, p_now) OR EXISTS (SELECT 1 FROM identity_people p WHERE p.id = p_person AND p.erased_at IS NOT NULL) THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM actor_begin_person(p_person);
END $$;

-- What the list of people is searched in. Under row-level security an index for ILIKE can't be used (its function is not leakproof), so
-- this view of the owner says the same read rule itself.
CREATE VIEW identity_people_findable AS
  SELECT p.id, p.name, p.email, p.username, p.email_verified, p.created_at, p.erased_at FROM identity_people p WHERE (SELECT actor_may('member.read'));
REVOKE INSERT, UPDATE, DELETE ON identity_people_findable FROM baraza_app;

-- ID-15: no ticket ends on somebody who left, whoever assigns it by whatever path. The shared lock waits for a removal in flight, and
-- makes a removal wait for an assignment in flight.
CREATE FUNCTION desk_check_assignee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('identity.standing:' || NEW.assignee_id, 0));
  IF NOT EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.person_id = NEW.assignee_id AND g.revoked_at IS NULL) THEN
    RAISE EXCEPTION 'tickets are assigned to staff' USING ERRCODE = '23514', CONSTRAINT = 'desk_assignee_is_staff';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER desk_tickets_assignee_made BEFORE INSERT ON desk_tickets FOR EACH ROW WHEN (NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION desk_check_assignee();
CREATE TRIGGER desk_tickets_assignee_changed BEFORE UPDATE OF assignee_id ON desk_tickets
  FOR EACH ROW WHEN (NEW.assignee_id IS NOT NULL AND NEW.assignee_id IS DISTINCT FROM OLD.assignee_id) EXECUTE FUNCTION desk_check_assignee();
-- How many unsolved tickets a person holds, whoever asks among those who may remove them.
CREATE FUNCTION desk_open_work(p_person uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM desk_tickets t WHERE t.assignee_id = p_person AND t.status IN ('open', 'in_progress', 'pending') AND actor_may('staff.manage')
$$;

-- Erasing what nobody else may change. Each: the system only, some hundred rows at a time, and again does nothing.
CREATE INDEX conversation_participants_of_person ON conversation_participants (person_id, conversation_id);
CREATE FUNCTION conversation_erase_words(p_person uuid, p_words text, p_limit int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  -- Versions that ended, of the same messages (migration 0011).
  WITH few AS (
    SELECT v.conversation_id, v.change_number FROM conversation_participants p JOIN message_versions v ON v.conversation_id = p.conversation_id
     WHERE p.person_id = p_person AND v.author_id = p_person AND v.author_part = 'member'
       AND (v.body_before <> p_words OR v.body_after NOT IN (p_words, '') OR v.extra_before IS NOT NULL)
     LIMIT p_limit)
  UPDATE message_versions v SET body_before = p_words, body_after = CASE WHEN v.kind = 'removed' THEN '' ELSE p_words END, extra_before = NULL
    FROM few s WHERE v.conversation_id = s.conversation_id AND v.change_number = s.change_number;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n > 0 THEN RETURN n; END IF;
  -- A message that was removed stays empty.
  WITH few AS (
    SELECT m.conversation_id, m.seq FROM conversation_participants p
      JOIN messages m ON m.conversation_id = p.conversation_id AND m.author_id = p.person_id
     WHERE p.person_id = p_person AND m.author_part = 'member' AND ((m.body <> p_words AND m.removed_at IS NULL) OR m.extra IS NOT NULL)
     LIMIT p_limit)
  UPDATE messages m SET body = CASE WHEN m.removed_at IS NULL THEN p_words ELSE '' END, extra = NULL
    FROM few s WHERE m.conversation_id = s.conversation_id AND m.seq = s.seq;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
-- Mails to the person, and mails to others about what the person wrote: their subjects quote it. Texts of sent mails are gone already.
CREATE INDEX mail_messages_by_person ON mail_messages (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX mail_messages_by_address ON mail_messages (to_address);
-- People and conversations that a mail to somebody else names or quotes, where it is no mail of a ticket (conversation_id): notices to staff.
ALTER TABLE mail_messages ADD COLUMN about_ids uuid[];
CREATE INDEX mail_messages_about ON mail_messages USING gin (about_ids) WHERE about_ids IS NOT NULL;
CREATE FUNCTION mail_erase_person(p_person uuid, p_address text, p_nobody text, p_limit int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE own int; about int; named int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  UPDATE mail_messages SET to_address = p_nobody, to_name = NULL, subject = '', html = '', body_text = '', last_error = NULL, claimed_until = NULL, waits_for_server_since = NULL,
         status = CASE WHEN status = 'queued' THEN 'failed' ELSE status END
   WHERE id IN (SELECT m.id FROM mail_messages m WHERE (m.person_id = p_person OR m.to_address = p_address) AND m.to_address <> p_nobody LIMIT p_limit);
  GET DIAGNOSTICS own = ROW_COUNT;
  UPDATE mail_messages SET subject = '', html = '', body_text = '', status = CASE WHEN status = 'queued' THEN 'failed' ELSE status END
   WHERE id IN (SELECT m.id FROM conversation_participants p JOIN mail_messages m ON m.conversation_id = p.conversation_id
                 WHERE p.person_id = p_person AND p.part = 'member' AND m.subject <> '' AND m.to_address <> p_nobody LIMIT p_limit);
  GET DIAGNOSTICS about = ROW_COUNT;
  UPDATE mail_messages SET subject = '', html = '', body_text = '', status = CASE WHEN status = 'queued' THEN 'failed' ELSE status END
   WHERE id IN (SELECT m.id FROM mail_messages m WHERE m.about_ids IS NOT NULL AND m.subject <> ''
                   AND m.about_ids && (ARRAY (SELECT p.conversation_id FROM conversation_participants p WHERE p.person_id = p_person AND p.part = 'member') || p_person) LIMIT p_limit);
  GET DIAGNOSTICS named = ROW_COUNT;
  RETURN own + about + named;
END $$;
CREATE FUNCTION mail_forget_receipts(p_template text, p_nobody text) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  UPDATE mail_messages SET to_address = p_nobody, to_name = NULL WHERE template = p_template AND status <> 'queued' AND to_address <> p_nobody;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
CREATE INDEX mail_messages_receipts ON mail_messages (status) WHERE template = 'identity-erased';
-- An invitation keeps who was asked in by whom; whose address it was is nobody's any more.
CREATE FUNCTION identity_erase_invitations(p_address text, p_nobody text, p_name text) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  UPDATE identity_invitations SET email = p_nobody, name = p_name, revoked_at = CASE WHEN accepted_at IS NULL THEN coalesce(revoked_at, invited_at) ELSE revoked_at END WHERE email = p_address;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
ALTER TABLE desk_ticket_origins ADD COLUMN erased_at timestamptz;
CREATE FUNCTION desk_erase_tickets(p_person uuid, p_subject text, p_words text, p_limit int, p_now timestamptz) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ids uuid[];
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  SELECT array_agg(x.ticket_id) INTO ids FROM (
    SELECT o.ticket_id FROM desk_ticket_origins o WHERE o.requester_id = p_person AND o.erased_at IS NULL ORDER BY o.ticket_id LIMIT p_limit) x;
  IF ids IS NULL THEN RETURN 0; END IF;
  -- What staff opened on somebody's behalf are staff's words.
  UPDATE desk_tickets t SET subject = CASE WHEN t.opened_as = 'staff' THEN t.subject ELSE p_subject END, evidence = NULL,
         preview = CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = t.id AND m.seq = t.last_public_seq AND m.author_part = 'member') THEN p_words ELSE t.preview END,
         version = t.version + 1, told_version = t.told_version + 1
   WHERE t.id = ANY (ids);
  UPDATE desk_ticket_origins o SET erased_at = p_now, text_hash = NULL,
         search = array_to_tsvector(ARRAY[lower(t.number), lower(replace(t.number, '-', '')), split_part(t.number, '-', 2), t.serial::text])
           || CASE WHEN t.opened_as = 'staff' THEN setweight(to_tsvector('baraza', t.subject), 'A') ELSE '' END
    FROM desk_tickets t WHERE t.id = o.ticket_id AND o.ticket_id = ANY (ids);
  UPDATE desk_ratings r SET comment = NULL WHERE r.ticket_id = ANY (ids) AND r.rated_by = p_person;
  RETURN cardinality(ids);
END $$;
CREATE FUNCTION assistant_erase_talks(p_person uuid, p_limit int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked int; talks int;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the erasure job does this' USING ERRCODE = '42501'; END IF;
  DELETE FROM assistant_unanswered u USING assistant_sessions s WHERE s.conversation_id = u.conversation_id AND s.person_id = p_person;
  GET DIAGNOSTICS asked = ROW_COUNT;
  UPDATE assistant_sessions SET state = '{}', awaiting = 'nothing' WHERE conversation_id IN (
    SELECT s.conversation_id FROM assistant_sessions s WHERE s.person_id = p_person AND (s.state <> '{}' OR s.awaiting <> 'nothing') LIMIT p_limit);
  GET DIAGNOSTICS talks = ROW_COUNT;
  RETURN asked + talks;
END $$;
REVOKE ALL ON FUNCTION actor_begin_person(uuid, timestamptz), identity_banned(uuid, timestamptz), identity_rank(uuid), identity_username_retired(text), desk_open_work(uuid),
  conversation_erase_words(uuid, text, int), mail_erase_person(uuid, text, text, int), identity_erase_invitations(text, text, text), mail_forget_receipts(text, text), desk_erase_tickets(uuid, text, text, int, timestamptz), assistant_erase_talks(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION actor_begin_person(uuid, timestamptz), identity_banned(uuid, timestamptz), identity_rank(uuid), identity_username_retired(text), desk_open_work(uuid),
  conversation_erase_words(uuid, text, int), mail_erase_person(uuid, text, text, int), identity_erase_invitations(text, text, text), mail_forget_receipts(text, text), desk_erase_tickets(uuid, text, text, int, timestamptz), assistant_erase_talks(uuid, int) TO baraza_app;

-- The rank rule of signing out was in code alone until now.
DROP POLICY sessions_end ON identity_sessions;
DROP POLICY sessions_end_read ON identity_sessions;
CREATE POLICY sessions_end ON identity_sessions FOR DELETE USING (
  ((SELECT actor_may('member.sign_out')) OR (SELECT actor_may('staff.manage')) OR (SELECT actor_may('member.ban'))) AND actor_reaches(person_id));
CREATE POLICY sessions_end_read ON identity_sessions FOR SELECT USING ((SELECT actor_may('member.sign_out')) OR (SELECT actor_may('staff.manage')) OR (SELECT actor_may('member.ban')));

ALTER TABLE identity_bans ENABLE ROW LEVEL SECURITY;
CREATE POLICY bans_read ON identity_bans FOR SELECT USING ((SELECT actor_may('member.read')) AND person_id IS DISTINCT FROM (SELECT actor_id()));
CREATE POLICY bans_insert ON identity_bans FOR INSERT WITH CHECK ((SELECT actor_may('member.ban')) AND actor_outranks(person_id) AND banned_by IS NOT DISTINCT FROM (SELECT actor_id()));
CREATE POLICY bans_lift ON identity_bans FOR UPDATE USING ((SELECT actor_may('member.ban')) AND actor_outranks(person_id));
REVOKE UPDATE, DELETE ON identity_bans FROM baraza_app;
GRANT UPDATE (lifted_by, lifted_at, attempts, last_attempt_at) ON identity_bans TO baraza_app;
ALTER TABLE identity_signals ENABLE ROW LEVEL SECURITY;
CREATE POLICY signals_system ON identity_signals USING ((SELECT actor_is_system()));
ALTER TABLE identity_ban_signals ENABLE ROW LEVEL SECURITY;
CREATE POLICY ban_signals_system ON identity_ban_signals USING ((SELECT actor_is_system()));
ALTER TABLE identity_security_alerts ENABLE ROW LEVEL SECURITY;
CREATE POLICY alerts_read ON identity_security_alerts FOR SELECT USING ((SELECT actor_may('member.ban')));
CREATE POLICY alerts_insert ON identity_security_alerts FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY alerts_update ON identity_security_alerts FOR UPDATE USING ((SELECT actor_may('member.ban')));
CREATE POLICY alerts_delete ON identity_security_alerts FOR DELETE USING ((SELECT actor_is_system()));
ALTER TABLE identity_erasures ENABLE ROW LEVEL SECURITY;
CREATE POLICY erasures_read ON identity_erasures FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.read')));
CREATE POLICY erasures_insert ON identity_erasures FOR INSERT WITH CHECK (
  (SELECT actor_is_system()) OR (asked_by = (SELECT actor_id()) AND started_at IS NULL AND (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.erase')))));
CREATE POLICY erasures_update ON identity_erasures FOR UPDATE USING (
  (SELECT actor_is_system()) OR (started_at IS NULL AND ((person_id = (SELECT actor_id()) AND asked_by = (SELECT actor_id())) OR (SELECT actor_may('member.erase')))));
REVOKE DELETE ON identity_erasures FROM baraza_app;
ALTER TABLE identity_erasure_steps ENABLE ROW LEVEL SECURITY;
CREATE POLICY erasure_steps_read ON identity_erasure_steps FOR SELECT USING ((SELECT actor_may('member.erase')));
CREATE POLICY erasure_steps_insert ON identity_erasure_steps FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY erasure_steps_update ON identity_erasure_steps FOR UPDATE USING ((SELECT actor_is_system()));
REVOKE DELETE ON identity_erasure_steps FROM baraza_app;
ALTER TABLE identity_retired_usernames ENABLE ROW LEVEL SECURITY;
CREATE POLICY retired_usernames_system ON identity_retired_usernames USING ((SELECT actor_is_system()));
ALTER TABLE identity_exports ENABLE ROW LEVEL SECURITY;
CREATE POLICY exports_read ON identity_exports FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY exports_insert ON identity_exports FOR INSERT WITH CHECK (person_id = (SELECT actor_id()));
CREATE POLICY exports_update ON identity_exports FOR UPDATE USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY exports_delete ON identity_exports FOR DELETE USING ((SELECT actor_is_system()));
ALTER TABLE identity_person_notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_notes_read ON identity_person_notes FOR SELECT USING ((SELECT actor_may('member.note')) AND person_id IS DISTINCT FROM (SELECT actor_id()));
CREATE POLICY person_notes_insert ON identity_person_notes FOR INSERT WITH CHECK (
  (SELECT actor_may('member.note')) AND author_id = (SELECT actor_id()) AND person_id <> (SELECT actor_id()));
CREATE POLICY person_notes_delete ON identity_person_notes FOR DELETE USING ((SELECT actor_is_system()));
REVOKE UPDATE ON identity_person_notes FROM baraza_app;
ALTER TABLE identity_removals ENABLE ROW LEVEL SECURITY;
CREATE POLICY removals_read ON identity_removals FOR SELECT USING ((SELECT actor_may('member.read')));
CREATE POLICY removals_insert ON identity_removals FOR INSERT WITH CHECK ((SELECT actor_may('staff.manage')) AND removed_by = (SELECT actor_id()) AND actor_reaches(person_id));
CREATE POLICY removals_delete ON identity_removals FOR DELETE USING ((SELECT actor_may('staff.manage')) AND actor_reaches(person_id));
REVOKE UPDATE ON identity_removals FROM baraza_app;
