import type { Role } from "../../../contract/permissions.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessPerson } from "./access.ts";
import { asSystem } from "./act-as-system.ts";
import { giveUsername } from "./give-username.ts";
import { rolesProblem } from "./policy.ts";
import { dropRemoval } from "./removal.queries.ts";
import * as queries from "./staff.queries.ts";
import type { StaffRow } from "./staff-rows.ts";

/**
 * ID-5: makes `wanted` the staff roles of a person; none makes them a plain member. Rights that end, end at once, also in open pages.
 * @throws 403 outside the caller's reach, 409 `last-super-admin` (ID-7), 409 `not-verified`
 */
export async function setRoles(tx: Tx, personId: string, wanted: readonly Exclude<Role, "member">[]): Promise<StaffRow> {
  await queries.lockStanding.run({ id: personId }, tx);
  const standing = await accessPerson(tx, personId);
  const problem = rolesProblem(tx.actor, standing, wanted);
  if (problem) throw problem;
  const by = tx.actor.personId, now = tx.now;
  // Given before taken: somebody who swaps one role for another is staff all the time.
  const granted = await queries.grantRoles.run({ id: personId, by, now, roles: wanted.filter((role) => !standing.roles.includes(role)) }, tx);
  const revoked = await queries.revokeRoles.run({ id: personId, by, now, roles: standing.roles.filter((role) => !wanted.some((w) => w === role)) }, tx);
  for (const { role } of granted) await audit(tx, { verb: "role.granted", subjectKind: "person", subjectId: personId, after: { role } });
  for (const { role } of revoked) await audit(tx, { verb: "role.revoked", subjectKind: "person", subjectId: personId, before: { role } });
  if (wanted.length > 0) await dropRemoval.run({ personId }, tx);
  // Staff are mentioned and found by username.
  if (wanted.length > 0 && standing.username === null) await asSystem(tx, () => giveUsername(tx, personId, standing.name));
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId));
  return accessPerson(tx, personId);
}
