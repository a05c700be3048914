import { systemActor } from "../../../platform/actor.ts";
import { byIndex } from "../../../platform/db/by-index.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { reaction, type Reaction } from "../../../platform/events.ts";
import { lookEvery } from "../../../platform/jobs/look-every.ts";
import type { Services } from "../../../platform/services.ts";
import { accessTicket } from "../access.ts";
import * as queries from "./automations.queries.ts";
import { reasons } from "./conditions.ts";
import { factsFor } from "./facts.ts";
import { eventsOf, happeningOf, type Happening } from "./happened.ts";
import { isInForce, loadRules, versionAt, type Rule } from "./rules.ts";
import { causeOf, runRule } from "./run-rule.ts";
import { sweepTimed } from "./run-timed.ts";

/** Rounds of one look at a ticket: what rules did is itself looked at, and ends with the longest chain. */
const mostRounds = 8;

/**
 * Asks all rules, in their order, about what happened to a ticket since they were last asked. One worker at a time does it for a ticket; one
 * that is killed leaves the rest to the next, and a run's own row keeps it from happening twice.
 * @returns false when another worker is at it
 */
export function keepTicket(services: Services, ticketId: string): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    await queries.beginTicket.run({ ticketId }, tx);
    const [taken] = await queries.takeTicket.run({ ticketId }, tx);
    if (!taken) return false;
    const rules = (await loadRules(tx)).filter((rule) => isInForce(rule));
    const [oldest] = rules.flatMap((rule) => rule.versions.map((version) => version.validFrom)).sort((a, b) => a.getTime() - b.getTime());
    let seenTo = taken.seenTo;
    let { version } = await accessTicket(tx, ticketId);
    if (!oldest) return true;
    for (let round = 0; round < mostRounds; round++) {
      const happened = (await queries.history.run({ ticketIds: [ticketId], after: seenTo, since: oldest }, tx)).map(happeningOf);
      if (happened.length === 0) break;
      for (const happening of happened) {
        await askRules(services, tx, ticketId, happening, rules);
        seenTo = happening.id;
      }
      ({ version } = await accessTicket(tx, ticketId));
    }
    await queries.settleTicket.run({ ticketId, version, seenTo }, tx);
    return true;
  });
}

/** Each rule sees what those before it did. */
async function askRules(services: Services, tx: Tx, ticketId: string, happening: Happening, rules: readonly Rule[]): Promise<void> {
  const events = eventsOf(happening);
  const waiting = rules.map((rule) => versionAt(rule, happening.at)).filter((rule) => rule !== null).filter(({ when }) => events.some((event) => event === when.event));
  if (waiting.length === 0) return;
  const cause = await causeOf(tx, ticketId, happening.id, happening.requestId);
  for (const rule of waiting) {
    const facts = await factsFor(tx, rule, await accessTicket(tx, ticketId), happening.at);
    if (reasons(rule, facts) !== null) await runRule(services, rule, cause, facts);
  }
}

/** Tickets in one look. */
const batch = 200;
/** A transaction that began this long ago, in milliseconds, has ended: what it changed is seen by now. */
const longestTransaction = 60_000;
/** Without rules the place in time is only kept up so often, in milliseconds. */
const idle = 600_000;

/**
 * One look at what changed and at what has been so for long enough; done every second by each worker and each safe beside the others.
 * Nothing on the way of a request knows of automations. After a downtime it goes on where it was.
 * @returns how many tickets were looked at
 */
export async function sweepAutomations(services: Services, isEnding: () => boolean = () => false): Promise<number> {
  let kept = 0;
  for (let more = true; more && !isEnding();) {
    const { waiting, whole } = await withTx(services, { actor: systemActor }, findWaiting);
    let done = 0;
    for (const { id } of waiting) if (!isEnding() && await keepTicket(services, id)) done += 1;
    kept += done;
    more = whole && done > 0;
  }
  return kept + await sweepTimed(services, isEnding);
}

async function findWaiting(tx: Tx): Promise<{ waiting: { id: string }[]; whole: boolean }> {
  const [progress] = await queries.progress.run(undefined, tx);
  const recently = new Date(tx.now.getTime() - longestTransaction), syncedTo = progress?.syncedTo ?? null;
  if (!(await loadRules(tx)).some((rule) => isInForce(rule))) {
    if (syncedTo === null || tx.now.getTime() - syncedTo.getTime() > idle) await queries.advance.run({ syncedTo: recently }, tx);
    return { waiting: [], whole: false };
  }
  await byIndex(tx);
  const waiting = await queries.changedTickets.run({ since: syncedTo ?? recently, limit: batch }, tx);
  if (waiting.length === 0) await queries.advance.run({ syncedTo: recently }, tx);
  return { waiting, whole: waiting.length === batch };
}

/** Milliseconds between two looks. */
const every = 1000;

/** Asks the rules for as long as the process runs. @returns what to do at the end */
export function startAutomations(services: Services): () => Promise<void> {
  return lookEvery(services, every, "automations could not be looked at", (isEnding) => sweepAutomations(services, isEnding));
}

/** A promise that runs out changes nothing about the ticket itself, so it is no look that finds it. */
export const automationReactions: readonly Reaction[] = [
  reaction({ name: "desk.automations-at-warning", on: "ticket.sla_warned", run: async ({ services }, { ticketId }) => { await keepTicket(services, ticketId); } }),
  reaction({ name: "desk.automations-at-breach", on: "ticket.sla_breached", run: async ({ services }, { ticketId }) => { await keepTicket(services, ticketId); } }),
];
