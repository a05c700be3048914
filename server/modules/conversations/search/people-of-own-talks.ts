import type { Tx } from "../../../platform/db/tx.ts";
import * as queries from "./words.queries.ts";

/** Who is meant by a name or username among those whom the actor talks with, themselves included. */
export async function peopleOfOwnTalks(tx: Tx, words: string): Promise<string[]> {
  return (await queries.peopleOfOwnTalks.run({ words: words.trim().replace(/^@/, "").replace(/[\\%_]/g, "\\$&") }, tx)).map(({ id }) => id);
}
