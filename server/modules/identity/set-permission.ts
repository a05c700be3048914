import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessStaff } from "./access.ts";
import { permissionProblem } from "./policy.ts";
import * as queries from "./staff.queries.ts";
import type { StaffRow } from "./staff-rows.ts";

/** ID-5: gives one permission to a staff member, takes it, or leaves it to their roles again. Takes effect at once. */
export async function setPermission(tx: Tx, personId: string, permission: string, effect: "grant" | "deny" | "default"): Promise<StaffRow> {
  await queries.lockStanding.run({ id: personId }, tx);
  const standing = await accessStaff(tx, personId);
  const problem = permissionProblem(tx.actor, standing, permission, effect);
  if (problem) throw problem;
  const before = standing.overrides.find((override) => override.permission === permission)?.effect ?? "default";
  if (effect === "default") await queries.dropOverride.run({ id: personId, permission }, tx);
  else await queries.setOverride.run({ id: personId, permission, effect, by: tx.actor.personId ?? "", now: tx.now }, tx);
  await audit(tx, { verb: "permission.set", subjectKind: "person", subjectId: personId, before: { permission, effect: before }, after: { permission, effect } });
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId));
  return accessStaff(tx, personId);
}
