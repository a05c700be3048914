import type { Tx } from "../../platform/db/tx.ts";

/**
 * Lets the rest of a visitor's transaction pass row-level security. Only for set-up and invitations: there a secret token takes the
 * place of an account, and an account is what they make. The audit log keeps naming the visitor as the actor.
 */
export async function actAsSystem(tx: Tx): Promise<void> {
  await tx.query("SELECT set_config('baraza.actor_kind', 'system', true)", []);
}
