import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { withTx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./erasure.queries.ts";
import { newPseudonym } from "./pseudonym.ts";
import { runErasure } from "./run-erasure.ts";

/** Why it is asked for, on the page of erased people. */
const reason = "Erased before; a restored backup had brought the account back.";

/**
 * ID-13 after a restore: erases people again who had been erased since the backup. Ids that the backup does not know are left out.
 * @returns how many it was, and ids of those that are on the staff in this backup: their staff account must be ended first
 */
export async function repeatErasures(services: Services, personIds: readonly string[]): Promise<{ erased: number; staff: string[] }> {
  const again = await withTx(services, { actor: systemActor }, (tx) => queries.personAgain.run({ ids: [...personIds] }, tx));
  const staff = again.filter(({ isStaff }) => isStaff).map(({ personId }) => personId);
  for (const { personId, erasureId } of again.filter(({ isStaff }) => !isStaff)) {
    const made = await withTx(services, { actor: systemActor }, async (tx) => {
      const [row] = erasureId
        ? await queries.hasten.run({ id: erasureId, by: personId, reason, now: tx.now }, tx)
        : await queries.addErasure.run({ personId, pseudonym: newPseudonym(), by: personId, reason, now: tx.now, dueAt: tx.now }, tx);
      if (row) await audit(tx, { verb: "erasure.asked", subjectKind: "person", subjectId: personId, after: { erasureId: row.id, why: "restore" } });
      return row;
    });
    if (made) await runErasure(services, made.id);
  }
  return { erased: again.length - staff.length, staff };
}
