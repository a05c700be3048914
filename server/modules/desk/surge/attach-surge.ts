import { may, systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { DomainError } from "../../../platform/errors.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import type { Services } from "../../../platform/services.ts";
import { attachTickets } from "../problems/attach-tickets.ts";
import { tellProblem } from "../problems/show-problem.ts";
import * as queries from "./surge.queries.ts";

/** The job that hangs the reports of an accepted surge off its problem. */
export const attachSurgeJob = "desk.attach-surge";
/** Reports in one transaction: nobody waits long for a ticket, and a killed worker leaves whole ones. */
const batch = 50;

interface Ask { surgeId: string; askedBy: string | null }

/** Hangs the first reports of an accepted surge off its problem at once, and leaves the rest of a large one to a job. */
export async function beginAttaching(tx: Tx, surgeId: string, problemId: string): Promise<void> {
  const more = await attachBatch(tx, surgeId, problemId);
  await queries.setAttaching.run({ id: surgeId, attaching: more }, tx);
  // In the problem's own queue: an answer to all waits until all hang there.
  if (more) await addJob(tx, { identifier: attachSurgeJob, payload: { surgeId, askedBy: tx.actor.personId } satisfies Ask, queue: `problem:${problemId}` });
}

/**
 * Goes on hanging reports off, batch by batch, as the person who accepted; it was theirs to decide then, so if they may not any more, the
 * system does. After a stop it goes on behind the last whole batch. A problem that was resolved meanwhile takes no more.
 */
export async function attachSurge(services: Services, { surgeId, askedBy }: Ask): Promise<void> {
  let actor: { personId: string } | { actor: typeof systemActor } = askedBy === null ? { actor: systemActor } : { personId: askedBy };
  for (let step: Step = "more"; step !== "ended";) {
    step = await withTx(services, actor, (tx) => attachMore(tx, surgeId), { requestId: `surge:${surgeId}`, address: "" });
    if (step === "not-allowed") actor = { actor: systemActor };
  }
}

type Step = "more" | "ended" | "not-allowed";

async function attachMore(tx: Tx, surgeId: string): Promise<Step> {
  if (!may(tx.actor, "ticket.triage")) return "not-allowed";
  const [surge] = await queries.lockSurge.run({ id: surgeId }, tx);
  if (!surge?.attaching || surge.problemId === null) return "ended";
  const more = await attachBatch(tx, surgeId, surge.problemId);
  if (!more) await queries.setAttaching.run({ id: surgeId, attaching: false }, tx);
  publish(tx, "desk", "surge", { id: surgeId });
  tellProblem(tx, surge.problemId);
  return more ? "more" : "ended";
}

/** @returns whether there are more */
async function attachBatch(tx: Tx, surgeId: string, problemId: string): Promise<boolean> {
  const waiting = (await queries.waitingTickets.run({ surgeId, limit: batch }, tx)).map((ticket) => ticket.id);
  if (!(await attachAll(tx, problemId, waiting))) return false;
  await queries.settleTickets.run({ surgeId, ticketIds: waiting, now: tx.now }, tx);
  return waiting.length === batch && (await queries.waitingTickets.run({ surgeId, limit: 1 }, tx)).length > 0;
}

/** @returns false when the problem takes none any more */
async function attachAll(tx: Tx, problemId: string, tickets: readonly string[]): Promise<boolean> {
  try {
    await attachTickets(tx, problemId, tickets, "surge");
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error;
    if (error.code === "problem-resolved") return false;
    // One that can't be hung off must not keep the others back.
    if (tickets.length > 1) for (const one of tickets) await attachAll(tx, problemId, [one]);
  }
  return true;
}
