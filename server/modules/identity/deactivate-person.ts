import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden } from "../../platform/errors.ts";
import { accessStaff } from "./access.ts";
import { mayManage } from "./policy.ts";
import * as sessions from "./session.queries.ts";
import * as queries from "./staff.queries.ts";
import type { StaffRow } from "./staff-rows.ts";

/**
 * Ends a staff member's access: no sign-in, no session, no socket. Roles stay, so that access can be given back.
 * @throws 403 outside the caller's reach, 409 `last-super-admin` (ID-7)
 */
export async function deactivatePerson(tx: Tx, personId: string, reason: string): Promise<StaffRow> {
  await accessManaged(tx, personId);
  const [made] = await queries.deactivate.run({ id: personId, reason, by: tx.actor.personId ?? "", now: tx.now }, tx);
  const ended = await sessions.endSessions.run({ personId }, tx);
  if (made) await audit(tx, { verb: "staff.deactivated", subjectKind: "person", subjectId: personId, after: { reason, sessions: ended.length } });
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId));
  return accessStaff(tx, personId);
}

/** Gives access back. They sign in anew. */
export async function reactivatePerson(tx: Tx, personId: string): Promise<StaffRow> {
  const before = await accessManaged(tx, personId);
  const [lifted] = await queries.reactivate.run({ id: personId, by: tx.actor.personId ?? "", now: tx.now }, tx);
  if (lifted) await audit(tx, { verb: "staff.reactivated", subjectKind: "person", subjectId: personId, before: { reason: before.deactivatedReason } });
  return accessStaff(tx, personId);
}

async function accessManaged(tx: Tx, personId: string): Promise<StaffRow> {
  await queries.lockStanding.run({ id: personId }, tx);
  const standing = await accessStaff(tx, personId);
  if (!mayManage(tx.actor, standing)) throw forbidden("Only a super admin may do this with admins.");
  return standing;
}
