import { deskEndpoints as desk, ticketEndpoints as tickets, type Ticket } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { Answer, route, type Route } from "../../platform/http/routes.ts";
import { limitHeaders } from "../conversations/index.ts";
import { accessTicket } from "./access.ts";
import { assignTicket, releaseTicket } from "./assign-ticket.ts";
import { ticketIdOf } from "./access.ts";
import { changeCannedReply, createCannedReply, listCannedReplies, removeCannedReply } from "./canned-replies.ts";
import { changeSettings } from "./change-settings.ts";
import { closeTicket } from "./close-ticket.ts";
import { createTeam } from "./create-team.ts";
import { listAudit } from "./list-audit.ts";
import { listOwnTickets } from "./list-own-tickets.ts";
import { listStaff } from "./list-staff.ts";
import { listTags } from "./list-tags.ts";
import { listTickets } from "./list-tickets.ts";
import { openTicket } from "./open-ticket.ts";
import { presentRow, seesTeamSide } from "./present.ts";
import { rateTicket } from "./rate-ticket.ts";
import { reopenTicket, uncloseTicket } from "./reopen-ticket.ts";
import { replyWithActs } from "./reply-with-acts.ts";
import { resolveTicket } from "./resolve-ticket.ts";
import { previewRemedy, runRemedy } from "./run-remedy.ts";
import { seeMentions } from "./see-mentions.ts";
import { setStatus } from "./set-status.ts";
import { showContext } from "./show-context.ts";
import { accessLiving } from "./links/follow-merges.ts";
import { listCategories, showSettings } from "./show-settings.ts";
import { showTicket } from "./show-ticket.ts";
import { summariseDesk } from "./summarise-desk.ts";
import type { TicketHead } from "./ticket.ts";
import { setCategory, setPriority, setTags } from "./triage-ticket.ts";
import { writeNote } from "./write-note.ts";

/** A change answers with the ticket as it is afterwards. */
const shown = async (tx: Tx, change: Promise<TicketHead>): Promise<Ticket> => showTicket(tx, await accessTicket(tx, (await change).id));
const first = (outcome: "created" | "posted" | "repeated" | "duplicate") => (outcome === "created" || outcome === "posted" ? 201 : 200);

export const ticketRoutes: readonly Route[] = [
  route(tickets.create, async ({ tx, body }) => {
    const { outcome, ticket } = await openTicket(tx, body);
    return new Answer(first(outcome), ticket);
  }, ({ body }) => (body.attachments?.length ? null : [])),
  route(tickets.listOwn, ({ tx, query }) => listOwnTickets(tx, query)),
  route(tickets.show, async ({ tx, params }) => {
    const { ticket, mergedFrom } = await accessLiving(tx, params.id);
    return showTicket(tx, ticket, mergedFrom);
  }),
  route(tickets.reply, async ({ tx, params, body }) => {
    const { outcome, message, ticket, followUp, messagesLeft } = await replyWithActs(tx, params.id, body);
    return new Answer(first(outcome), { message, ticket: presentRow(ticket, seesTeamSide(tx.actor)), followUp }, limitHeaders(tx.services, messagesLeft));
  }, ({ params, body }, services) => {
    // By a number that was never met it may be a ticket that somebody else names by its id.
    const id = ticketIdOf(services, params.id);
    return id === undefined || body.attachments?.length ? null : [id];
  }),
  route(tickets.note, async ({ tx, params, body }) => {
    const { outcome, message, messagesLeft } = await writeNote(tx, params.id, body);
    return new Answer(first(outcome), message, limitHeaders(tx.services, messagesLeft));
  }),
  route(tickets.resolve, ({ tx, params }) => shown(tx, resolveTicket(tx, params.id))),
  route(tickets.unresolve, ({ tx, params }) => shown(tx, reopenTicket(tx, params.id))),
  route(tickets.close, ({ tx, params, body }) => shown(tx, closeTicket(tx, params.id, body.reason))),
  route(tickets.unclose, ({ tx, params }) => shown(tx, uncloseTicket(tx, params.id))),
  route(tickets.assign, ({ tx, params, body }) => shown(tx, assignTicket(tx, params.id, body))),
  route(tickets.release, ({ tx, params }) => shown(tx, releaseTicket(tx, params.id))),
  route(tickets.setPriority, ({ tx, params, body }) => shown(tx, setPriority(tx, params.id, body.priority))),
  route(tickets.setCategory, ({ tx, params, body }) => shown(tx, setCategory(tx, params.id, body.category))),
  route(tickets.setTags, ({ tx, params, body }) => shown(tx, setTags(tx, params.id, body.tags))),
  route(tickets.setStatus, ({ tx, params, body }) => shown(tx, setStatus(tx, params.id, body.status))),
  route(tickets.rate, ({ tx, params, body }) => shown(tx, rateTicket(tx, params.id, body))),
  route(tickets.context, ({ tx, params }) => showContext(tx, params.id)),
  route(tickets.remedy, ({ tx, params, body, idempotencyKey }) => {
    const ask = { remedy: params.remedy, recordId: body.recordId, idempotencyKey };
    return body.preview ? previewRemedy(tx, params.id, ask) : runRemedy(tx, params.id, ask);
  }),
  route(tickets.audit, ({ tx, params, query }) => listAudit(tx, params.id, query)),
];

export const deskRoutes: readonly Route[] = [
  route(desk.list, ({ tx, query }) => listTickets(tx, query)),
  route(desk.summary, ({ tx }) => summariseDesk(tx)),
  route(desk.staff, ({ tx }) => listStaff(tx)),
  route(desk.categories, async ({ tx }) => ({ items: await listCategories(tx) })),
  route(desk.tags, async ({ tx, query }) => ({ items: await listTags(tx, query.q) })),
  route(desk.cannedReplies, async ({ tx }) => ({ items: await listCannedReplies(tx) })),
  route(desk.createCannedReply, ({ tx, body }) => createCannedReply(tx, body)),
  route(desk.changeCannedReply, ({ tx, params, body }) => changeCannedReply(tx, params.id, body)),
  route(desk.removeCannedReply, async ({ tx, params }) => { await removeCannedReply(tx, params.id); return null; }),
  route(desk.createTeam, ({ tx, body }) => createTeam(tx, body)),
  route(desk.seeMentions, async ({ tx, body }) => { await seeMentions(tx, body.ticketId); return null; }),
  route(desk.settings, ({ tx }) => showSettings(tx)),
  route(desk.changeSettings, ({ tx, body }) => changeSettings(tx, body)),
];
