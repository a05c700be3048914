import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import * as queries from "./figures.queries.ts";

/**
 * AS-11: says of unanswered questions that somebody has seen to them, or takes that back. They are listed no more; the same asked anew is.
 * Questions that are gone, and those that are so already, are passed over.
 */
export async function settleQuestions(tx: Tx, ids: readonly string[], done: boolean): Promise<void> {
  const count = await queries.settleQuestions.run({ ids, doneAt: done ? tx.now : null }, tx);
  // Their words are the members' and may be erased: the log only counts.
  if (count > 0) await audit(tx, { verb: done ? "questions.done" : "questions.reopened", subjectKind: "assistant", subjectId: null, after: { count } });
}
