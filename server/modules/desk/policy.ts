import type { Priority, Status, Ticket } from "../../../contract/desk.ts";
import { may, type Actor } from "../../platform/actor.ts";
import { conflict, DomainError, forbidden } from "../../platform/errors.ts";
import { canMove, isActive, moves, reopenedStatus, type TicketState } from "./state-machine.ts";

/** What the rules need to know of a ticket. */
export interface RuledTicket extends TicketState {
  requesterId: string;
}

/** On their own ticket staff act as the member that they are there. */
export function isRequester(actor: Actor, ticket: Pick<RuledTicket, "requesterId">): boolean {
  return actor.personId !== null && actor.personId === ticket.requesterId;
}

/** The verbs that this caller may use on this ticket now; every answer carries them. */
export function abilitiesOf(actor: Actor, ticket: RuledTicket): Ticket["abilities"] {
  const mine = isRequester(actor, ticket);
  const triage = may(actor, "ticket.triage");
  const closed = ticket.status === "closed";
  return {
    reply: !closed && (mine || may(actor, "ticket.reply")),
    note: !mine && may(actor, "ticket.note"),
    resolve: isActive(ticket.status) && (mine || triage),
    reopen: (ticket.status === "resolved" && (mine || triage)) || (closed && triage),
    close: !closed && triage,
    assign: may(actor, "ticket.assign"),
    triage,
    rate: mine && !isActive(ticket.status),
    followUp: mine && closed,
    audit: may(actor, "audit.read"),
  };
}

/** The statuses that this caller may move the ticket to. A requester solves and reopens; the rest is the team's. */
export function allowedMoves(actor: Actor, ticket: RuledTicket): Status[] {
  if (may(actor, "ticket.triage")) return [...moves[ticket.status]];
  if (!isRequester(actor, ticket)) return [];
  if (ticket.status === "resolved") return [reopenedStatus(ticket)];
  return isActive(ticket.status) ? ["resolved"] : [];
}

/** @throws 409 `forbidden-move` with the status and the moves that are allowed */
export function checkMove(actor: Actor, ticket: RuledTicket, to: Status): void {
  if (!canMove(ticket.status, to)) throw forbiddenMove(actor, ticket, `A ticket that is ${inWords[ticket.status]} can't become ${inWords[to]}.`);
}

/** The refusal of a move that the state machine does not have. */
export function forbiddenMove(actor: Actor, ticket: RuledTicket, why: string): DomainError {
  const allowed = allowedMoves(actor, ticket);
  return conflict("forbidden-move", `${why} ${allowed.length > 0 ? `Possible now: ${allowed.map((s) => inWords[s]).join(", ")}.` : ""}`.trim(), { status: ticket.status, allowed });
}

/** Solving and reopening are the requester's and the team's. @throws 403 */
export function checkMaySettle(actor: Actor, ticket: RuledTicket): void {
  if (!isRequester(actor, ticket) && !may(actor, "ticket.triage")) throw forbidden();
}

/** DK-4: members propose a priority up to high; staff decide. @throws 403 `priority-not-yours` */
export function checkPriority(actor: Actor, priority: Priority): void {
  if (priority === "urgent" && !may(actor, "ticket.triage")) {
    throw new DomainError({ code: "priority-not-yours", status: 403, title: "Not allowed", detail: "You can propose low, medium or high. The team decides what is urgent.", extra: { allowed: ["low", "medium", "high"] } });
  }
}

const inWords: Record<Status, string> = { open: "open", in_progress: "in progress", pending: "pending", resolved: "resolved", closed: "closed" };

/** DK-5: how it stands, in the requester's words. */
export function progressOf(ticket: Pick<TicketState, "status" | "firstRepliedAt">): string {
  switch (ticket.status) {
    case "open": return ticket.firstRepliedAt ? "We have your answer and will come back to you" : "We have received it and will answer here";
    case "in_progress": return "We are looking into it";
    case "pending": return "We need your answer";
    case "resolved": return "Solved. Write again if it is not, and it opens again";
    case "closed": return "Closed. A new message opens a follow-up";
  }
}
