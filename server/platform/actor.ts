import type { Permission, Role } from "../../contract/permissions.ts";

/** Who acts in a transaction. The database knows the same through `actor_id()` and `actor_may()` (migration 0001). */
export interface Actor {
  kind: "anonymous" | "member" | "staff" | "system";
  /** Null for nobody and for the system. */
  personId: string | null;
  sessionId: string | null;
  name: string;
  emailVerified: boolean;
  roles: readonly Role[];
  permissions: ReadonlySet<string>;
}

export const anonymous: Actor = {
  kind: "anonymous", personId: null, sessionId: null, name: "", emailVerified: false, roles: [], permissions: new Set(),
};

/** Jobs, migrations of data and sign-in itself. Passes every policy; never handed to code that serves a person's request. */
export const systemActor: Actor = {
  kind: "system", personId: null, sessionId: null, name: "System", emailVerified: true, roles: [], permissions: new Set(),
};

/** Whether the actor holds a permission. The system holds all. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === "system" || actor.permissions.has(permission);
}

/** The row that `actor_begin` answers with (migration 0002). */
export interface ActorRow {
  person_id: string;
  session_id: string | null;
  name: string;
  email_verified: boolean;
  kind: "member" | "staff";
  roles: Role[];
  permissions: string[];
}

/** Stands among the permissions of whoever must set up a second factor first (migration 0009); all of a staff member's are then gone. */
const secondFactorMark = "second-factor.needed";

/** ID-3: whether the actor is on the staff, but can do nothing of its work until a second factor is set up. */
export function needsSecondFactor(actor: Actor): boolean {
  return actor.permissions.has(secondFactorMark);
}

export function actorFromRow(row: ActorRow | undefined): Actor {
  if (!row) return anonymous;
  return {
    kind: row.permissions.includes(secondFactorMark) ? "member" : row.kind, personId: row.person_id, sessionId: row.session_id, name: row.name, emailVerified: row.email_verified,
    roles: row.roles, permissions: new Set(row.permissions),
  };
}
