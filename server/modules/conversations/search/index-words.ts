import { setTimeout as sleep } from "node:timers/promises";
import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { lookEvery } from "../../../platform/jobs/look-every.ts";
import type { Job } from "../../../platform/jobs/worker.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./words.queries.ts";

/** New messages that one step takes, and milliseconds between two looks: what was sent is found within about two seconds. */
const step = 250;
const every = 1000;
/** Old messages that one step takes, and steps of them that one look does, so that new ones never wait long. */
const oldStep = 2000;
const oldSteps = 5;

/**
 * CV-11: puts the words of new messages where they are searched, and goes on with those from before there was a search. Done every second
 * by each worker; one at a time looks. @returns how many new messages there were
 */
export async function indexWords(services: Services): Promise<number> {
  let found = 0;
  for (let last = step, took = 0; last === step; found += last) {
    // A step keeps a core busy: who sends or reads meanwhile gets as much time between two of them.
    await sleep(took);
    const begun = performance.now();
    last = await withTx(services, { actor: systemActor }, async (tx) => (await queries.indexWords.run({ limit: step }, tx))[0]?.count ?? 0);
    took = performance.now() - begun;
  }
  for (let i = 0, more = true; more && i < oldSteps; i++) {
    more = await withTx(services, { actor: systemActor }, async (tx) => (await queries.fillWords.run({ limit: oldStep }, tx))[0]?.more ?? false);
  }
  return found;
}

/** Looks for as long as the process runs. @returns what to do at the end */
export function startIndexing(services: Services): () => Promise<void> {
  return lookEvery(services, every, "new messages could not be made ready for searching", () => indexWords(services));
}

/** Workers look every second by themselves; the timer is for one whose own look has stopped. */
export const indexJob: Job = { name: "conversations.index-words", run: async (services) => { await indexWords(services); } };
