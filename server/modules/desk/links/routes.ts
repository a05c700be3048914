import { linkEndpoints as links } from "../../../../contract/desk-links.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { accessTicket } from "../access.ts";
import { showTicket } from "../show-ticket.ts";
import { linkTickets, unlinkTickets } from "./link-tickets.ts";
import { mergeTickets } from "./merge-tickets.ts";
import { showLinks } from "./show-links.ts";
import { splitTicket } from "./split-ticket.ts";
import { unmergeTicket } from "./unmerge-ticket.ts";

export const linkRoutes: readonly Route[] = [
  route(links.show, ({ tx, params }) => showLinks(tx, params.id)),
  route(links.link, ({ tx, params, body }) => linkTickets(tx, params.id, body)),
  route(links.unlink, ({ tx, params }) => unlinkTickets(tx, params.id, params.linkId)),
  route(links.merge, async ({ tx, params, body }) => showTicket(tx, await accessTicket(tx, (await mergeTickets(tx, params.id, body.into)).id))),
  route(links.unmerge, async ({ tx, params }) => showTicket(tx, await accessTicket(tx, (await unmergeTicket(tx, params.id)).id))),
  route(links.split, async ({ tx, params, body }) => showTicket(tx, await accessTicket(tx, (await splitTicket(tx, params.id, body)).id))),
];
