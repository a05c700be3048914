import type { PersonBrief } from "../../../contract/common.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { conflict, invalid } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { noteEvent } from "../conversations/index.ts";
import { staffWith } from "../identity/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import { moved } from "./state-machine.ts";
import * as teams from "./team.queries.ts";
import type { TicketHead } from "./ticket.ts";
import { noteOn } from "./write-note.ts";

export interface Assignment {
  staffId?: string | undefined;
  /** Alone: the ticket goes to the team, and nobody of it has it yet. */
  teamId?: string | undefined;
  /** Hand-over words, posted as an internal note. */
  note?: string | undefined;
  /** Who the caller believes has it; null: nobody. */
  expected?: string | null | undefined;
}

/**
 * DK-10: gives a ticket to a person or team. Taking it for oneself ("claim") expects that nobody has it unless `expected` says otherwise, so
 * that of two who take it one is told. A claim of an open ticket takes it into work.
 * @throws 404; 409 `taken` with who has it; 422 a person who can't answer tickets, an unknown team
 */
export async function assignTicket(tx: Tx, idOrNumber: string, wanted: Assignment): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  const claim = wanted.staffId !== undefined && wanted.staffId === tx.actor.personId;
  const unchanged = ticket.assigneeId === (wanted.staffId ?? null) && (wanted.teamId === undefined || ticket.team?.id === wanted.teamId);
  if (!unchanged) checkExpected(ticket, wanted.expected === undefined && claim ? null : wanted.expected);
  const assignee = wanted.staffId === undefined ? null : await findAssignee(tx, wanted.staffId);
  const team = wanted.teamId === undefined ? ticket.team : await findTeam(tx, wanted.teamId);
  let next = ticket;
  if (!unchanged) {
    const state = claim && ticket.status === "open" ? moved(ticket, "in_progress", tx.now) : {};
    next = await changeTicket(tx, ticket, { verb: "ticket.assigned", set: { ...state, assignee, assigneeId: assignee?.id ?? null, team }, told: "status" in state });
    await noteAssignment(tx, ticket, next);
  }
  return wanted.note ? (await noteOn(tx, next, { clientId: newId(), body: wanted.note })).ticket : next;
}

/** Gives a ticket back to everybody; its team stays. One that was taken but never answered waits as open again. @throws 404 */
export async function releaseTicket(tx: Tx, idOrNumber: string): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  if (ticket.assigneeId === null) return ticket;
  const state = ticket.status === "in_progress" && ticket.firstRepliedAt === null ? moved(ticket, "open", tx.now) : {};
  const next = await changeTicket(tx, ticket, { verb: "ticket.released", set: { ...state, assignee: null, assigneeId: null }, told: "status" in state });
  await noteAssignment(tx, ticket, next);
  return next;
}

function checkExpected(ticket: TicketHead, expected: string | null | undefined): void {
  if (expected === undefined || ticket.assigneeId === expected) return;
  throw conflict("taken", ticket.assignee ? `${ticket.assignee.name} has taken this ticket.` : "Nobody has this ticket any more.", { assignee: ticket.assignee });
}

async function findAssignee(tx: Tx, staffId: string): Promise<PersonBrief> {
  const found = (await staffWith(tx, "ticket.reply")).find((p) => p.id === staffId);
  if (!found) throw invalid([{ path: "staffId", message: "Choose somebody on the staff who answers tickets." }]);
  return found;
}

async function findTeam(tx: Tx, teamId: string): Promise<{ id: string; name: string }> {
  const [team] = await teams.findTeam.run({ id: teamId }, tx);
  if (!team) throw invalid([{ path: "teamId", message: "There is no such team." }]);
  return team;
}

async function noteAssignment(tx: Tx, from: TicketHead, to: TicketHead): Promise<void> {
  const brief = (p: PersonBrief | null) => (p ? { id: p.id, name: p.name } : null);
  await noteEvent(tx, to.id, to.assigneeId === null && to.team?.id === from.team?.id ? "released" : "assigned", "internal", { from: brief(from.assignee), to: brief(to.assignee), team: to.team });
  if (from.status !== to.status) await noteEvent(tx, to.id, "status_changed", "internal", { from: from.status, to: to.status });
  await emit(tx, "ticket.changed", { ticketId: to.id });
}
