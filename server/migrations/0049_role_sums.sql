-- Up Migration
-- What every request pays for: who acts, and with which permissions. It summed up some sixty rows of the matrix anew each time.

-- What a role may, a member's permissions included, as one row. The matrix keeps it, so that it can't say anything else.
CREATE TABLE identity_role_sums (
  role text PRIMARY KEY REFERENCES identity_roles ON DELETE CASCADE,
  permissions text[] NOT NULL
);
REVOKE ALL ON identity_role_sums FROM baraza_app;

CREATE FUNCTION identity_sum_roles() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO identity_role_sums AS s
  SELECT r.role, coalesce((SELECT array_agg(DISTINCT p.permission ORDER BY p.permission) FROM identity_role_permissions p WHERE p.role IN (r.role, 'member')), '{}')
    FROM identity_roles r
      ON CONFLICT (role) DO UPDATE SET permissions = EXCLUDED.permissions WHERE s.permissions <> EXCLUDED.permissions;
  RETURN NULL;
END $$;
CREATE TRIGGER identity_role_permissions_summed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON identity_role_permissions
  FOR EACH STATEMENT EXECUTE FUNCTION identity_sum_roles();
CREATE TRIGGER identity_roles_summed AFTER INSERT ON identity_roles FOR EACH STATEMENT EXECUTE FUNCTION identity_sum_roles();
-- Fires the first of them.
DELETE FROM identity_role_permissions WHERE false;

-- As in 0048, in one look instead of five.
CREATE OR REPLACE FUNCTION actor_begin(p_token text, p_now timestamptz)
RETURNS TABLE (person_id uuid, session_id uuid, name text, email_verified boolean, kind text, roles text[], permissions text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE special boolean;
BEGIN
  SELECT s.person_id, s.session_id, s.name, s.email_verified, CASE WHEN g.roles = '{}' THEN 'member' ELSE 'staff' END, g.roles, u.permissions,
         EXISTS (SELECT 1 FROM identity_permission_overrides o WHERE o.person_id = s.person_id)
           OR (g.roles <> '{}' AND EXISTS (SELECT 1 FROM settings f WHERE f.key = 'identity.secondFactor' AND f.value #>> '{}' IN ('admins', 'staff')))
    INTO actor_begin.person_id, actor_begin.session_id, actor_begin.name, actor_begin.email_verified, actor_begin.kind, actor_begin.roles, actor_begin.permissions, special
    FROM identity_live_session(p_token, p_now) s
   CROSS JOIN LATERAL (SELECT coalesce(array_agg(x.role), '{}') AS roles FROM identity_role_grants x WHERE x.person_id = s.person_id AND x.revoked_at IS NULL) g
    LEFT JOIN identity_role_sums u ON u.role = CASE cardinality(g.roles) WHEN 0 THEN 'member' WHEN 1 THEN g.roles[1] END;
  IF NOT FOUND THEN
    PERFORM set_config('baraza.actor_id', '', true), set_config('baraza.actor_kind', 'anonymous', true), set_config('baraza.permissions', '', true);
    RETURN;
  END IF;
  IF special THEN
    actor_begin.permissions := identity_permissions_of(actor_begin.person_id);
  ELSIF cardinality(actor_begin.roles) > 1 THEN
    SELECT coalesce(array_agg(DISTINCT p), '{}') INTO actor_begin.permissions FROM identity_role_sums u, unnest(u.permissions) p WHERE u.role = ANY (actor_begin.roles);
  END IF;
  PERFORM set_config('baraza.actor_id', actor_begin.person_id::text, true),
          set_config('baraza.actor_kind', actor_begin.kind, true),
          set_config('baraza.permissions', ',' || array_to_string(actor_begin.permissions, ',') || ',', true);
  RETURN NEXT;
END $$;
