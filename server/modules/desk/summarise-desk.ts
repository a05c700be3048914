import type { DeskSummary } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { breachedBefore } from "./settings.ts";
import * as queries from "./summary.queries.ts";

/** Counts for badges: exact, of unsolved tickets, in one look at their index. */
export async function summariseDesk(tx: Tx): Promise<DeskSummary> {
  const [counts] = await queries.summary.run({ breachedBefore: breachedBefore(tx) }, tx);
  return counts ?? { open: 0, inProgress: 0, pending: 0, unassigned: 0, mine: 0, breaching: 0, mentions: 0 };
}
