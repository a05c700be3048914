import { setTimeout as sleep } from "node:timers/promises";
import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { lookEvery } from "../../../platform/jobs/look-every.ts";
import type { Job } from "../../../platform/jobs/worker.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./words.queries.ts";

/** Milliseconds between two looks: what was sent is found within about two seconds. */
const every = 1000;
/** New messages that one look finds, and milliseconds for which they are the looker's alone (migration 0038 says 10 seconds); and how many of them one step takes. */
const lookLimit = 5000, lookLasts = 8000;
const step = 25;
/**
 * A step keeps a core at work: who sends or reads meanwhile gets three times as much time between two of them (as much again was felt by every
 * hundredth message that was sent), and while many people are served this many times as much. Then at most a thirtieth of a core is taken, about 150 messages a second, and what is sent faster than that is found later; after `mostLate` milliseconds of it, searching has waited enough.
 */
const rest = 3, restWhileBusy = 30, mostRest = 1000, mostLate = 120_000;
/** Old messages that one step takes, and steps of them that one look does, so that new ones never wait long; while many people are served one small step. */
const oldStep = 2000, oldStepWhileBusy = 50;
const oldSteps = 5;

/**
 * CV-11: puts the words of new messages where they are searched, and goes on with those from before there was a search. Done every second
 * by each worker; one at a time is at it, the others wait. What is left when the process ends, another one or the next finds.
 * @returns how many new messages there were
 */
export async function indexWords(services: Services, isEnding: () => boolean = () => false): Promise<number> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T[]>): Promise<T | undefined> => withTx(services, { actor: systemActor }, async (tx) => (await work(tx))[0]);
  let found = 0;
  const begunAt = performance.now();
  for (let whole = false; !whole && !isEnding();) {
    const look = await asSystem((tx) => queries.lookForNew.run({ limit: lookLimit }, tx));
    if (look?.busy) {
      await sleep(100);
      continue;
    }
    const { conversationIds, seqs, seen, seenAt } = look ?? {};
    if (!conversationIds || !seqs || !seen || !seenAt) break;
    let took = 0, at = 0;
    for (const lookedAt = performance.now(); at < seqs.length && performance.now() - lookedAt < lookLasts && !isEnding(); at += step) {
      if (at > 0) await sleep(Math.min(took * (services.load.busy() && performance.now() - begunAt < mostLate ? restWhileBusy : rest), mostRest));
      const begun = performance.now();
      await asSystem((tx) => queries.putWords.run({ conversationIds: conversationIds.slice(at, at + step), seqs: seqs.slice(at, at + step) }, tx));
      took = performance.now() - begun;
    }
    found += Math.min(at, seqs.length);
    whole = at >= seqs.length && seqs.length < lookLimit;
    await asSystem((tx) => queries.looked.run({ seen, seenAt, whole }, tx));
  }
  for (let i = 0, more = true, busy = false; more && !busy && i < oldSteps && !isEnding(); i++) {
    busy = services.load.busy();
    more = (await asSystem((tx) => queries.fillWords.run({ limit: busy ? oldStepWhileBusy : oldStep }, tx)))?.more ?? false;
  }
  return found;
}

/** Looks for as long as the process runs. @returns what to do at the end */
export function startIndexing(services: Services): () => Promise<void> {
  return lookEvery(services, every, "new messages could not be made ready for searching", (isEnding) => indexWords(services, isEnding));
}

/** Workers look every second by themselves; the timer is for one whose own look has stopped. */
export const indexJob: Job = { name: "conversations.index-words", run: async (services) => { await indexWords(services); } };
