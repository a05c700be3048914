import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { conflict, forbidden, invalid } from "../../platform/errors.ts";
import { accessStaff } from "./access.ts";
import { mayManage } from "./policy.ts";
import * as removals from "./removal.queries.ts";
import * as sessions from "./session.queries.ts";
import * as queries from "./staff.queries.ts";

/**
 * ID-15: ends a staff account for good: no role, no sign-in, no session. Refused over open work, unless it goes to somebody else in the
 * same call. The name stays where history has it. The standings of both are locked, so that nothing is assigned to either meanwhile.
 * @throws 403 oneself and those outside the caller's reach; 404; 409 `open-work` with counts, `last-super-admin` (ID-7); 422 who can't take the work
 */
export async function removeStaff(tx: Tx, personId: string, wanted: { reason: string; reassignTo?: string | undefined }): Promise<void> {
  const { reason, reassignTo } = wanted;
  // In one order for everybody: two who are handed to each other don't wait in a circle.
  for (const id of [...new Set([personId, ...(reassignTo ? [reassignTo] : [])])].sort()) await queries.lockStanding.run({ id }, tx);
  const standing = await accessStaff(tx, personId);
  const by = tx.actor.personId ?? "";
  if (personId === by) throw forbidden("Somebody else has to end your account.");
  if (!mayManage(tx.actor, standing)) throw forbidden("Only a super admin may do this with admins.");
  if (reassignTo === personId) throw invalid([{ path: "reassignTo", message: "Choose somebody else." }]);
  const work = await openWorkOf(tx, personId);
  if (Object.keys(work).length > 0) {
    if (!reassignTo) throw conflict("open-work", `${standing.name} still holds open work. Give it to somebody else in the same step.`, { work });
    for (const kind of tx.services.modules.openWork) await kind.reassign(tx, personId, reassignTo);
    const left = await openWorkOf(tx, personId);
    if (Object.keys(left).length > 0) throw conflict("open-work", "Not all of the work could be given away.", { work: left });
  }
  const now = tx.now;
  // While the roles still say whose account it is.
  await queries.deactivate.run({ id: personId, reason, by, now }, tx);
  await removals.insertRemoval.run({ personId, reason, by, now, reassignedTo: reassignTo ?? null }, tx);
  const ended = await sessions.endSessions.run({ personId }, tx);
  const revoked = await queries.revokeRoles.run({ id: personId, by, now, roles: standing.roles }, tx);
  for (const { role } of revoked) await audit(tx, { verb: "role.revoked", subjectKind: "person", subjectId: personId, before: { role } });
  await audit(tx, { verb: "staff.removed", subjectKind: "person", subjectId: personId, before: { roles: standing.roles, work }, after: { reassignedTo: reassignTo ?? null, sessions: ended.length } });
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId, { reason: "removed", message: "Your staff account was ended." }));
}

async function openWorkOf(tx: Tx, personId: string): Promise<Record<string, number>> {
  const work: Record<string, number> = {};
  for (const kind of tx.services.modules.openWork) {
    const count = await kind.countFor(tx, personId);
    if (count > 0) work[kind.name] = count;
  }
  return work;
}
