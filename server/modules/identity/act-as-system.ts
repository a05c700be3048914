import { ownTransaction, type Tx } from "../../platform/db/tx.ts";

/**
 * Lets the rest of a visitor's transaction pass row-level security. Only for set-up and invitations: there a secret token takes the
 * place of an account, and an account is what they make. The audit log keeps naming the visitor as the actor.
 */
export async function actAsSystem(tx: Tx): Promise<void> {
  ownTransaction(tx);
  await tx.query("SELECT set_config('baraza.actor_kind', 'system', true)", []);
}

/** Does one thing as the system and goes on as the caller: for rows about a person that nobody may read or write by hand. */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const asCaller = () => tx.query("SELECT set_config('baraza.actor_kind', $1, true)", [tx.actor.kind]);
  await actAsSystem(tx);
  try {
    const result = await work();
    await asCaller();
    return result;
  } catch (error) {
    // A caller that catches this must not go on as the system. In a transaction that PostgreSQL gave up nothing can be done, nor set.
    await asCaller().catch(() => {});
    throw error;
  }
}
