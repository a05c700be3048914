import sql, { type Sql } from "sql-template-tag";
import type { z } from "zod";
import type { PersonState, personRow } from "../../../../contract/people.ts";
import type { Role } from "../../../../contract/permissions.ts";
import type { Tx } from "../../../platform/db/tx.ts";

/** A person as the list of people shows them. */
export interface PersonListRow {
  id: string; name: string; username: string | null; image: string | null; isStaff: boolean;
  email: string; emailVerified: boolean; createdAt: Date; erasedAt: Date | null; roles: Role[];
  /** Of a ban in force. */
  banKind: "ban" | "suspension" | null; until: Date | null;
  deactivatedAt: Date | null; deactivatedReason: string | null; removedAt: Date | null; lastSeenAt: Date | null;
}

/** Which people: conditions on `f` (identity_people_findable) and the joins below. Rows newest first: ids begin with the time. */
export function findRows(tx: Tx, wanted: readonly Sql[], limit: number): Promise<PersonListRow[]> {
  const where = wanted.reduce((all, one) => sql`${all} AND ${one}`, sql`true`);
  return tx.all<PersonListRow>(sql`
    SELECT f.id, i.name, i.username, i.image, i.is_staff AS "isStaff", coalesce(f.claimed_email, f.email) AS email, f.email_verified AS "emailVerified", f.created_at AS "createdAt", f.erased_at AS "erasedAt",
      ARRAY (SELECT g.role FROM identity_role_grants g JOIN identity_roles r USING (role) WHERE g.person_id = f.id AND g.revoked_at IS NULL ORDER BY r.position) AS roles,
      b.kind AS "banKind", b.until, d.deactivated_at AS "deactivatedAt", d.reason AS "deactivatedReason", v.removed_at AS "removedAt",
      greatest((SELECT max(x.last_beat_at) FROM identity_presence x WHERE x.person_id = f.id), (SELECT max(s.updated_at) FROM identity_sessions s WHERE s.person_id = f.id)) AS "lastSeenAt"
    FROM identity_people_findable f JOIN identity_profiles i ON i.person_id = f.id
    LEFT JOIN identity_bans b ON b.person_id = f.id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > ${tx.now})
    LEFT JOIN identity_deactivations d ON d.person_id = f.id AND d.lifted_at IS NULL
    LEFT JOIN identity_removals v ON v.person_id = f.id
    WHERE ${where} ORDER BY f.id DESC LIMIT ${limit}`);
}

/** The one state that says most. What `stateOf` answers, `stateCondition` finds. */
export function stateOf(row: Pick<PersonListRow, "erasedAt" | "banKind" | "removedAt" | "deactivatedAt" | "emailVerified">): PersonState {
  if (row.erasedAt) return "erased";
  if (row.banKind) return row.banKind === "ban" ? "banned" : "suspended";
  if (row.removedAt) return "removed";
  if (row.deactivatedAt) return "deactivated";
  return row.emailVerified ? "active" : "unverified";
}

/** Rows whose state is this one. */
export function stateCondition(state: PersonState): Sql {
  const free = sql`f.erased_at IS NULL AND b.id IS NULL`;
  const conditions: Record<PersonState, Sql> = {
    erased: sql`f.erased_at IS NOT NULL`,
    banned: sql`f.erased_at IS NULL AND b.kind = 'ban'`, suspended: sql`f.erased_at IS NULL AND b.kind = 'suspension'`,
    removed: sql`${free} AND v.person_id IS NOT NULL`, deactivated: sql`${free} AND v.person_id IS NULL AND d.id IS NOT NULL`,
    active: sql`${free} AND v.person_id IS NULL AND d.id IS NULL AND f.email_verified`, unverified: sql`${free} AND v.person_id IS NULL AND d.id IS NULL AND NOT f.email_verified`,
  };
  return conditions[state];
}

export function presentRow(row: PersonListRow): z.input<typeof personRow> {
  return {
    person: { id: row.id, name: row.name, username: row.username, image: row.image, isStaff: row.isStaff },
    // What stands in the place of an erased address is nobody's.
    email: row.erasedAt ? null : row.email, emailVerified: row.emailVerified, state: stateOf(row), until: row.until?.toISOString() ?? null,
    roles: row.roles, joinedAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}
