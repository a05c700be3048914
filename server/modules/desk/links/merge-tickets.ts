import type { Tx } from "../../../platform/db/tx.ts";
import { conflict } from "../../../platform/errors.ts";
import { emit } from "../../../platform/events.ts";
import { noteEvent } from "../../conversations/index.ts";
import { accessTicket, lockTicket } from "../access.ts";
import { beforeOf, type Before } from "../bulk/act.ts";
import { changeTicket } from "../change-ticket.ts";
import { moveTicket } from "../move-ticket.ts";
import * as problems from "../problems/problems.queries.ts";
import { tellProblem } from "../problems/show-problem.ts";
import type { TicketHead } from "../ticket.ts";
import { goesOnIn } from "./follow-merges.ts";
import * as queries from "./links.queries.ts";
import { checkMerge } from "./merge-rules.ts";

/** What a merge is undone from. */
export interface Merge {
  before: Before;
  /** What the other ticket gained: tags, followers, and since when it waits, if that is the merged one's doing. */
  gained: { tags: string[]; followers: string[]; waitingSince: string | null; waitedSince: string | null; /** The problem that it hangs off since then. */ problemId: string | null };
}

const mostTags = 20;

/**
 * DK-13: merges a ticket into another of the same requester. Its thread stays its own and is read from the other one; it closes, and its
 * number, what the requester writes to it, and its followers go on in the other. Merging into a merged ticket means where that one went.
 * Merged into the same already: nothing changes.
 * @returns the ticket in which both go on
 * @throws 404; 409 `same-ticket`, `other-requester`, `target-solved`, `merged` with where it went
 */
export async function mergeTickets(tx: Tx, idOrNumber: string, intoIdOrNumber: string): Promise<TicketHead> {
  const asked = await accessTicket(tx, idOrNumber);
  const target = await accessTicket(tx, intoIdOrNumber);
  const [from, into] = await lockTwo(tx, asked.id, await goesOnIn(tx, target));
  const [merged] = await queries.mergeInForce.run({ fromId: from.id }, tx);
  const went = merged ? await goesOnIn(tx, { id: from.id, status: "closed" }) : from.id;
  // `into` may have been merged while we waited for it; and what is merged already goes nowhere else.
  if (merged && went === into.id) return into;
  if (merged) throw conflict("merged", `${from.number} was merged already. Undo that first, or merge the ticket in which it goes on.`, { ticketId: went });
  checkMerge(from, into);
  const followers = (await queries.followToo.run({ fromId: from.id, intoId: into.id, now: tx.now }, tx))[0]?.joined ?? [];
  const tags = from.tags.filter((tag) => !into.tags.includes(tag)).slice(0, mostTags - into.tags.length);
  // While the requester is waited for, nobody waits for the team.
  const waitingSince = into.status === "pending" ? null : earlier(from.waitingSince, into.waitingSince);
  const gained: Merge["gained"] = { tags, followers: [...followers], waitingSince: waitingSince?.toISOString() ?? null, waitedSince: into.waitingSince?.toISOString() ?? null, problemId: await problemAlong(tx, from, into) };
  // Closed before the merge is noted: from then on the database keeps it closed.
  await moveTicket(tx, from, "closed", "merged");
  await queries.insertMerge.run({ fromId: from.id, intoId: into.id, before: beforeOf(from), gained, now: tx.now }, tx);
  await noteEvent(tx, from.id, "merged", "public", { ticketId: into.id, number: into.number });
  const next = await changeTicket(tx, into, { verb: "ticket.merged_in", told: true, set: { tags: [...into.tags, ...tags], waitingSince }, facts: { ticketId: from.id, number: from.number } });
  // Numbers count notes too: the requester is told of as many as they can read.
  const messages = (await queries.publicMessages.run({ ticketId: from.id }, tx))[0]?.count ?? 0;
  await noteEvent(tx, into.id, "merged_in", "public", { ticketId: from.id, number: from.number, messages });
  await emit(tx, "ticket.changed", { ticketId: into.id });
  return next;
}

/** The other ticket hangs off the problem too, if it hangs off none: its requester is still to be answered. @returns the problem */
async function problemAlong(tx: Tx, from: TicketHead, into: TicketHead): Promise<string | null> {
  const [problem] = await problems.problemOf.run({ ticketId: from.id }, tx);
  const [other] = await problems.problemOf.run({ ticketId: into.id }, tx);
  if (!problem || other || problem.state === "resolved") return null;
  await problems.attach.run({ ticketId: into.id, problemId: problem.id, how: "hand", now: tx.now }, tx);
  tellProblem(tx, problem.id);
  return problem.id;
}

/** Two tickets locked in the order of their ids, as everybody locks several. @returns them in the order asked for */
export async function lockTwo(tx: Tx, one: string, other: string): Promise<[TicketHead, TicketHead]> {
  if (one === other) {
    const both = await lockTicket(tx, one);
    return [both, both];
  }
  const first = await lockTicket(tx, one < other ? one : other), second = await lockTicket(tx, one < other ? other : one);
  return first.id === one ? [first, second] : [second, first];
}

/** Whoever waits has waited since the first of both; who waits for nobody in the second, waits for the first's answer there. */
function earlier(a: Date | null, b: Date | null): Date | null {
  return a === null ? b : b === null ? a : a < b ? a : b;
}
