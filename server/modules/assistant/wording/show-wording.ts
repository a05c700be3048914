import type { WordingStatus } from "../../../../contract/assistant.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { pausedUntil, failuresToPause } from "./breaker.ts";
import { wordingOn } from "./settings.ts";
import * as queries from "./wording.queries.ts";

const day = 86_400_000;
const shownDays = 7;
const keptDays = 90;

/** AS-10: whether a model is set, how it has done in the last days, and what went wrong last. Never its key. */
export async function showWording(tx: Tx): Promise<WordingStatus> {
  const { config, settings } = tx.services;
  const [counts, latest, [trouble]] = [
    await queries.countCalls.run({ since: new Date(tx.now.getTime() - shownDays * day) }, tx),
    await queries.latestCalls.run({ since: new Date(tx.now.getTime() - day), limit: failuresToPause + 1 }, tx),
    await queries.lastTrouble.run(undefined, tx),
  ];
  const total = counts.reduce((sum, { outcome, count }) => (outcome === "overtaken" ? sum : sum + count), 0);
  const worded = counts.find(({ outcome }) => outcome === "worded");
  return {
    on: settings.get(wordingOn), model: config.wording?.model ?? null, host: config.wording ? new URL(config.wording.url).host : null,
    days: shownDays, calls: total, worded: worded?.count ?? 0, fallbackShare: total === 0 ? null : (total - (worded?.count ?? 0)) / total,
    usualMilliseconds: worded?.milliseconds ?? null,
    outcomes: counts.map(({ outcome, count }) => ({ outcome: outcome as WordingStatus["outcomes"][number]["outcome"], count })),
    pausedUntil: pausedUntil(latest, tx.now)?.toISOString() ?? null,
    lastTrouble: trouble ? { at: trouble.at.toISOString(), outcome: trouble.outcome as WordingStatus["outcomes"][number]["outcome"], detail: trouble.detail } : null,
    abilities: { change: may(tx.actor, "settings.change") },
  };
}

/** Forgets calls that no figure shows any more. */
export async function forgetCalls(tx: Tx): Promise<void> {
  await queries.forgetCalls.run({ before: new Date(tx.now.getTime() - keptDays * day) }, tx);
}
