import "./events.ts";
import type { Module } from "../../platform/module.ts";
import { automationReactions, startAutomations } from "./automations/keep-automations.ts";
import { automationNotices } from "./automations/notices.ts";
import { automationRoutes } from "./automations/routes.ts";
import { deskErasers } from "./erase-tickets.ts";
import { ticketExporter } from "./export-tickets.ts";
import { byTicketNumber, openTicketWork } from "./hand-over-work.ts";
import { loadArticles } from "./help/load-articles.ts";
import { mountHelpPages } from "./help/pages/mount-pages.ts";
import { helpRoutes } from "./help/routes.ts";
import { crons, jobs } from "./jobs.ts";
import { mountExports } from "./export/mount-exports.ts";
import { mountImportFiles } from "./import/mount-files.ts";
import { importRoutes } from "./import/routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { ticketConversationKind } from "./kind.ts";
import { deskNotices } from "./notices.ts";
import { problemRoutes } from "./problems/routes.ts";
import { startKeepingFacts } from "./reports/keep-facts.ts";
import { mountReportCsv } from "./reports/report-csv.ts";
import { reportRoutes } from "./reports/routes.ts";
import { deskRoom, ticketRoom, ticketTyping } from "./rooms.ts";
import { deskRoutes, ticketRoutes } from "./routes.ts";
import { searchRoutes } from "./search/routes.ts";
import { settingOf } from "./settings.ts";
import { signatureRoutes } from "./signature/routes.ts";
import { startClocks } from "./sla/keep-clocks.ts";
import { clockNotices } from "./sla/notices.ts";
import { slaRoutes } from "./sla/routes.ts";
import { surgeNotices } from "./surge/notices.ts";
import { surgeRoutes } from "./surge/routes.ts";
import { startLooking } from "./surge/start-looking.ts";
import { viewRoutes } from "./views/routes.ts";
import { violations } from "./violations.ts";

export const deskModule: Module = {
  name: "desk",
  routes: [...ticketRoutes, ...deskRoutes, ...helpRoutes, ...slaRoutes, ...viewRoutes, ...linkRoutes, ...problemRoutes, ...surgeRoutes, ...searchRoutes, ...automationRoutes, ...signatureRoutes, ...reportRoutes, ...importRoutes],
  http: async (app, services) => {
    await mountHelpPages(app, services);
    await mountImportFiles(app, services);
    mountExports(app, services);
    mountReportCsv(app, services);
  },
  jobs,
  crons,
  settings: Object.values(settingOf),
  rooms: [deskRoom, ticketRoom],
  socketEvents: [ticketTyping],
  conversationKinds: [ticketConversationKind],
  violations,
  notices: [...deskNotices, ...clockNotices, ...surgeNotices, ...automationNotices],
  reactions: automationReactions,
  erasers: deskErasers,
  exporters: [ticketExporter],
  openWork: [openTicketWork],
  peopleFinders: [byTicketNumber],
  start: async (services) => {
    await loadArticles(services);
    if (!services.config.roles.has("worker")) return async () => {};
    const stops = [startClocks(services), startLooking(services), startAutomations(services), startKeepingFacts(services)];
    return async () => { for (const stop of stops) await stop(); };
  },
};

export { assignTicket } from "./assign-ticket.ts";
export { createTicket, type CreatedTicket, type FirstMessage, type NewTicket } from "./create-ticket.ts";
export { articleVotes } from "./help/article-votes.ts";
export { readArticles, type ReadArticle } from "./help/read-articles.ts";
export { searchArticles, type FoundArticle } from "./help/search-articles.ts";
export { openingHours, type OpeningState } from "./opening-hours.ts";
export { breachAfterHours } from "./settings.ts";
export { figuresOfDays, firstAnswersWithin, unsolvedAt, type FiguresOfDays } from "./reports/figures-of-days.ts";
export { summariseDesk } from "./summarise-desk.ts";
export { openTicketsOf, type OpenTicket } from "./open-tickets.ts";
export { replyToTicket, type NewReply, type Replied } from "./reply-to-ticket.ts";
export { listCategories } from "./show-settings.ts";
export { knownProblem, type KnownProblem } from "./surge/known-problem.ts";
export { messageForMail, ticketForMail, type MailedTicket } from "./ticket-for-mail.ts";
export type { CloseReason } from "./events.ts";
