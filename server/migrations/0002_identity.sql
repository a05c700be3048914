-- Up Migration
-- People, sign-in, roles, presence. Columns of the first four tables follow better-auth's model (docs: database core schema),
-- mapped to our names in server/modules/identity/auth.ts.

CREATE TABLE identity_people (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  email text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  username text CHECK (username ~ '^[a-z0-9_.]{3,30}$'),
  show_online boolean NOT NULL DEFAULT true,
  time_zone text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT identity_people_email_once UNIQUE (email),
  CONSTRAINT identity_people_username_once UNIQUE (username)
);
CREATE INDEX identity_people_name_trgm ON identity_people USING gin (name gin_trgm_ops);
CREATE INDEX identity_people_email_trgm ON identity_people USING gin (email gin_trgm_ops);

CREATE TABLE identity_sessions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  token text NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX identity_sessions_by_person ON identity_sessions (person_id);

CREATE TABLE identity_accounts (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id text NOT NULL,
  provider_id text NOT NULL,
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX identity_accounts_by_person ON identity_accounts (person_id);

CREATE TABLE identity_verifications (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX identity_verifications_by_identifier ON identity_verifications (identifier);

-- What others may see of a person; kept true by a trigger, so that the private row needs no column rules.
CREATE TABLE identity_profiles (
  person_id uuid PRIMARY KEY REFERENCES identity_people ON DELETE CASCADE,
  name text NOT NULL,
  username text,
  image text,
  is_staff boolean NOT NULL DEFAULT false
);
CREATE INDEX identity_profiles_staff ON identity_profiles (person_id) WHERE is_staff;

CREATE TABLE identity_roles (
  role text PRIMARY KEY,
  position int NOT NULL
);
INSERT INTO identity_roles VALUES ('member', 0), ('agent', 1), ('operator', 2), ('moderator', 3), ('admin', 4), ('super_admin', 5);

-- The default matrix, copied from contract/permissions.ts at every start (server/platform/db/migrate.ts).
CREATE TABLE identity_role_permissions (
  role text NOT NULL REFERENCES identity_roles,
  permission text NOT NULL,
  PRIMARY KEY (role, permission)
);

-- Staff roles only: everybody is a member. A grant ends by being revoked, never by DELETE.
CREATE TABLE identity_role_grants (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  role text NOT NULL REFERENCES identity_roles CHECK (role <> 'member'),
  granted_by uuid REFERENCES identity_people,
  granted_at timestamptz NOT NULL,
  revoked_by uuid REFERENCES identity_people,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX identity_role_grants_once ON identity_role_grants (person_id, role) WHERE revoked_at IS NULL;

-- One permission given to or taken from one person by a super admin.
CREATE TABLE identity_permission_overrides (
  person_id uuid NOT NULL REFERENCES identity_people,
  permission text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('grant', 'deny')),
  set_by uuid NOT NULL REFERENCES identity_people,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, permission)
);

-- A deactivated account can't sign in; lifted by setting lifted_at.
CREATE TABLE identity_deactivations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL REFERENCES identity_people,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  deactivated_by uuid REFERENCES identity_people,
  deactivated_at timestamptz NOT NULL,
  lifted_by uuid REFERENCES identity_people,
  lifted_at timestamptz
);
CREATE UNIQUE INDEX identity_deactivations_once ON identity_deactivations (person_id) WHERE lifted_at IS NULL;

