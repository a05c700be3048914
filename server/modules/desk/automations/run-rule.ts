import { may, systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { DomainError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import { noteEvent } from "../../conversations/index.ts";
import { lockTicket } from "../access.ts";
import type { TicketHead } from "../ticket.ts";
import * as queries from "./automations.queries.ts";
import { reasons, type Facts } from "./conditions.ts";
import { doActions, permissionsFor } from "./do-actions.ts";
import { fieldsOf } from "./facts.ts";
import { namesIn } from "./names.ts";
import { pauseRule } from "./pause-rule.ts";
import type { RuleVersion } from "./rules.ts";

/** What a rule runs on. */
export interface Cause {
  ticketId: string;
  /** Unique for the ticket: an audit entry's id, or the moment from which hours counted. */
  event: string;
  /** The event at the beginning of the chain; itself when a person or the world did it. */
  root: string;
  /** The rules that led here on this ticket, oldest first; empty when a person or the world did. */
  chain: readonly string[];
  /** Asked with the ticket locked: whether what it runs on still is so. */
  stillSo?: (ticket: TicketHead) => boolean;
}

/** Rules in one chain, and runs on one ticket within an hour: more is a mistake in the rules, not work. */
export const limits = { chain: 5, runsAnHour: 20 };

export type Outcome = "done" | "nothing" | "refused" | "capped" | "failed" | "paused";

const originOf = (runId: string) => ({ requestId: `automation:${runId}`, address: "" });

/** What set an event off: the run that an audit entry belongs to, with what led to it, or the event itself for what people and other timers did. */
export async function causeOf(tx: Tx, ticketId: string, event: string, requestId: string | null): Promise<Cause> {
  const runId = requestId?.startsWith("automation:") ? requestId.slice("automation:".length) : null;
  const [run] = runId === null ? [] : await queries.runOn.run({ runId, ticketId }, tx);
  return { ticketId, event, root: run?.root ?? event, chain: run?.chain ?? [] };
}

/**
 * Runs a rule on a ticket, once for its cause: all of its steps or none, in a transaction of whoever saved it, with the rights that they
 * have now. Conditions are asked again with the ticket locked. A refusal is written down; a right that was lost pauses the rule.
 * @throws only when the database can't be reached: then nothing has happened, and the next look tries again
 */
export async function runRule(services: Services, rule: RuleVersion, cause: Cause, facts: Facts): Promise<Outcome> {
  const run = { id: newId(), rule: { id: rule.automationId, name: rule.name } };
  try {
    const now = await standing(services, rule, cause);
    if (now === "ran") return "nothing";
    if (cause.chain.length >= limits.chain) return await settle(services, rule, cause, run.id, "capped", `Rules that set each other off end after ${limits.chain}.`);
    if (now === "overworked") return await settle(services, rule, cause, run.id, "capped", `Rules ran ${limits.runsAnHour} times on this ticket within an hour.`);
    return await withTx(services, { personId: rule.savedBy }, (tx) => runAsSaver(tx, rule, cause, facts, run), originOf(run.id));
  } catch (error) {
    if (error === nothingToDo) return "nothing";
    if (error instanceof LostRight) return pauseRule(services, rule, error.message);
    if (error instanceof DomainError && error.status === 503) throw error;
    if (error instanceof DomainError && error.status < 500) return settle(services, rule, cause, run.id, "refused", error.message);
    services.log.error({ err: error, automationId: rule.automationId, ticketId: cause.ticketId }, "an automation failed");
    return settle(services, rule, cause, run.id, "failed", "Something went wrong on our side. It is in the server's log.");
  }
}

class LostRight extends Error {}
/** Rolls back a run that changed nothing: it leaves no trace. */
const nothingToDo = new Error("nothing to do");

async function runAsSaver(tx: Tx, rule: RuleVersion, cause: Cause, facts: Facts, run: { id: string; rule: { id: string; name: string } }): Promise<Outcome> {
  if (tx.actor.personId === null) throw new LostRight("Whoever saved it is not on the team any more.");
  const lost = permissionsFor(rule.actions).find((permission) => !may(tx.actor, permission));
  if (lost) throw new LostRight(`Whoever saved it may not do all of this any more (${lost}).`);
  const { ticketId, event, root, chain } = cause;
  const ticket = await lockTicket(tx, ticketId);
  const [before] = await queries.ranFor.run({ automationId: rule.automationId, ticketId, root }, tx);
  const because = reasons(rule, { ...facts, ...fieldsOf(ticket) });
  if (before || because === null || cause.stillSo?.(ticket) === false) return "nothing";
  const { did } = await doActions(tx, ticket, rule.actions, run);
  if (did.length === 0) throw nothingToDo;
  await queries.insertRun.run({
    id: run.id, automationId: rule.automationId, version: rule.version, ticketId, event, root, now: tx.now, outcome: "done", reason: null, chain: [...chain, rule.automationId], because, did,
  }, tx);
  await noteEvent(tx, ticketId, "automation_ran", "internal", { rule: run.rule, because, did, names: await namesIn(tx, because, did) });
  return "done";
}

/** Asked before anything is written: whether it ran for this already (its own row makes sure of it), or rules have had their fill of this ticket. */
function standing(services: Services, { automationId }: RuleVersion, { ticketId, root }: Cause): Promise<"ran" | "overworked" | "free"> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    if ((await queries.ranFor.run({ automationId, ticketId, root }, tx)).length > 0) return "ran";
    const [lately] = await queries.runsLately.run({ ticketId, since: new Date(tx.now.getTime() - 3_600_000) }, tx);
    return (lately?.count ?? 0) >= limits.runsAnHour ? "overworked" : "free";
  });
}

/** Writes down that a rule did not run, and why: it is not tried again on this. */
function settle(services: Services, rule: RuleVersion, { ticketId, event, root, chain }: Cause, runId: string, outcome: "refused" | "capped" | "failed", reason: string): Promise<Outcome> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [first] = await queries.insertRun.run({
      id: runId, automationId: rule.automationId, version: rule.version, ticketId, event, root, now: tx.now, outcome, reason: reason.slice(0, 500), chain: [...chain, rule.automationId], because: [], did: [],
    }, tx);
    if (first) await noteEvent(tx, ticketId, "automation_refused", "internal", { rule: { id: rule.automationId, name: rule.name }, reason });
    return outcome;
  });
}
