import type { DeskProblem } from "../../../../contract/desk-links.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import { attachTickets } from "../problems/attach-tickets.ts";
import { createProblem, type ProblemWords } from "../problems/change-problem.ts";
import { showProblem } from "../problems/show-problem.ts";
import { beginAttaching } from "./attach-surge.ts";
import { keepWordsOfRest } from "./forget-words.ts";
import * as queries from "./surge.queries.ts";

type Into = { problemId: string } | (ProblemWords & { clientId: string });

/**
 * DK-14: makes a problem of a surge, or hangs its reports off one that is there. Reports that are something else are left out, and what
 * looks like the rest attaches itself from then on. A large one is hung off in batches by a job. Accepted already: answers with its problem.
 * @throws 404; 409 `surge-decided`, `problem-resolved`
 */
export async function acceptSurge(tx: Tx, id: string, { without, ...into }: Into & { without: readonly string[] }): Promise<DeskProblem> {
  const surge = await lockSurge(tx, id);
  if (surge.state === "accepted" && surge.problemId !== null) return attachTickets(tx, surge.problemId, [], "surge");
  if (surge.state === "dismissed") throw decided("dismissed");
  if (without.length > 0) {
    await queries.takeOut.run({ surgeId: id, ticketIds: without }, tx);
    await keepWordsOfRest(tx, id);
  }
  const { id: problemId } = "problemId" in into ? await attachTickets(tx, into.problemId, [], "surge") : await createProblem(tx, { ...into, tickets: [] });
  await decide(tx, id, "accepted", problemId);
  await beginAttaching(tx, id, problemId);
  return showProblem(tx, problemId);
}

/** It is no surge: it comes back only when twice as many look alike. Dismissed already: nothing changes. @throws 404; 409 `surge-decided` */
export async function dismissSurge(tx: Tx, id: string): Promise<void> {
  const surge = await lockSurge(tx, id);
  if (surge.state === "accepted") throw decided("accepted");
  if (surge.state === "proposed") await decide(tx, id, "dismissed", null);
}

/** Takes a dismissal back. Proposed already: nothing changes. @throws 404; 409 `surge-decided` */
export async function undismissSurge(tx: Tx, id: string): Promise<void> {
  const surge = await lockSurge(tx, id);
  if (surge.state === "accepted") throw decided("accepted");
  if (surge.state === "proposed") return;
  await queries.proposeAgain.run({ id }, tx);
  await audit(tx, { verb: "surge.proposed", subjectKind: "desk-surge", subjectId: id });
  publish(tx, "desk", "surge", { id });
}

async function lockSurge(tx: Tx, id: string): Promise<queries.LockSurgeResult> {
  const [surge] = await queries.lockSurge.run({ id }, tx);
  if (!surge) throw notFound("This surge");
  return surge;
}

async function decide(tx: Tx, id: string, state: "accepted" | "dismissed", problemId: string | null): Promise<void> {
  await queries.decide.run({ id, state, problemId, now: tx.now }, tx);
  await audit(tx, { verb: `surge.${state}`, subjectKind: "desk-surge", subjectId: id, after: { problemId } });
  publish(tx, "desk", "surge", { id });
}

const decided = (how: string) => conflict("surge-decided", `A colleague has ${how} it meanwhile.`, { state: how });
