import type { Sql } from "sql-template-tag";
import type { TicketRow } from "../../../contract/desk.ts";
import { may, type Actor } from "../../platform/actor.ts";
import { fixed, instant, jsonRow, object, plain, text, token, truth, type JsonText } from "../../platform/db/json-text.ts";
import type { TicketHead } from "./ticket.ts";

/** Whether the caller sees the team's side of tickets. */
export function seesTeamSide(actor: Actor): boolean {
  return may(actor, "ticket.read");
}

/** One row of a list. What is the team's own (assignee, team, tags, waiting, and what notes change: times, counts, version) is not in a member's. */
export function presentRow(ticket: TicketHead & { unread: number }, teamSide: boolean): TicketRow {
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

const person = (who: "requester" | "assignee"): Record<string, JsonText> => ({
  id: token(`r.${who}_id`), name: text(`coalesce(r.${who}_name, 'Someone')`), username: text(`r.${who}_username`), image: text(`r.${who}_image`),
  isStaff: truth(`coalesce(r.${who}_is_staff, false)`),
});
const common = {
  id: token("r.id"), number: token("r.number"), subject: text("r.subject"), status: token("r.status"), priority: token("r.priority"), category: token("r.category"),
  channel: token("r.channel"), requester: object(person("requester")), preview: text("r.preview"), unread: plain("coalesce(u.unread, 0)"), createdAt: instant("r.created_at"),
};
const team = {
  version: plain("r.version"), assignee: object(person("assignee"), "r.assignee_id"), team: object({ id: token("r.team_id"), name: text("coalesce(r.team_name, '')") }, "r.team_id"),
  tags: text("r.tags"), updatedAt: instant("r.updated_at"), waitingSince: instant("r.waiting_since"), lastSeq: plain("r.last_seq"),
};
const told = {
  version: plain("r.told_version"), assignee: fixed(null), team: fixed(null), tags: fixed([]), updatedAt: instant("r.told_at"), waitingSince: fixed(null),
  lastSeq: plain("r.last_public_seq"),
};

/** The same written by the database from a row of `desk_ticket_heads r` and its `desk_unread_of(…) u`, for lists. That both say the same is tested (list-live.test.ts). */
export const rowJson: { readonly teamSide: Sql; readonly memberSide: Sql } = { teamSide: jsonRow({ ...common, ...team }), memberSide: jsonRow({ ...common, ...told }) };
