import type { PersonBrief } from "../../../contract/common.ts";
import type { Priority, TicketRow } from "../../../contract/desk.ts";
import type { RuledTicket } from "./policy.ts";
import type { LockTicketResult } from "./ticket.queries.ts";

/** A ticket as actions work with it: one row of the view `desk_ticket_heads`, with its people put together. */
export interface TicketHead extends RuledTicket {
  id: string;
  number: string;
  subject: string;
  priority: Priority;
  category: string;
  channel: TicketRow["channel"];
  tags: string[];
  requester: PersonBrief;
  assignee: PersonBrief | null;
  team: { id: string; name: string } | null;
  followUpOf: string | null;
  sourceConversationId: string | null;
  evidence: unknown;
  /** Counts every change; clients compare it. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** The last change that the requester can see, and how many they were: members compare this version. */
  toldAt: Date;
  toldVersion: number;
  lastSeq: number;
  lastPublicSeq: number;
  /** The beginning of the last public message. */
  preview: string | null;
}

/** A ticket as lists and screens show it: one row of the view `desk_ticket_rows`. */
export interface TicketRecord extends TicketHead {
  /** The asker's own marker and count. */
  readSeq: number;
  unread: number;
}

/** How much of a message a list shows, in characters. */
export const previewLength = 140;

/** Puts a row of either view together. */
export function ticketFrom<Row extends LockTicketResult>(row: Row): Row & TicketHead {
  return {
    ...row, status: row.status as TicketHead["status"], priority: row.priority as Priority, channel: row.channel as TicketRow["channel"],
    requester: person(row.requesterId, row.requesterName, row.requesterUsername, row.requesterImage, row.requesterIsStaff),
    assignee: row.assigneeId === null ? null : person(row.assigneeId, row.assigneeName, row.assigneeUsername, row.assigneeImage, row.assigneeIsStaff),
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? "" },
  };
}

/** A person with what the profile gives; one whose profile is gone keeps a place. */
export function person(id: string, name: string | null, username: string | null, image: string | null, isStaff: boolean | null): PersonBrief {
  return { id, name: name ?? "Someone", username, image, isStaff: isStaff ?? false };
}
