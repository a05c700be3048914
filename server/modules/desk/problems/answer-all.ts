import type { DeskProblem } from "../../../../contract/desk-links.ts";
import { answerGraceSeconds } from "../../../../contract/desk-many.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import { lockProblem, note } from "./lock-problem.ts";
import * as queries from "./problems.queries.ts";
import { showProblem, tellProblem } from "./show-problem.ts";

/** The job that sends an answer to all tickets of a problem. */
export const answerJob = "desk.answer-problem";

/**
 * DK-13: one answer to all unsolved tickets of a problem, sent by a job as the person who asked. For `answerGraceSeconds` it can be stopped.
 * The same client id again answers as the first did. @throws 404; 409 `answer-under-way`, `problem-resolved`
 */
export async function answerProblem(tx: Tx, problemId: string, { clientId, body, resolves }: { clientId: string; body: string; resolves: boolean }): Promise<DeskProblem> {
  const problem = await lockProblem(tx, problemId);
  const id = newId();
  const startsAt = new Date(tx.now.getTime() + answerGraceSeconds * 1000);
  const before = await showProblem(tx, problemId);
  // Whoever repeats a request whose answer got lost has sent it.
  const [made] = await queries.insertAnswer.run({ id, problemId, clientId, body, resolves, startsAt }, tx);
  if (!made) return before;
  if (problem.state === "resolved") throw conflict("problem-resolved", "This problem is resolved. Open it again first.");
  await note(tx, problemId, "answered", undefined, { answerId: id, resolves, body });
  await addJob(tx, { identifier: answerJob, payload: { answerId: id, askedBy: tx.actor.personId }, queue: `problem:${problemId}`, runAt: startsAt });
  tellProblem(tx, problemId);
  return showProblem(tx, problemId);
}

/** Stops an answer before anybody got it. Stopped already: nothing changes. @throws 404; 409 `too-late` */
export async function stopAnswer(tx: Tx, problemId: string, answerId: string): Promise<DeskProblem> {
  await lockProblem(tx, problemId);
  const [answer] = await queries.lockAnswer.run({ id: answerId }, tx);
  if (!answer || answer.problemId !== problemId) throw notFound("This answer");
  if (answer.state === "running" || answer.state === "done") throw conflict("too-late", "It is being sent already. Write another answer if something in it is wrong.");
  if (answer.state === "waiting") {
    await queries.setAnswerState.run({ id: answerId, state: "stopped", finishedAt: tx.now }, tx);
    await note(tx, problemId, "answer_stopped", undefined, { answerId });
    tellProblem(tx, problemId);
  }
  return showProblem(tx, problemId);
}
