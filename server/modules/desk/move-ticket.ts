import type { Status } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { closeConversation, noteEvent, reopenConversation } from "../conversations/index.ts";
import { changeTicket } from "./change-ticket.ts";
import type { CloseReason } from "./events.ts";
import { checkMove } from "./policy.ts";
import { isActive, moved } from "./state-machine.ts";
import type { TicketHead } from "./ticket.ts";

/**
 * Moves a locked ticket to another status, with closure, timeline, audit and events. Where it already is, nothing happens (PUT is idempotent).
 * @throws 409 `forbidden-move`
 */
export async function moveTicket(tx: Tx, ticket: TicketHead, to: Status, reason: CloseReason = "other"): Promise<TicketHead> {
  if (to === ticket.status) return ticket;
  checkMove(tx.actor, ticket, to);
  const next = await changeTicket(tx, ticket, { verb: verbs[moveKind(ticket.status, to)], set: moved(ticket, to, tx.now), told: true, facts: to === "closed" ? { reason } : {} });
  if (to === "closed") await closeConversation(tx, ticket.id, reason);
  if (ticket.status === "closed") await reopenConversation(tx, ticket.id);
  await noteMove(tx, next, ticket.status, reason);
  return next;
}

type MoveKind = "resolved" | "closed" | "reopened" | "status_changed";
const verbs: Record<MoveKind, string> = { resolved: "ticket.resolved", closed: "ticket.closed", reopened: "ticket.reopened", status_changed: "ticket.status_changed" };

function moveKind(from: Status, to: Status): MoveKind {
  if (to === "resolved" || to === "closed") return to;
  return isActive(from) ? "status_changed" : "reopened";
}

/** The timeline row and the event of a move that was made. */
export async function noteMove(tx: Tx, ticket: TicketHead, from: Status, reason: CloseReason = "other"): Promise<void> {
  const kind = await showMove(tx, ticket, from, reason);
  const byId = tx.actor.personId, until = tx.origin?.heldUntil;
  if (kind === "resolved") await emit(tx, "ticket.resolved", { ticketId: ticket.id, byId }, until);
  else if (kind === "closed") await emit(tx, "ticket.closed", { ticketId: ticket.id, reason }, until);
  else if (kind === "reopened") await emit(tx, "ticket.reopened", { ticketId: ticket.id, byId }, until);
  else await emit(tx, "ticket.changed", { ticketId: ticket.id });
}

/** The timeline row alone. Members see solving, closing and reopening; the rest is the team's. */
export async function showMove(tx: Tx, ticket: TicketHead, from: Status, reason: CloseReason = "other"): Promise<MoveKind> {
  const kind = moveKind(from, ticket.status);
  await noteEvent(tx, ticket.id, kind, kind === "status_changed" ? "internal" : "public", { from, to: ticket.status, ...(kind === "closed" ? { reason } : {}) });
  return kind;
}
