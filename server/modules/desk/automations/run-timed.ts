import { systemActor } from "../../../platform/actor.ts";
import type { AutomationWhen } from "../../../../contract/desk-automations.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import { accessTicket } from "../access.ts";
import type { TicketHead } from "../ticket.ts";
import * as queries from "./automations.queries.ts";
import { reasons } from "./conditions.ts";
import { factsFor } from "./facts.ts";
import { isInForce, loadRules, type RuleVersion } from "./rules.ts";
import { causeOf, runRule, type Cause } from "./run-rule.ts";

export type TimedWhen = Extract<AutomationWhen, { hours: number }>;

/** Whether a rule waits for time to pass. */
export function isTimed(when: AutomationWhen): when is TimedWhen {
  return "hours" in when;
}

/** Where a rule by time begins: what has been so for long enough already is left alone. */
export function timedFrom(when: AutomationWhen, now: Date): Date | null {
  return isTimed(when) ? new Date(now.getTime() - when.hours * 3_600_000) : null;
}

/** Tickets in one step of a rule. */
const batch = 500;

/**
 * Runs the rules by time on the tickets that have been as they say for just so long. Conditions are asked once, in that moment.
 * @returns how many tickets were looked at
 */
export async function sweepTimed(services: Services, isEnding: () => boolean = () => false): Promise<number> {
  const rules = (await withTx(services, { actor: systemActor }, loadRules)).filter((rule) => isInForce(rule));
  let looked = 0;
  for (const { latest, timedTo } of rules) {
    let from = timedTo;
    while (from && isTimed(latest.when) && !isEnding()) {
      const { found, to } = await stepOf(services, latest, latest.when, from);
      looked += found;
      from = found === batch ? to : null;
    }
  }
  return looked;
}

async function stepOf(services: Services, rule: RuleVersion, when: TimedWhen, from: Date): Promise<{ found: number; to: Date }> {
  const { upTo, due } = await withTx(services, { actor: systemActor }, async (tx) => {
    const now = new Date(tx.now.getTime() - when.hours * 3_600_000);
    return { upTo: now, due: now <= from ? [] : await dueTickets(tx, when, from, now) };
  });
  for (const { id, since } of due) await runOn(services, rule, when, id, since);
  const last = due.at(-1)?.since;
  // A full step may have left others of the same moment behind: they are looked at again, and a run's own row keeps it from happening twice.
  const full = due.length === batch && last && last > from ? new Date(Math.max(from.getTime() + 1, last.getTime() - 1)) : null;
  const to = full ?? (upTo > from ? upTo : from);
  if (to > from) await withTx(services, { actor: systemActor }, (tx) => queries.setTimed.run({ id: rule.automationId, from, timedTo: to }, tx));
  return { found: due.length, to };
}

function dueTickets(tx: Tx, when: TimedWhen, after: Date, upTo: Date): Promise<{ id: string; since: Date }[]> {
  return when.event === "in_status" ? queries.ticketsInStatus.run({ status: when.status, after, upTo, limit: batch }, tx) : queries.ticketsWaiting.run({ after, upTo, limit: batch }, tx);
}

async function runOn(services: Services, rule: RuleVersion, when: TimedWhen, ticketId: string, since: Date): Promise<void> {
  const { facts, cause } = await withTx(services, { actor: systemActor }, async (tx) => ({ facts: await factsFor(tx, rule, await accessTicket(tx, ticketId), tx.now), cause: await causeSince(tx, ticketId, since) }));
  if (reasons(rule, facts) === null) return;
  const stillSo = (ticket: TicketHead) => (when.event === "in_status" ? ticket.status === when.status : ticket.waitingSince?.getTime() === since.getTime());
  await runRule(services, rule, { ...cause, stillSo }, facts);
}

/** The rules that made it so are its cause: two that send a ticket to and fro by the hour are a loop too. */
async function causeSince(tx: Tx, ticketId: string, since: Date): Promise<Cause> {
  const made = (await queries.history.run({ ticketIds: [ticketId], after: null, since }, tx)).find(({ at }) => at.getTime() === since.getTime());
  return causeOf(tx, ticketId, `since ${since.toISOString()}`, made?.requestId ?? null);
}
