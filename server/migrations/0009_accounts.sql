-- Up Migration
-- Accounts: profile and preferences (ID-11), birth date and age checks (ID-9), places (ID-10), second factor (ID-3).

ALTER TABLE identity_people
  ADD COLUMN bio text NOT NULL DEFAULT '' CHECK (length(bio) <= 300),
  ADD COLUMN locale text CHECK (locale IN ('en', 'sw')),
  ADD COLUMN theme text NOT NULL DEFAULT 'system' CHECK (theme IN ('light', 'dark', 'system')),
  ADD COLUMN data_saver boolean NOT NULL DEFAULT false,
  ADD COLUMN messages_from text NOT NULL DEFAULT 'everyone' CHECK (messages_from IN ('everyone', 'known', 'nobody')),
  ADD COLUMN show_location boolean NOT NULL DEFAULT true,
  ADD COLUMN show_distance boolean NOT NULL DEFAULT true,
  ADD COLUMN avatar_file_id uuid,
  ADD COLUMN two_factor_enabled boolean NOT NULL DEFAULT false;

-- What nobody else reads: kept apart from identity_people, whose rows are shown to staff.
CREATE TABLE identity_details (
  person_id uuid PRIMARY KEY REFERENCES identity_people ON DELETE CASCADE,
  birth_date date CHECK (birth_date > '1850-01-01'),
  birth_date_method text CHECK (birth_date_method IN ('self_declared', 'document', 'third_party')),
  gender text CHECK (gender IN ('woman', 'man', 'other')),
  looking_for text CHECK (looking_for IN ('women', 'men', 'everyone')),
  -- GeoNames' number of the place, or a geocoder's (server/modules/identity/places/nominatim.ts).
  place_id bigint,
  city text CHECK (length(city) BETWEEN 1 AND 120),
  country text CHECK (country ~ '^[A-Z]{2}$'),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  updated_at timestamptz NOT NULL,
  CHECK ((birth_date IS NULL) = (birth_date_method IS NULL)),
  CHECK (num_nulls(city, country, latitude, longitude) IN (0, 4))
);
-- ID-9: what a document has shown is not a member's to change.
CREATE FUNCTION identity_keep_checked_birth_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.birth_date_method <> 'self_declared' AND (NEW.birth_date, NEW.birth_date_method) IS DISTINCT FROM (OLD.birth_date, OLD.birth_date_method)
     AND NOT actor_may('member.check_age') THEN
    RAISE EXCEPTION 'a checked birth date stays' USING ERRCODE = '23514', CONSTRAINT = 'identity_birth_date_checked';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_birth_date_checked BEFORE UPDATE ON identity_details FOR EACH ROW EXECUTE FUNCTION identity_keep_checked_birth_date();

-- ID-9: every time that an age was asked for. Without a person: a sign-up that was refused.
CREATE TABLE identity_age_checks (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid REFERENCES identity_people ON DELETE CASCADE,
  stated_date date NOT NULL,
  method text NOT NULL CHECK (method IN ('self_declared', 'document', 'third_party')),
  verifier uuid REFERENCES identity_people,
  note text CHECK (length(note) BETWEEN 1 AND 500),
  age int NOT NULL,
  adult boolean NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX identity_age_checks_by_person ON identity_age_checks (person_id, at DESC);

-- ID-10: what was typed as a place, and what it was taken for.
CREATE TABLE identity_place_checks (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid REFERENCES identity_people ON DELETE CASCADE,
  typed text NOT NULL CHECK (length(typed) <= 120),
  result text NOT NULL CHECK (result IN ('chosen', 'matched', 'corrected', 'refused')),
  correction text,
  place_id bigint,
  at timestamptz NOT NULL
);
CREATE INDEX identity_place_checks_by_person ON identity_place_checks (person_id, at DESC);
CREATE INDEX identity_place_checks_by_time ON identity_place_checks (at);

-- ID-3. Columns follow better-auth's two-factor plugin; secret and codes are encrypted by it.
CREATE TABLE identity_second_factors (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  person_id uuid NOT NULL UNIQUE REFERENCES identity_people ON DELETE CASCADE,
  secret text NOT NULL,
  recovery_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failed_count int NOT NULL DEFAULT 0,
  locked_until timestamptz
);
-- A code works once. Rows live a little longer than a code's window.
CREATE TABLE identity_used_codes (
  person_id uuid NOT NULL REFERENCES identity_people ON DELETE CASCADE,
  code_hash text NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, code_hash)
);
CREATE INDEX identity_used_codes_by_time ON identity_used_codes (used_at);

