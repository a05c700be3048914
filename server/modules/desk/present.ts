import type { TicketRow } from "../../../contract/desk.ts";
import { may, type Actor } from "../../platform/actor.ts";
import type { ListedTicket } from "./ticket.ts";

/** Whether the caller sees the team's side of tickets. */
export function seesTeamSide(actor: Actor): boolean {
  return may(actor, "ticket.read");
}

/** One row of a list. What is the team's own (assignee, team, tags, waiting, and what notes change: times, counts, version) is not in a member's. */
export function presentRow(ticket: ListedTicket, teamSide: boolean): TicketRow {
  const { id, number, subject, status, priority, category, channel, requester, preview, unread } = ticket;
  return {
    id, number, subject, status, priority, category, channel, requester, preview, unread, createdAt: ticket.createdAt.toISOString(),
    ...(teamSide
      ? {
        version: ticket.version, assignee: ticket.assignee, team: ticket.team, tags: ticket.tags, updatedAt: ticket.updatedAt.toISOString(),
        waitingSince: ticket.waitingSince?.toISOString() ?? null, lastSeq: ticket.lastSeq,
      }
      : { version: ticket.toldVersion, assignee: null, team: null, tags: [], updatedAt: ticket.toldAt.toISOString(), waitingSince: null, lastSeq: ticket.lastPublicSeq }),
  };
}
