import type { StoredFile } from "../../../contract/files.ts";
import type { Tx } from "../db/tx.ts";
import { readyOfOwner } from "./files.queries.ts";

/** Ready files of a person, without those that they sent as the team, oldest first, after the id `after` (null: from the start); at most `limit`. */
export async function filesOfOwner(tx: Tx, personId: string, after: string | null, limit: number): Promise<StoredFile[]> {
  return await readyOfOwner.run({ ownerId: personId, after, limit }, tx) as StoredFile[];
}
