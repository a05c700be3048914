import type { LinkedTicket } from "../../../../contract/desk-links.ts";
import type { Status } from "../../../../contract/desk.ts";
import { person } from "../ticket.ts";

export interface LinkedRow {
  ticketId: string; number: string; subject: string; status: string; createdAt: Date;
  requesterId: string; requesterName: string | null; requesterUsername: string | null; requesterImage: string | null; requesterIsStaff: boolean | null;
}

/** A ticket as lists of links, incidents and reports show it. */
export function linkedTicket(row: LinkedRow): LinkedTicket {
  return {
    id: row.ticketId, number: row.number, subject: row.subject, status: row.status as Status, createdAt: row.createdAt.toISOString(),
    requester: person(row.requesterId, row.requesterName, row.requesterUsername, row.requesterImage, row.requesterIsStaff),
  };
}
