import type { PersonBrief } from "../../../contract/common.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./people.queries.ts";
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

export interface PersonContact { email: string; emailVerified: boolean; name: string; joinedAt: Date; deactivated: boolean }

/** How to reach a person. Null when missing or not the caller's to see: oneself, staff with `member.read`, and the system may. */
export async function personContact(tx: Tx, id: string): Promise<PersonContact | null> {
  return (await queries.contact.run({ id, now: tx.now }, tx))[0] ?? null;
}

/** People by part of a name or address, or by their username, as far as the caller may see them. At most 20. */
export async function findPeople(tx: Tx, q: string): Promise<(PersonBrief & { email: string })[]> {
  const text = q.trim();
  return text === "" ? [] : queries.findPeople.run({ pattern: containing(text), username: text.toLowerCase().replace(/^@/, ""), limit: 20 }, tx);
}
