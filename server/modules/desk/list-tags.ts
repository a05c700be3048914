import type { Tx } from "../../platform/db/tx.ts";
import { tagsInUse } from "./staff.queries.ts";

/** How many of the last changed tickets are looked at: what is older is not "of late". */
const recentTickets = 5000;

/** Tags in use that begin like `typed`, most used of late first. At most 50. */
export async function listTags(tx: Tx, typed = ""): Promise<string[]> {
  return (await tagsInUse.run({ recent: recentTickets, prefix: typed.trim().toLowerCase() }, tx)).map((row) => row.tag);
}