-- ID-3: whether a person must set up a second factor before they may act as staff. Asked with every sum of permissions, so no path
-- goes around it. Who was given single permissions counts by what they may do.
CREATE FUNCTION identity_lacks_second_factor(person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM settings s WHERE s.key = 'identity.secondFactor' AND s.value #>> '{}' IN ('admins', 'staff') AND (
      EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.person_id = person AND g.revoked_at IS NULL AND (s.value #>> '{}' = 'staff' OR g.role IN ('admin', 'super_admin')))
      OR EXISTS (SELECT 1 FROM identity_permission_overrides o WHERE o.person_id = person AND o.effect = 'grant'
                 AND (s.value #>> '{}' = 'staff' OR o.permission IN ('staff.manage', 'staff.permissions', 'settings.change', 'settings.system')))))
  AND NOT EXISTS (SELECT 1 FROM identity_people p JOIN identity_second_factors f ON f.person_id = p.id WHERE p.id = person AND p.two_factor_enabled AND f.verified)
$$;

-- As in migration 0002; but who lacks a needed second factor has a member's permissions, and the mark that says why.
CREATE OR REPLACE FUNCTION identity_permissions_of(person uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN identity_lacks_second_factor(person) THEN
    (SELECT coalesce(array_agg(rp.permission), '{}') FROM identity_role_permissions rp WHERE rp.role = 'member'
        AND NOT EXISTS (SELECT 1 FROM identity_permission_overrides o WHERE o.person_id = person AND o.permission = rp.permission AND o.effect = 'deny')) || 'second-factor.needed'::text
  ELSE (SELECT coalesce(array_agg(DISTINCT p.permission), '{}') FROM (
    SELECT rp.permission FROM identity_role_grants g JOIN identity_role_permissions rp USING (role)
      WHERE g.person_id = person AND g.revoked_at IS NULL
    UNION SELECT rp.permission FROM identity_role_permissions rp WHERE rp.role = 'member'
    UNION SELECT o.permission FROM identity_permission_overrides o WHERE o.person_id = person AND o.effect = 'grant'
  ) p WHERE NOT EXISTS (SELECT 1 FROM identity_permission_overrides o
                        WHERE o.person_id = person AND o.permission = p.permission AND o.effect = 'deny'))
  END
$$;
CREATE OR REPLACE FUNCTION actor_is_staff() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('baraza.actor_kind', true) IS NOT DISTINCT FROM 'system'
            OR (current_setting('baraza.actor_kind', true) IS NOT DISTINCT FROM 'staff'
                AND strpos(coalesce(current_setting('baraza.permissions', true), ''), ',second-factor.needed,') = 0) $$;

-- Who takes part in a conversation as staff does so only while they are staff: not without a needed second factor, and not after the
-- last role was taken. Otherwise as in migrations 0003 and 0004.
CREATE OR REPLACE FUNCTION conversation_takes_part(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.left_at IS NULL
                    AND (p.part <> 'staff' OR actor_is_staff()))
$$;
CREATE OR REPLACE FUNCTION conversation_readable_by_id(p_conversation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT actor_is_system()
      OR EXISTS (SELECT 1 FROM conversation_participants p WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.left_at IS NULL
                    AND (p.part <> 'staff' OR actor_is_staff()))
      OR coalesce(actor_may((SELECT conversation_read_permission(c.kind) FROM conversations c WHERE c.id = p_conversation)), false)
$$;
CREATE OR REPLACE FUNCTION conversation_readable(p_conversation uuid, p_kind text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT actor_is_system() OR coalesce(actor_may(conversation_read_permission(p_kind)), false)
      OR EXISTS (SELECT 1 FROM conversation_participants p
                  WHERE p.conversation_id = p_conversation AND p.person_id = actor_id() AND p.left_at IS NULL AND (p.part <> 'staff' OR actor_is_staff()))
$$;

-- ID-1: names that look alike have one skeleton (server/modules/identity/check-username.ts says the same in TypeScript).
CREATE FUNCTION identity_username_skeleton(p_username text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(replace(replace(translate(lower(p_username), '._', ''), 'rn', 'm'), 'vv', 'w'), '01i3457', 'olleast')
$$;
-- Whether a username would be taken for that of somebody on the staff, other than oneself. The very same name is simply taken.
CREATE FUNCTION identity_username_imitates(p_username text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity_profiles p WHERE p.is_staff AND p.person_id IS DISTINCT FROM actor_id() AND p.username <> p_username
                    AND identity_username_skeleton(p.username) = identity_username_skeleton(p_username))
$$;

-- ID-11: a member as the actor may see them. Privacy is decided here, so that no caller can forget it.
CREATE FUNCTION identity_member_card(p_username text) RETURNS TABLE (
  id uuid, name text, username text, image text, is_staff boolean, bio text, joined_at timestamptz, shows_online boolean, messages_from text,
  city text, country text, distance_km int
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.name, p.username, p.image, i.is_staff, p.bio, p.created_at, p.show_online, p.messages_from,
         CASE WHEN p.show_location OR p.id = actor_id() THEN d.city END, CASE WHEN p.show_location OR p.id = actor_id() THEN d.country END,
         -- Only those who show their own distance see another's, and none is shown of a place that is hidden: three distances would find it. On a sphere of 6371 km (haversine).
         CASE WHEN p.show_distance AND p.show_location AND p.id <> actor_id() AND d.latitude IS NOT NULL AND m.latitude IS NOT NULL AND EXISTS (SELECT 1 FROM identity_people v WHERE v.id = actor_id() AND v.show_distance) THEN
           round(2 * 6371 * asin(least(1, sqrt(sin(radians(d.latitude - m.latitude) / 2) ^ 2
             + cos(radians(m.latitude)) * cos(radians(d.latitude)) * sin(radians(d.longitude - m.longitude) / 2) ^ 2))))::int END
    FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id
    LEFT JOIN identity_details d ON d.person_id = p.id
    LEFT JOIN identity_details m ON m.person_id = actor_id()
   WHERE p.username = p_username AND actor_id() IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM identity_deactivations x WHERE x.person_id = p.id AND x.lifted_at IS NULL)
$$;
-- ID-11: who may start a conversation with a person. NULL for nobody known.
CREATE FUNCTION identity_messages_from(p_person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT messages_from FROM identity_people WHERE id = p_person
$$;

ALTER TABLE identity_details ENABLE ROW LEVEL SECURITY;
CREATE POLICY details_read ON identity_details FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.check_age')));
CREATE POLICY details_insert ON identity_details FOR INSERT WITH CHECK (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.check_age')));
CREATE POLICY details_update ON identity_details FOR UPDATE USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.check_age')));
CREATE POLICY details_delete ON identity_details FOR DELETE USING ((SELECT actor_is_system()));
ALTER TABLE identity_age_checks ENABLE ROW LEVEL SECURITY;
CREATE POLICY age_checks_read ON identity_age_checks FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_may('member.check_age')));
CREATE POLICY age_checks_insert ON identity_age_checks FOR INSERT WITH CHECK (
  (person_id = (SELECT actor_id()) AND verifier IS NULL) OR ((SELECT actor_may('member.check_age')) AND verifier IS NOT DISTINCT FROM (SELECT actor_id())) OR (SELECT actor_is_system()));
CREATE POLICY age_checks_delete ON identity_age_checks FOR DELETE USING ((SELECT actor_is_system()));
ALTER TABLE identity_place_checks ENABLE ROW LEVEL SECURITY;
CREATE POLICY place_checks_read ON identity_place_checks FOR SELECT USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY place_checks_insert ON identity_place_checks FOR INSERT WITH CHECK (person_id IS NOT DISTINCT FROM (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY place_checks_delete ON identity_place_checks FOR DELETE USING ((SELECT actor_is_system()));
ALTER TABLE identity_second_factors ENABLE ROW LEVEL SECURITY;
CREATE POLICY second_factors_system ON identity_second_factors USING ((SELECT actor_is_system()));
ALTER TABLE identity_used_codes ENABLE ROW LEVEL SECURITY;
CREATE POLICY used_codes_system ON identity_used_codes USING ((SELECT actor_is_system()));
-- Logs are added to, never corrected.
REVOKE UPDATE ON identity_age_checks, identity_place_checks FROM baraza_app;
