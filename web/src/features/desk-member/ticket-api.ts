import type { Message } from "../../../../contract/conversations.ts";
import type { Ticket, TicketRow } from "../../../../contract/desk.ts";
import { api } from "../../lib/api.ts";
import type { Sending } from "../conversations/deliver.ts";
import type { Snapshot } from "../conversations/thread-state.ts";

/** Query keys: one ticket, by its id; and all lists of one's own tickets. */
export const ticketKey = (idOrNumber: string) => ["ticket", idOrNumber] as const;
export const listKey = ["tickets"] as const;

const path = (idOrNumber: string, rest = "") => `/api/tickets/${encodeURIComponent(idOrNumber)}${rest}`;

export function readTicket(idOrNumber: string, signal?: AbortSignal): Promise<Ticket> {
  return api("GET", path(idOrNumber), { signal });
}

export type Replied = { message: Message; ticket: TicketRow; followUp: { id: string; number: string } | null };

/** A reply; to a closed ticket it opens a follow-up, which the answer names. */
export function replyTo(id: string, reply: Sending): Promise<Replied> {
  return api("POST", path(id, "/replies"), { body: reply });
}

export function markSolved(id: string): Promise<Ticket> {
  return api("PUT", path(id, "/resolution"), { body: {} });
}

export function reopen(id: string): Promise<Ticket> {
  return api("DELETE", path(id, "/resolution"));
}

export function rate(id: string, rating: { score: number; comment?: string }): Promise<Ticket> {
  return api("PUT", path(id, "/rating"), { body: rating });
}

export type NewTicket = { subject: string; description: string; category: string; priority: string; clientId: string; attachments?: readonly string[] };

export function createTicket(ticket: NewTicket): Promise<Ticket> {
  return api("POST", "/api/tickets", { body: ticket });
}

/** What a thread needs of a ticket. */
export function snapshotOf(ticket: Ticket): Snapshot {
  return { page: ticket.messages, timeline: ticket.timeline, readByMe: ticket.readSeq, readByOthers: ticket.readByOthersSeq, deliveredToOthers: ticket.deliveredToOthersSeq };
}
