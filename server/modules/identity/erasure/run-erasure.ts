import { z } from "zod";
import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { addToJournal, journalOf } from "../../../platform/backup/erasure-journal.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import type { Job } from "../../../platform/jobs/worker.ts";
import type { Eraser } from "../../../platform/ports.ts";
import type { Services } from "../../../platform/services.ts";
import { eraseJob } from "./ask-erasure.ts";
import { personEraser, signInEraser } from "./erasers.ts";
import { mailReceipt } from "./erasure-mails.ts";
import * as queries from "./erasure.queries.ts";

/** The way: nobody can sign in any more, then every module, then the person's own row. */
function erasersInOrder(services: Services): Eraser[] {
  const ends = new Set([signInEraser.name, personEraser.name]);
  return [signInEraser, ...services.modules.erasers.filter((e) => !ends.has(e.name)), personEraser];
}

/**
 * Walks an erasure to its end (ID-13). Every step is a transaction that locks the erasure, does a bounded piece of one eraser's work and
 * counts it on the receipt: killed at any point, the next run goes on where this one was, and two runs at once take turns.
 */
export async function runErasure(services: Services, erasureId: string): Promise<void> {
  const begun = await begin(services, erasureId);
  if (!begun) return;
  await noteOutside(services, begun);
  while (await step(services, erasureId));
  await finish(services, erasureId);
}

/** A backup of before brings the person back: what is written outside of the database lets the restore erase them again. */
async function noteOutside({ config, log }: Services, { personId, at }: { personId: string; at: Date }): Promise<void> {
  await addToJournal(journalOf(config.dataDir), [{ personId, at: at.toISOString() }]).catch((err: unknown) => log.error({ err }, "an erasure could not be noted in the data folder: the next backup will note it"));
}

/** @returns who is erased, and since when; null when there is nothing to do */
function begin(services: Services, erasureId: string): Promise<{ personId: string; at: Date } | null> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [row] = await queries.lock.run({ id: erasureId }, tx);
    if (!row || row.undoneAt || row.doneAt || row.dueAt > tx.now) return null;
    if (!row.startedAt) {
      // Somebody who joined the staff meanwhile has work in hand: the wish has to be asked for again after they leave.
      if ((await queries.isStaff.run({ personId: row.personId }, tx))[0]?.isStaff) {
        await queries.cancel.run({ id: erasureId, now: tx.now }, tx);
        await audit(tx, { verb: "erasure.undone", subjectKind: "person", subjectId: row.personId, after: { erasureId, why: "staff-account" } });
        return null;
      }
      await queries.begin.run({ id: erasureId, now: tx.now }, tx);
      await audit(tx, { verb: "erasure.started", subjectKind: "person", subjectId: row.personId, after: { erasureId } });
    }
    const erasers = erasersInOrder(services);
    await queries.addSteps.run({ id: erasureId, erasers: erasers.map((e) => e.name), titles: erasers.map((e) => e.title.en) }, tx);
    return { personId: row.personId, at: row.startedAt ?? tx.now };
  });
}

/** One piece of work with its line. @returns whether there may be more */
function step(services: Services, erasureId: string): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [row] = await queries.lock.run({ id: erasureId }, tx);
    if (!row || row.doneAt) return false;
    const erasers = erasersInOrder(services);
    const [next] = await queries.nextStep.run({ id: erasureId, known: erasers.map((e) => e.name) }, tx);
    const eraser = erasers.find((e) => e.name === next?.eraser);
    if (!eraser) return false;
    const { count, done } = await eraser.erase(tx, { personId: row.personId, pseudonym: row.pseudonym });
    await queries.noteStep.run({ id: erasureId, eraser: eraser.name, count, done, now: tx.now }, tx);
    return true;
  });
}

function finish(services: Services, erasureId: string): Promise<void> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [row] = await queries.lock.run({ id: erasureId }, tx);
    if (!row || row.doneAt) return;
    const steps = await queries.stepsOf.run({ id: erasureId }, tx);
    await queries.finish.run({ id: erasureId, now: tx.now }, tx);
    if (row.mailAddress) await mailReceipt(tx, { address: row.mailAddress, locale: row.mailLocale }, steps);
    await audit(tx, { verb: "erasure.done", subjectKind: "person", subjectId: row.personId, after: { erasureId, steps: Object.fromEntries(steps.map((s) => [s.name, s.count])) } });
    await emit(tx, "person.erased", { personId: row.personId });
  });
}

/** Erasures whose grace is over, and those that a killed worker left. */
export async function runDueErasures(services: Services): Promise<void> {
  const due = await withTx(services, { actor: systemActor }, (tx) => queries.due.run({ now: tx.now }, tx));
  for (const { id } of due) await runErasure(services, id);
}

const payloadShape = z.object({ erasureId: z.uuid() });
export const erasureJob: Job = { name: eraseJob, run: (services, payload) => runErasure(services, payloadShape.parse(payload).erasureId) };
