import { actorFromRow, type ActorRow } from "../../platform/actor.ts";
import { conflict } from "../../platform/errors.ts";
import { ownTransaction, type Tx } from "../../platform/db/tx.ts";

const become = "SELECT * FROM actor_begin_person($1::uuid)";

/**
 * Runs a step of this transaction as another person, then goes back to the actor. For one thing only: putting what a member has
 * said into a ticket in their own name, when staff take a talk over. The database knows of the change, so its rules hold.
 * @throws conflict `deactivated` when the person can't act any more
 */
export async function actAs<T>(tx: Tx, personId: string, work: (theirs: Tx) => Promise<T>): Promise<T> {
  ownTransaction(tx);
  const { rows } = await tx.query<ActorRow>(become, [personId]);
  if (rows.length === 0) throw conflict("deactivated", "This account is deactivated, so its talk can't be taken over.");
  const result = await work({ ...tx, actor: actorFromRow(rows[0]) });
  await tx.query(become, [tx.actor.personId]);
  return result;
}