CREATE TABLE identity_invitations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  token_hash text NOT NULL UNIQUE,
  invited_by uuid NOT NULL REFERENCES identity_people,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_by uuid REFERENCES identity_people,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX identity_invitations_open ON identity_invitations (email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- ID-6: one row for ever. The primary key decides the race between two set-ups.
CREATE TABLE identity_setup (
  done boolean PRIMARY KEY DEFAULT true CHECK (done),
  person_id uuid NOT NULL REFERENCES identity_people,
  done_at timestamptz NOT NULL
);

-- ID-16. Unlogged: a crash forgets who was online, and the next beats (15 s) tell again.
-- One row for each open page: a hidden tab must not make a person away who writes in another one.
CREATE UNLOGGED TABLE identity_presence (
  person_id uuid NOT NULL,
  socket_id text NOT NULL,
  last_beat_at timestamptz NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (person_id, socket_id)
) WITH (fillfactor = 50);
CREATE INDEX identity_presence_by_time ON identity_presence (last_beat_at);

CREATE FUNCTION identity_keep_profile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO identity_profiles (person_id, name, username, image) VALUES (NEW.id, NEW.name, NEW.username, NEW.image)
  ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, username = excluded.username, image = excluded.image;
  RETURN NULL;
END $$;
CREATE TRIGGER identity_people_profile AFTER INSERT OR UPDATE OF name, username, image ON identity_people
  FOR EACH ROW EXECUTE FUNCTION identity_keep_profile();

CREATE FUNCTION identity_keep_is_staff() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity_profiles SET is_staff = EXISTS (
    SELECT 1 FROM identity_role_grants WHERE person_id = NEW.person_id AND revoked_at IS NULL)
  WHERE person_id = NEW.person_id;
  RETURN NULL;
END $$;
CREATE TRIGGER identity_role_grants_staff AFTER INSERT OR UPDATE ON identity_role_grants
  FOR EACH ROW EXECUTE FUNCTION identity_keep_is_staff();

-- ID-7: after set-up there is always a super admin who can sign in. Every path (demote, deactivate, delete) ends here;
-- the advisory lock makes two concurrent demotions see each other.
CREATE FUNCTION identity_keep_a_super_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('identity.super_admin'));
  IF EXISTS (SELECT 1 FROM identity_setup) AND NOT EXISTS (
    SELECT 1 FROM identity_role_grants g
    WHERE g.role = 'super_admin' AND g.revoked_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = g.person_id AND d.lifted_at IS NULL)
  ) THEN
    RAISE EXCEPTION 'the last active super admin must stay' USING ERRCODE = '23514', CONSTRAINT = 'identity_last_super_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER identity_last_super_admin AFTER UPDATE OR DELETE ON identity_role_grants
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION identity_keep_a_super_admin();
CREATE CONSTRAINT TRIGGER identity_last_super_admin_active AFTER INSERT OR UPDATE ON identity_deactivations
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION identity_keep_a_super_admin();

-- Roles and permissions of a person, as the session look-up and staff lists need them.
CREATE FUNCTION identity_permissions_of(person uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT p.permission), '{}') FROM (
    SELECT rp.permission FROM identity_role_grants g JOIN identity_role_permissions rp USING (role)
      WHERE g.person_id = person AND g.revoked_at IS NULL
    UNION SELECT rp.permission FROM identity_role_permissions rp WHERE rp.role = 'member'
    UNION SELECT o.permission FROM identity_permission_overrides o WHERE o.person_id = person AND o.effect = 'grant'
  ) p WHERE NOT EXISTS (SELECT 1 FROM identity_permission_overrides o
                        WHERE o.person_id = person AND o.permission = p.permission AND o.effect = 'deny')
$$;

-- Active staff who hold a permission, whoever asks: a member's own request may have to find the people who answer it.
CREATE FUNCTION identity_staff_with(p_permission text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.person_id FROM identity_profiles p
   WHERE p.is_staff AND p_permission = ANY (identity_permissions_of(p.person_id))
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = p.person_id AND d.lifted_at IS NULL)
$$;
-- Usernames are public; the rows that hold them are not.
CREATE FUNCTION identity_username_taken(p_username text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity_people WHERE username = p_username)
$$;
-- ID-16: whether a person lets other members see that they are there.
CREATE FUNCTION identity_shows_online(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity_people WHERE id = p_person AND show_online)
$$;
-- "Last used" of the actor's own session, told apart by the hour: more would be a write for every page.
CREATE FUNCTION identity_touch_session(p_session uuid, p_now timestamptz) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE identity_sessions SET updated_at = p_now WHERE id = p_session AND person_id = actor_id() AND updated_at < p_now - interval '1 hour'
$$;

