import type { DeskProblem } from "../../../../contract/desk-links.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { staffWith } from "../../identity/index.ts";
import { attachTickets } from "./attach-tickets.ts";
import { lockProblem, note } from "./lock-problem.ts";
import * as queries from "./problems.queries.ts";
import { showProblem, tellProblem } from "./show-problem.ts";

export interface ProblemWords { title: string; category: string; statement: string | null }
export interface NewProblem extends ProblemWords { clientId: string; tickets: readonly string[]; how?: "hand" | "surge" }

/** DK-13: opens a problem with its first tickets; whoever opens it looks after it. The same client id answers with the first. @throws 404, 422 */
export async function createProblem(tx: Tx, { clientId, tickets, how = "hand", ...words }: NewProblem): Promise<DeskProblem> {
  const id = newId();
  const [made] = await queries.insertProblem.run({ id, clientId, ...filled(words), now: tx.now }, tx);
  if (!made) return showProblem(tx, (await queries.findByClientId.run({ clientId }, tx))[0]?.id ?? "");
  await note(tx, id, "opened", undefined, words);
  await attachTickets(tx, id, tickets, how);
  tellProblem(tx, id);
  return showProblem(tx, id);
}

/** @throws 404; 409 `problem-changed` with how it is now; 422 for somebody who is not on the staff */
export async function changeProblem(tx: Tx, id: string, { version, ownerId, ...words }: ProblemWords & { version: number; ownerId: string | null }): Promise<DeskProblem> {
  const before = await lockProblem(tx, id);
  if (before.version !== version) throw conflict("problem-changed", "Somebody has changed this problem meanwhile. Look at it, then change it again.", { problem: await showProblem(tx, id) });
  if (ownerId !== null && ownerId !== before.ownerId && !(await staffWith(tx, "ticket.triage")).some((person) => person.id === ownerId)) throw invalid([{ path: "ownerId", message: "Choose somebody who works on tickets." }]);
  await queries.updateProblem.run({ id, ...filled(words), ownerId, now: tx.now }, tx);
  const { title, category, statement } = before;
  await note(tx, id, "changed", { title, category, statement, ownerId: before.ownerId }, { ...filled(words), ownerId });
  tellProblem(tx, id);
  return showProblem(tx, id);
}

/** Opens a resolved problem again, for reports that still come; its tickets stay as they are. Open already: nothing changes. @throws 404 */
export async function reopenProblem(tx: Tx, id: string): Promise<DeskProblem> {
  const before = await lockProblem(tx, id);
  if (before.state === "resolved") {
    await queries.setState.run({ id, state: "open", resolvedAt: null, now: tx.now }, tx);
    await note(tx, id, "reopened", undefined, undefined);
    tellProblem(tx, id);
  }
  return showProblem(tx, id);
}

/** Nothing said is no statement. */
const filled = (words: ProblemWords): ProblemWords => ({ ...words, statement: words.statement || null });
