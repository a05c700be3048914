import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import * as queries from "./problems.queries.ts";

/** Loads a problem to change it: nobody else changes it until this transaction ends. @throws notFound */
export async function lockProblem(tx: Tx, id: string): Promise<queries.LockProblemResult> {
  const [found] = await queries.lockProblem.run({ id }, tx);
  if (!found) throw notFound("This problem");
  return found;
}

/** A row of the problem's history, which is the audit log. */
export function note(tx: Tx, id: string, what: string, before: unknown, after: unknown): Promise<void> {
  return audit(tx, { verb: `problem.${what}`, subjectKind: "desk-problem", subjectId: id, before, after });
}
