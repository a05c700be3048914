import sql, { type Sql } from "sql-template-tag";
import type { Role } from "../../../contract/permissions.ts";
import type { Tx } from "../../platform/db/tx.ts";

/** A person with roles and standing, as the staff pages need it. */
export interface StaffRow {
  id: string;
  name: string;
  username: string | null;
  image: string | null;
  isStaff: boolean;
  email: string;
  emailVerified: boolean;
  /** What the list is sorted by. */
  sortName: string;
  roles: Role[];
  overrides: { permission: string; effect: "grant" | "deny" }[];
  deactivatedReason: string | null;
  deactivatedAt: Date | null;
  lastSeenAt: Date | null;
  erasedAt: Date | null;
}

const select = sql`SELECT p.id, p.name, p.username, p.image, i.is_staff AS "isStaff", p.email, p.email_verified AS "emailVerified", p.erased_at AS "erasedAt", lower(p.name) AS "sortName",
    ARRAY (SELECT g.role FROM identity_role_grants g JOIN identity_roles r USING (role) WHERE g.person_id = p.id AND g.revoked_at IS NULL ORDER BY r.position) AS roles,
    coalesce((SELECT jsonb_agg(jsonb_build_object('permission', o.permission, 'effect', o.effect) ORDER BY o.permission)
                FROM identity_permission_overrides o WHERE o.person_id = p.id), '[]') AS overrides,
    d.reason AS "deactivatedReason", d.deactivated_at AS "deactivatedAt",
    greatest((SELECT max(b.last_beat_at) FROM identity_presence b WHERE b.person_id = p.id),
             (SELECT max(s.updated_at) FROM identity_sessions s WHERE s.person_id = p.id)) AS "lastSeenAt"
  FROM identity_profiles i JOIN identity_people p ON p.id = i.person_id
  LEFT JOIN identity_deactivations d ON d.person_id = p.id AND d.lifted_at IS NULL`;

/** One person, through the actor: undefined when missing or not theirs to see. */
export function findStanding(tx: Tx, id: string): Promise<StaffRow | undefined> {
  return tx.first<StaffRow>(sql`${select} WHERE i.person_id = ${id}::uuid`);
}

export interface StaffAsk {
  /** Part of a name or an address. */
  q?: string | undefined;
  after: { name: string; id: string } | null;
  limit: number;
}

/** Staff by name, one statement whatever their number. */
export function findStaff(tx: Tx, ask: StaffAsk): Promise<StaffRow[]> {
  const wanted: Sql[] = [sql`i.is_staff`];
  if (ask.q) wanted.push(sql`(p.name ILIKE ${containing(ask.q)} OR p.email ILIKE ${containing(ask.q)})`);
  if (ask.after) wanted.push(sql`(lower(p.name), p.id) > (${ask.after.name}, ${ask.after.id}::uuid)`);
  const where = wanted.reduce((all, one) => sql`${all} AND ${one}`);
  return tx.all<StaffRow>(sql`${select} WHERE ${where} ORDER BY lower(p.name), p.id LIMIT ${ask.limit}`);
}

/** A LIKE pattern for "contains", with the pattern's own characters taken as they are. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (found) => `\\${found}`)}%`;
}
