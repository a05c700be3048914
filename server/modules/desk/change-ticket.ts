import { leftToCommit, type Tx } from "../../platform/db/tx.ts";
import { announceTicket } from "./announce-ticket.ts";
import type { TicketHead } from "./ticket.ts";
import * as queries from "./ticket.queries.ts";

/** What of a ticket may change after it was opened. */
type Changeable = Pick<TicketHead, "status" | "priority" | "category" | "assignee" | "assigneeId" | "team" | "tags" | "waitingSince" | "firstRepliedAt" | "resolvedAt">;

export interface TicketChange {
  /** For the audit log: `ticket.assigned`, `ticket.replied`, … */
  verb: string;
  set: Partial<Changeable>;
  /** Whether the requester can see that something changed. */
  told: boolean;
  /** The thread's new end, when the change comes with a message. */
  thread?: { lastSeq: number; lastPublicSeq?: number; preview?: string };
  /** More facts for the audit row's `after`. */
  facts?: Record<string, unknown>;
  /** Nothing more is read of this ticket in this transaction: the change goes with COMMIT. */
  last?: boolean;
}

/**
 * Writes a ticket's new state with its audit row in one round trip, and tells the desk after commit. The ticket must be locked.
 * @returns the ticket as it is now
 */
export async function changeTicket(tx: Tx, ticket: TicketHead, change: TicketChange): Promise<TicketHead> {
  const next: TicketHead = {
    ...ticket, ...change.set, ...change.thread, version: ticket.version + 1, updatedAt: tx.now, toldAt: change.told ? tx.now : ticket.toldAt,
    toldVersion: ticket.toldVersion + (change.told ? 1 : 0),
  };
  const { before, after } = difference(ticket, next);
  await queries.changeTicket.run({
    id: ticket.id, version: ticket.version, status: next.status, priority: next.priority, category: next.category, assigneeId: next.assigneeId,
    teamId: next.team?.id ?? null, tags: next.tags, waitingSince: next.waitingSince, firstRepliedAt: next.firstRepliedAt, resolvedAt: next.resolvedAt,
    told: change.told, verb: change.verb, before, after: { ...after, ...change.facts }, lastSeq: next.lastSeq, lastPublicSeq: next.lastPublicSeq, preview: next.preview,
    requestId: tx.origin?.requestId ?? null, address: tx.origin?.address ?? null, now: tx.now,
  }, change.last ? leftToCommit(tx) : tx);
  announceTicket(tx, next, change.told);
  return next;
}

/** The fields that differ, as the audit log keeps them: before and after. */
function difference(from: TicketHead, to: TicketHead): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const facts = (t: TicketHead): Record<string, unknown> => ({ status: t.status, priority: t.priority, category: t.category, assigneeId: t.assigneeId, teamId: t.team?.id ?? null, tags: t.tags });
  const was = facts(from), is = facts(to);
  const changed = Object.keys(was).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  const only = (of: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, of[key]]));
  return { before: only(was), after: only(is) };
}
