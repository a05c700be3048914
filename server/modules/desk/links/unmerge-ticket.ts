import type { Tx } from "../../../platform/db/tx.ts";
import { conflict } from "../../../platform/errors.ts";
import { emit } from "../../../platform/events.ts";
import { noteEvent, reopenConversation } from "../../conversations/index.ts";
import { accessTicket } from "../access.ts";
import { changeTicket } from "../change-ticket.ts";
import * as problems from "../problems/problems.queries.ts";
import { tellProblem } from "../problems/show-problem.ts";
import { isActive } from "../state-machine.ts";
import type { TicketHead } from "../ticket.ts";
import * as queries from "./links.queries.ts";
import { undoUntil } from "./merge-rules.ts";
import { lockTwo, type Merge } from "./merge-tickets.ts";

/**
 * DK-13: puts both tickets of a merge back: the merged one as it was, the other without what it gained, where nobody has changed that
 * since. What was written to the other meanwhile stays there.
 * @returns the ticket that was merged @throws 404; 409 `not-merged`, `too-late`
 */
export async function unmergeTicket(tx: Tx, idOrNumber: string): Promise<TicketHead> {
  const asked = await accessTicket(tx, idOrNumber);
  const [seen] = await queries.mergeInForce.run({ fromId: asked.id }, tx);
  if (!seen) throw notMerged(asked);
  const [from, into] = await lockTwo(tx, asked.id, seen.intoId);
  const [merge] = await queries.mergeInForce.run({ fromId: from.id }, tx);
  if (!merge || merge.id !== seen.id) throw notMerged(from);
  if (undoUntil(tx, merge.mergedAt) <= tx.now) throw conflict("too-late", "This merge is too long ago to be undone. Reply in the ticket that it went to, or split messages off it.");
  await queries.endMerge.run({ id: merge.id, now: tx.now }, tx);
  const { before } = merge as unknown as Merge, { gained } = merge as unknown as Merge;
  const time = (at: string | null) => (at === null ? null : new Date(at));
  const back = await changeTicket(tx, from, {
    verb: "ticket.unmerged", told: true, facts: { ticketId: into.id, number: into.number },
    set: { status: before.status, waitingSince: time(before.waitingSince), resolvedAt: time(before.resolvedAt) },
  });
  if (before.status !== "closed") {
    await reopenConversation(tx, from.id);
    // Nobody was told of the closing: nobody is mailed that it is open again.
    await noteEvent(tx, from.id, "reopened", "public", { from: "closed", to: before.status });
    await emit(tx, "ticket.changed", { ticketId: from.id });
  }
  await noteEvent(tx, from.id, "unmerged", "public", { ticketId: into.id, number: into.number });
  await takeBack(tx, into, gained, from);
  return back;
}

async function takeBack(tx: Tx, into: TicketHead, gained: Merge["gained"], from: TicketHead): Promise<void> {
  const [problem] = gained.problemId === null ? [] : await problems.problemOf.run({ ticketId: into.id }, tx);
  if (problem && problem.id === gained.problemId) {
    await problems.detach.run({ ticketId: into.id }, tx);
    tellProblem(tx, problem.id);
  }
  if (gained.followers.length > 0) await queries.unfollow.run({ ticketId: into.id, people: gained.followers }, tx);
  const untouched = (into.waitingSince?.toISOString() ?? null) === gained.waitingSince && isActive(into.status);
  await changeTicket(tx, into, {
    verb: "ticket.merge_undone", told: true, facts: { ticketId: from.id, number: from.number },
    set: {
      tags: into.tags.filter((tag) => !gained.tags.includes(tag)),
      ...(untouched ? { waitingSince: gained.waitedSince === null ? null : new Date(gained.waitedSince) } : {}),
    },
  });
  await noteEvent(tx, into.id, "merge_undone", "public", { ticketId: from.id, number: from.number });
  await emit(tx, "ticket.changed", { ticketId: into.id });
}

const notMerged = ({ number }: TicketHead) => conflict("not-merged", `${number} is not merged into another ticket.`);
