import type { Tx } from "../../platform/db/tx.ts";
import { conflict, isDatabaseError } from "../../platform/errors.ts";
import { usernamesFor } from "./derive-username.ts";
import * as queries from "./sign-in.queries.ts";

/** So often somebody else may take the name between looking and taking. */
const attempts = 8;

/**
 * Gives a person without a username one made from their name, so that mentions and sign-in by username reach them. Who has one
 * keeps it. Only the database's unique index decides a race: the loser looks again. The transaction must pass row-level security.
 * @throws 409 `username-taken` when every attempt lost
 */
export async function giveUsername(tx: Tx, personId: string, name: string): Promise<void> {
  const candidates = usernamesFor(name);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const [free] = await queries.firstFreeUsername.run({ candidates }, tx);
    if (free && await take(tx, personId, free.username)) return;
  }
  throw conflict("username-taken", "No username could be made from this name. Write the name in another way, or try again.");
}

/** A failed statement would undo everything so far: the savepoint keeps it. @returns false when somebody else has it by now */
async function take(tx: Tx, personId: string, username: string): Promise<boolean> {
  await tx.query("SAVEPOINT username", []);
  try {
    await queries.giveUsername.run({ personId, username, now: tx.now }, tx);
  } catch (error) {
    if (!isDatabaseError(error) || error.constraint !== "identity_people_username_once") throw error;
    await tx.query("ROLLBACK TO SAVEPOINT username", []);
    return false;
  }
  await tx.query("RELEASE SAVEPOINT username", []);
  return true;
}
