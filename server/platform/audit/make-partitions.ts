import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import type { Services } from "../services.ts";

/**
 * Makes the audit log's partitions of this and the next three months, as far as they are missing (migration 0045). Runs every day; several workers at once do no harm.
 * @returns how many were made
 * @throws when the DEFAULT partition is held by others for more than 3 s: the job is then tried again
 */
export async function makeAuditPartitions(services: Services): Promise<number> {
  return withTx(services, { actor: systemActor }, async (tx) => (await tx.query<{ made: number }>("SELECT audit_make_partitions($1) AS made", [tx.now])).rows[0]?.made ?? 0);
}