-- The per-request check: session row by token, then the actor of this transaction. One round trip together with BEGIN.
-- No row: not signed in (unknown, expired or deactivated); the actor is then nobody.
CREATE FUNCTION actor_begin(p_token text, p_now timestamptz)
RETURNS TABLE (person_id uuid, session_id uuid, name text, email_verified boolean, kind text, roles text[], permissions text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT s.person_id, s.id, p.name, p.email_verified
    INTO actor_begin.person_id, actor_begin.session_id, actor_begin.name, actor_begin.email_verified
    FROM identity_sessions s JOIN identity_people p ON p.id = s.person_id
   WHERE s.token = p_token AND s.expires_at > p_now
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = s.person_id AND d.lifted_at IS NULL);
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

-- The actor of a person without a session (socket re-checks, jobs that act for somebody).
CREATE FUNCTION actor_begin_person(p_person uuid)
RETURNS TABLE (person_id uuid, session_id uuid, name text, email_verified boolean, kind text, roles text[], permissions text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT p.id, p.name, p.email_verified INTO actor_begin_person.person_id, actor_begin_person.name, actor_begin_person.email_verified
    FROM identity_people p WHERE p.id = p_person
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = p.id AND d.lifted_at IS NULL);
  IF NOT FOUND THEN RETURN; END IF;
  SELECT coalesce(array_agg(g.role), '{}') INTO actor_begin_person.roles
    FROM identity_role_grants g WHERE g.person_id = p_person AND g.revoked_at IS NULL;
  actor_begin_person.kind := CASE WHEN cardinality(actor_begin_person.roles) > 0 THEN 'staff' ELSE 'member' END;
  actor_begin_person.permissions := identity_permissions_of(p_person);
  PERFORM set_config('baraza.actor_id', p_person::text, true),
          set_config('baraza.actor_kind', actor_begin_person.kind, true),
          set_config('baraza.permissions', ',' || array_to_string(actor_begin_person.permissions, ',') || ',', true);
  RETURN NEXT;
END $$;

-- Row-level security. Sign-in itself (better-auth's pool) runs as the system actor.
ALTER TABLE identity_people ENABLE ROW LEVEL SECURITY;
CREATE POLICY people_read ON identity_people FOR SELECT USING (id = (SELECT actor_id()) OR (SELECT actor_may('member.read')));
CREATE POLICY people_update ON identity_people FOR UPDATE USING (id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY people_insert ON identity_people FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY people_delete ON identity_people FOR DELETE USING ((SELECT actor_is_system()));
ALTER TABLE identity_sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY sessions_own ON identity_sessions USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system())) WITH CHECK ((SELECT actor_is_system()));
-- The remedy, and the end of a staff member's access.
CREATE POLICY sessions_end ON identity_sessions FOR DELETE USING ((SELECT actor_may('member.sign_out')) OR (SELECT actor_may('staff.manage')));
CREATE POLICY sessions_end_read ON identity_sessions FOR SELECT USING ((SELECT actor_may('member.sign_out')) OR (SELECT actor_may('staff.manage')));
ALTER TABLE identity_accounts ENABLE ROW LEVEL SECURITY;
CREATE POLICY accounts_system ON identity_accounts USING ((SELECT actor_is_system()));
ALTER TABLE identity_verifications ENABLE ROW LEVEL SECURITY;
CREATE POLICY verifications_system ON identity_verifications USING ((SELECT actor_is_system()));
ALTER TABLE identity_profiles ENABLE ROW LEVEL SECURITY;
-- Names and pictures are shown to whoever is signed in; the rest of a person stays in identity_people.
CREATE POLICY profiles_read ON identity_profiles FOR SELECT USING ((SELECT actor_id()) IS NOT NULL OR (SELECT actor_is_system()));
CREATE POLICY profiles_write ON identity_profiles FOR UPDATE USING ((SELECT actor_is_system()));
ALTER TABLE identity_role_grants ENABLE ROW LEVEL SECURITY;
CREATE POLICY grants_read ON identity_role_grants FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_staff()));
-- ID-5, held here too: admin roles are given and taken by super admins only.
CREATE POLICY grants_insert ON identity_role_grants FOR INSERT WITH CHECK (
  (SELECT actor_may('staff.permissions')) OR ((SELECT actor_may('staff.manage')) AND role NOT IN ('admin', 'super_admin')));
