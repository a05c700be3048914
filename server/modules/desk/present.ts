import { raw, type Sql } from "sql-template-tag";
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
  id: token(`t.${who}_id`), name: text(`coalesce(${who}.name, 'Someone')`), username: text(`${who}.username`), image: text(`${who}.image`),
  isStaff: truth(`coalesce(${who}.is_staff, false)`),
});
const common = {
  id: token("t.id"), number: token("t.number"), subject: text("t.subject"), status: token("t.status"), priority: token("t.priority"), category: token("t.category"),
  channel: token("t.channel"), requester: object(person("requester")), preview: text("t.preview"), unread: plain("desk_unread_behind(t.id, t.last_seq, t.last_public_seq, me.part, me.read_seq)"),
  createdAt: instant("t.created_at"),
};
const team = {
  version: plain("t.version"), assignee: object(person("assignee"), "t.assignee_id"), team: object({ id: token("t.team_id"), name: text("coalesce(team.name, '')") }, "t.team_id"),
  tags: text("t.tags"), updatedAt: instant("t.updated_at"), waitingSince: instant("t.waiting_since"), lastSeq: plain("t.last_seq"),
};
const told = {
  version: plain("t.told_version"), assignee: fixed(null), team: fixed(null), tags: fixed([]), updatedAt: instant("t.told_at"), waitingSince: fixed(null),
  lastSeq: plain("t.last_public_seq"),
};

/**
 * The same written by the database, for lists: from a row of `desk_tickets t` and `rowTables`, which are what `desk_ticket_rows` looks at. That both say
 * the same is tested (list-live.test.ts).
 */
export const rowJson: { readonly teamSide: Sql; readonly memberSide: Sql } = { teamSide: jsonRow({ ...common, ...team }), memberSide: jsonRow({ ...common, ...told }) };

/** What a row tells of others, and the reader's own place in the ticket: one of perhaps very many of theirs, which LIMIT keeps from being gathered for a join. */
export const rowTables: Sql = raw(`
  LEFT JOIN identity_profiles requester ON requester.person_id = t.requester_id
  LEFT JOIN identity_profiles assignee ON assignee.person_id = t.assignee_id
  LEFT JOIN desk_teams team ON team.id = t.team_id
  LEFT JOIN LATERAL (SELECT p.part, p.read_seq FROM conversation_participants p
                      WHERE p.conversation_id = t.id AND p.person_id = (SELECT actor_id()) AND p.left_at IS NULL LIMIT 1) me ON true`);
