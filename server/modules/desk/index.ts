import "./events.ts";
import type { Module } from "../../platform/module.ts";
import { deskErasers } from "./erase-tickets.ts";
import { ticketExporter } from "./export-tickets.ts";
import { byTicketNumber, openTicketWork } from "./hand-over-work.ts";
import { loadArticles } from "./help/load-articles.ts";
import { mountHelpPages } from "./help/pages/mount-pages.ts";
import { helpRoutes } from "./help/routes.ts";
import { crons, jobs } from "./jobs.ts";
import { ticketConversationKind } from "./kind.ts";
import { deskNotices } from "./notices.ts";
import { deskRoom, ticketRoom, ticketTyping } from "./rooms.ts";
import { deskRoutes, ticketRoutes } from "./routes.ts";
import { settingOf } from "./settings.ts";
import { startClocks } from "./sla/keep-clocks.ts";
import { clockNotices } from "./sla/notices.ts";
import { slaRoutes } from "./sla/routes.ts";
import { viewRoutes } from "./views/routes.ts";
import { violations } from "./violations.ts";

export const deskModule: Module = {
  name: "desk",
  routes: [...ticketRoutes, ...deskRoutes, ...helpRoutes, ...slaRoutes, ...viewRoutes],
  http: mountHelpPages,
  jobs,
  crons,
  settings: Object.values(settingOf),
  rooms: [deskRoom, ticketRoom],
  socketEvents: [ticketTyping],
  conversationKinds: [ticketConversationKind],
  violations,
  notices: [...deskNotices, ...clockNotices],
  erasers: deskErasers,
  exporters: [ticketExporter],
  openWork: [openTicketWork],
  peopleFinders: [byTicketNumber],
  start: async (services) => {
    await loadArticles(services);
    return services.config.roles.has("worker") ? startClocks(services) : async () => {};
  },
};

export { assignTicket } from "./assign-ticket.ts";
export { createTicket, type CreatedTicket, type FirstMessage, type NewTicket } from "./create-ticket.ts";
export { searchArticles, type FoundArticle } from "./help/search-articles.ts";
export { openingHours, type OpeningState } from "./opening-hours.ts";
export { breachAfterHours } from "./settings.ts";
export { openTicketsOf, type OpenTicket } from "./open-tickets.ts";
export { replyToTicket, type NewReply, type Replied } from "./reply-to-ticket.ts";
export { listCategories } from "./show-settings.ts";
export { messageForMail, ticketForMail, type MailedTicket } from "./ticket-for-mail.ts";
export type { CloseReason } from "./events.ts";