CREATE POLICY grants_update ON identity_role_grants FOR UPDATE USING (
  (SELECT actor_may('staff.permissions')) OR ((SELECT actor_may('staff.manage')) AND role NOT IN ('admin', 'super_admin')));
ALTER TABLE identity_permission_overrides ENABLE ROW LEVEL SECURITY;
CREATE POLICY overrides_read ON identity_permission_overrides FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('staff.manage')));
CREATE POLICY overrides_write ON identity_permission_overrides USING ((SELECT actor_may('staff.permissions')));
ALTER TABLE identity_deactivations ENABLE ROW LEVEL SECURITY;
CREATE POLICY deactivations_read ON identity_deactivations FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.read')));
CREATE POLICY deactivations_insert ON identity_deactivations FOR INSERT WITH CHECK ((SELECT actor_may('staff.permissions')) OR ((SELECT actor_may('staff.manage')) AND NOT EXISTS (
  SELECT 1 FROM identity_role_grants g WHERE g.person_id = identity_deactivations.person_id AND g.revoked_at IS NULL AND g.role IN ('admin', 'super_admin'))));
CREATE POLICY deactivations_update ON identity_deactivations FOR UPDATE USING ((SELECT actor_may('staff.permissions')) OR ((SELECT actor_may('staff.manage')) AND NOT EXISTS (
  SELECT 1 FROM identity_role_grants g WHERE g.person_id = identity_deactivations.person_id AND g.revoked_at IS NULL AND g.role IN ('admin', 'super_admin'))));
ALTER TABLE identity_invitations ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitations_read ON identity_invitations FOR SELECT USING ((SELECT actor_may('staff.manage')));
CREATE POLICY invitations_insert ON identity_invitations FOR INSERT WITH CHECK (
  (SELECT actor_may('staff.permissions')) OR ((SELECT actor_may('staff.manage')) AND NOT roles && ARRAY['admin', 'super_admin']));
CREATE POLICY invitations_update ON identity_invitations FOR UPDATE USING ((SELECT actor_may('staff.manage')));
-- What an invitation offers is never changed: it is accepted or taken back.
REVOKE UPDATE, DELETE ON identity_invitations FROM baraza_app;
GRANT UPDATE (accepted_by, accepted_at, revoked_at) ON identity_invitations TO baraza_app;
ALTER TABLE identity_setup ENABLE ROW LEVEL SECURITY;
CREATE POLICY setup_read ON identity_setup FOR SELECT USING (true);
CREATE POLICY setup_insert ON identity_setup FOR INSERT WITH CHECK ((SELECT actor_is_system()));
ALTER TABLE identity_presence ENABLE ROW LEVEL SECURITY;
CREATE POLICY presence_read ON identity_presence FOR SELECT USING (
  person_id = (SELECT actor_id()) OR (SELECT actor_is_staff())
  -- A function: a plain sub-query would be bound by the asker's own view of identity_people, and find nobody.
  OR ((SELECT actor_id()) IS NOT NULL AND identity_shows_online(person_id)));
CREATE POLICY presence_write ON identity_presence FOR INSERT WITH CHECK ((SELECT actor_is_system()));
CREATE POLICY presence_update ON identity_presence FOR UPDATE USING ((SELECT actor_is_system()));
CREATE POLICY presence_delete ON identity_presence FOR DELETE USING ((SELECT actor_is_system()));
REVOKE DELETE ON identity_role_grants, identity_deactivations FROM baraza_app;
REVOKE INSERT, UPDATE, DELETE ON identity_roles, identity_role_permissions FROM baraza_app;
REVOKE UPDATE, DELETE ON identity_setup FROM baraza_app;
