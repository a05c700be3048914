import { may, systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { DomainError } from "../../../platform/errors.ts";
import { derivedId } from "../../../platform/ids.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import type { Services } from "../../../platform/services.ts";
import { accessTicket } from "../access.ts";
import { isRequester } from "../policy.ts";
import { replyToTicket } from "../reply-to-ticket.ts";
import { isActive } from "../state-machine.ts";
import { answerJob } from "./answer-all.ts";
import { lockProblem, note } from "./lock-problem.ts";
import * as queries from "./problems.queries.ts";
import { tellProblem } from "./show-problem.ts";

/** Tickets in one transaction: a killed worker leaves whole ones, and nobody waits long for a ticket. */
const batch = 20;

type Step = "more" | "ended" | "unseen" | "early";
interface Ask { answerId: string; askedBy: string }

/**
 * Sends an answer to all tickets of its problem, as the person who asked and with the rights that they have now. Each ticket is answered
 * once: its message has an id made of the answer's and the ticket's. Whoever lost the right meanwhile sends nothing more.
 */
export async function runAnswer(services: Services, ask: Ask): Promise<void> {
  for (let step: Step = "more"; step === "more";) {
    step = await withTx(services, { personId: ask.askedBy }, (tx) => runBatch(tx, ask.answerId), { requestId: `answer:${ask.answerId}`, address: "" });
    if (step === "unseen") await withTx(services, { actor: systemActor }, (tx) => stopUnseen(tx, ask.answerId));
    if (step === "early") await withTx(services, { actor: systemActor }, (tx) => lookLater(tx, ask));
  }
}

async function runBatch(tx: Tx, answerId: string): Promise<Step> {
  const [answer] = await queries.lockAnswer.run({ id: answerId }, tx);
  // Whoever may not answer tickets any more answers nobody, though they may still see them.
  if (!answer || !may(tx.actor, "ticket.reply")) return "unseen";
  if (answer.state === "done" || answer.state === "stopped") return "ended";
  // Nodes' clocks differ: until its moment it can be stopped.
  if (tx.now < answer.startsAt) return "early";
  if (answer.state === "waiting") {
    await queries.insertItems.run({ answerId, problemId: answer.problemId }, tx);
    await queries.setAnswerState.run({ id: answerId, state: "running", finishedAt: null }, tx);
  }
  const waiting = await queries.waitingItems.run({ answerId, limit: batch }, tx);
  for (const { ticketId } of waiting) await queries.settleItem.run({ answerId, ticketId, ...(await answerOne(tx, ticketId, answer)) }, tx);
  if (waiting.length < batch) {
    // Reports that were hung off it meanwhile are answered too; while the problem is locked, no more are.
    await lockProblem(tx, answer.problemId);
    if (await queries.insertItems.run({ answerId, problemId: answer.problemId }, tx) > 0) return "more";
    await queries.setAnswerState.run({ id: answerId, state: "done", finishedAt: tx.now }, tx);
    if (answer.resolves) {
      await queries.setState.run({ id: answer.problemId, state: "resolved", resolvedAt: tx.now, now: tx.now }, tx);
      await note(tx, answer.problemId, "resolved", undefined, { answerId });
    }
  }
  tellProblem(tx, answer.problemId);
  return waiting.length < batch ? "ended" : "more";
}

/** What can't be answered is skipped with the reason; anything but a refusal ends the batch, which is then tried again whole. */
async function answerOne(tx: Tx, ticketId: string, { id, body, resolves }: queries.LockAnswerResult): Promise<{ outcome: "answered" | "skipped"; reason: string | null }> {
  try {
    // Solved meanwhile by somebody who answered it: one answer is enough.
    const ticket = await accessTicket(tx, ticketId);
    if (isRequester(tx.actor, ticket)) return { outcome: "skipped", reason: "It is of whoever answers: they know." };
    if (!isActive(ticket.status)) return { outcome: "skipped", reason: "It was solved meanwhile." };
    await replyToTicket(tx, ticketId, { clientId: derivedId("problem-answer", id, ticketId), body, oneOfMany: true, ...(resolves ? { setStatus: "resolved" as const } : {}) });
    return { outcome: "answered", reason: null };
  } catch (error) {
    if (error instanceof DomainError && error.status < 500) return { outcome: "skipped", reason: error.message };
    throw error;
  }
}

async function stopUnseen(tx: Tx, answerId: string): Promise<void> {
  const [answer] = await queries.lockAnswer.run({ id: answerId }, tx);
  if (!answer || answer.state === "done" || answer.state === "stopped") return;
  await queries.setAnswerState.run({ id: answerId, state: "stopped", finishedAt: tx.now }, tx);
  await note(tx, answer.problemId, "answer_stopped", undefined, { answerId, reason: "whoever asked may not answer tickets any more" });
  tellProblem(tx, answer.problemId);
}

async function lookLater(tx: Tx, ask: Ask): Promise<void> {
  const [answer] = await queries.lockAnswer.run({ id: ask.answerId }, tx);
  if (answer?.state === "waiting") await addJob(tx, { identifier: answerJob, payload: ask, queue: `problem:${answer.problemId}`, runAt: answer.startsAt });
}
