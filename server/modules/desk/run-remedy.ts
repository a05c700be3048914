import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden, invalid, notFound } from "../../platform/errors.ts";
import type { Remedy, RemedyOutcome } from "../../platform/ports.ts";
import { noteEvent } from "../conversations/index.ts";
import { accessTicket, lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import * as queries from "./remedy.queries.ts";

export interface RemedyAsk {
  remedy: string;
  recordId: string;
  /** Required to do it: the same key again answers with the first result and does nothing. */
  idempotencyKey: string | undefined;
}

export type RemedyAnswer = RemedyOutcome & { done: boolean };

/** DK-16: says what a remedy would do to a record of the ticket's requester; changes nothing. @throws 403, 404 */
export async function previewRemedy(tx: Tx, idOrNumber: string, ask: RemedyAsk): Promise<RemedyAnswer> {
  const ticket = await accessTicket(tx, idOrNumber);
  const remedy = usableRemedy(tx, ask.remedy);
  return { done: false, ...await remedy.preview(tx, { personId: ticket.requesterId, recordId: ask.recordId, idempotencyKey: ask.idempotencyKey ?? "" }) };
}

/**
 * DK-16: does a remedy, once for each key, and posts its result to the ticket. The ticket's lock keeps two who press it together apart.
 * @throws 403, 404 (also for another person's record), 422 without a key
 */
export async function runRemedy(tx: Tx, idOrNumber: string, ask: RemedyAsk): Promise<RemedyAnswer> {
  const ticket = await lockTicket(tx, idOrNumber);
  const remedy = usableRemedy(tx, ask.remedy);
  if (!ask.idempotencyKey) throw invalid([{ path: "Idempotency-Key", message: "Send an Idempotency-Key header, so that a repeated request does not act twice." }]);
  const [first] = await queries.firstRun.run({ ticketId: ticket.id, remedy: remedy.name, key: ask.idempotencyKey }, tx);
  if (first) return { done: true, ...first.result as RemedyOutcome };
  const request = { personId: ticket.requesterId, recordId: ask.recordId, idempotencyKey: ask.idempotencyKey };
  // Refuses a record that is not this person's, whatever `run` checks.
  await remedy.preview(tx, request);
  const outcome = await remedy.run(tx, request);
  await queries.insertRun.run({ ticketId: ticket.id, remedy: remedy.name, recordId: ask.recordId, key: ask.idempotencyKey, now: tx.now, result: outcome }, tx);
  const facts = { remedy: remedy.name, recordId: ask.recordId, summary: outcome.summary };
  await changeTicket(tx, ticket, { verb: "ticket.remedy_done", set: {}, told: false, facts });
  await noteEvent(tx, ticket.id, "remedy_done", "internal", { ...facts, title: remedy.title, lines: outcome.lines });
  return { done: true, ...outcome };
}

function usableRemedy(tx: Tx, name: string): Remedy {
  const remedy = tx.services.modules.remedies.find((r) => r.name === name);
  if (!remedy) throw notFound("This remedy");
  if (!may(tx.actor, remedy.permission)) throw forbidden();
  return remedy;
}
