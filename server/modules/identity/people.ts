import type { PersonBrief } from "../../../contract/common.ts";
import type { Standing } from "../../../contract/people.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./people.queries.ts";
import { stateOf } from "./people/people-rows.ts";
import { containing } from "./staff-rows.ts";

/** Names and pictures by id. People without a profile are left out. */
export async function profilesOf(tx: Tx, ids: readonly string[]): Promise<PersonBrief[]> {
  return ids.length === 0 ? [] : queries.profiles.run({ ids: [...ids] }, tx);
}

/** Whether somebody is on the staff, active, and holds a permission. */
export async function isStaffFor(tx: Tx, personId: string, permission: Permission): Promise<boolean> {
  return (await staffWith(tx, permission)).some((person) => person.id === personId);
}

/** Active staff who hold a permission, by name. */
export function staffWith(tx: Tx, permission: Permission): Promise<PersonBrief[]> {
  return queries.staffWith.run({ permission, now: tx.now }, tx);
}

/** `standing`: what keeps them out of their account, if anything does. */
export interface PersonContact { email: string; emailVerified: boolean; name: string; joinedAt: Date; standing: Standing | null }

/** How to reach a person. Null when missing or not the caller's to see: oneself, staff with `member.read`, and the system may. */
export async function personContact(tx: Tx, id: string): Promise<PersonContact | null> {
  const [row] = await queries.contact.run({ id, now: tx.now }, tx);
  return row ? { email: row.email, emailVerified: row.emailVerified, name: row.name, joinedAt: row.joinedAt, standing: standingIn(row) } : null;
}

/** People by part of a name or address, or by their username, as far as the caller may see them. At most 20. */
export async function findPeople(tx: Tx, q: string): Promise<(PersonBrief & { email: string })[]> {
  const text = q.trim();
  return text === "" ? [] : queries.findPeople.run({ pattern: containing(text), username: text.toLowerCase().replace(/^@/, ""), limit: 20 }, tx);
}

function standingIn(row: queries.ContactResult): Standing | null {
  const state = stateOf({ ...row, banKind: row.banKind === null ? null : row.banKind === "ban" ? "ban" : "suspension" });
  if (state === "active" || state === "unverified") return null;
  const told: Record<Standing["state"], [reason: string | null, since: Date | null]> = {
    erased: [null, row.erasedAt], banned: [row.banReason, row.bannedAt], suspended: [row.banReason, row.bannedAt],
    removed: [row.removedReason, row.removedAt], deactivated: [row.deactivatedReason, row.deactivatedAt],
  };
  const [reason, since] = told[state];
  return { state, reason, since: (since ?? row.joinedAt).toISOString(), until: state === "suspended" ? row.until?.toISOString() ?? null : null };
}
