import type { BulkAction } from "../../../../contract/desk-views.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import { closeConversation, noteEvent, reopenConversation } from "../../conversations/index.ts";
import { lockTicket } from "../access.ts";
import { assignTicket, releaseTicket } from "../assign-ticket.ts";
import { changeTicket } from "../change-ticket.ts";
import { showMove } from "../move-ticket.ts";
import { setStatus } from "../set-status.ts";
import type { TicketHead } from "../ticket.ts";
import { setCategory, setPriority, setTags } from "../triage-ticket.ts";

/** What an undo puts back: the fields that bulk actions change. */
export type Before = Pick<TicketHead, "status" | "priority" | "category" | "tags" | "assignee" | "assigneeId" | "team"> & { waitingSince: string | null; firstRepliedAt: string | null; resolvedAt: string | null };

export function beforeOf(ticket: TicketHead): Before {
  const { status, priority, category, tags, assignee, assigneeId, team } = ticket;
  const at = (time: Date | null) => time?.toISOString() ?? null;
  return { status, priority, category, tags, assignee, assigneeId, team, waitingSince: at(ticket.waitingSince), firstRepliedAt: at(ticket.firstRepliedAt), resolvedAt: at(ticket.resolvedAt) };
}

/** Does one act to one ticket, by the rules of the single act. @returns the ticket as it is afterwards @throws what the single act throws */
export function act(tx: Tx, ticket: TicketHead, action: BulkAction): Promise<TicketHead> {
  const { id } = ticket;
  switch (action.kind) {
    case "status": return setStatus(tx, id, action.status);
    case "priority": return setPriority(tx, id, action.priority);
    case "category": return setCategory(tx, id, action.category);
    case "tags": return setTags(tx, id, [...ticket.tags.filter((tag) => !action.remove.includes(tag)), ...action.add]);
    // Whoever asks for many means them all, whoever has them now.
    case "assign": return assignTicket(tx, id, { staffId: action.staffId, expected: ticket.assigneeId });
    case "team": return assignTicket(tx, id, { teamId: action.teamId, expected: ticket.assigneeId });
    case "release": return releaseTicket(tx, id);
  }
}

/**
 * Puts a ticket back as it was before a bulk action. Its requester was told nothing yet, and is not told of this either: mails and notices wait as long
 * as the action can be taken back.
 * @returns null when somebody has changed it since
 */
export async function putBack(tx: Tx, id: string, before: Before, version: number): Promise<TicketHead | null> {
  const ticket = await lockTicket(tx, id);
  if (ticket.version !== version) return null;
  const time = (at: string | null) => (at === null ? null : new Date(at));
  const next = await changeTicket(tx, ticket, {
    verb: "ticket.bulk_undone", told: before.status !== ticket.status || before.priority !== ticket.priority || before.category !== ticket.category,
    set: { ...before, waitingSince: time(before.waitingSince), firstRepliedAt: time(before.firstRepliedAt), resolvedAt: time(before.resolvedAt) },
  });
  if (before.status !== ticket.status) {
    if (before.status === "closed") await closeConversation(tx, id, "other");
    if (ticket.status === "closed") await reopenConversation(tx, id);
    await showMove(tx, next, ticket.status);
  } else {
    await noteEvent(tx, id, "bulk_undone", "internal", {});
  }
  await emit(tx, "ticket.changed", { ticketId: id });
  return next;
}
