import { tellEvent } from "../notifications/index.ts";
import type { Module } from "../../platform/module.ts";
import { mailsEraser } from "./erase-mails.ts";
import { mailExporter } from "./export-mails.ts";
import { ticketNotices } from "./ticket-notices.ts";
import { ticketReactions } from "./reactions.ts";
import { mountPreviewPage, routes } from "./routes.ts";
import { mailTemplates } from "./mail-templates.ts";
import { mailWordsOf } from "./mail-words.ts";
import { followReaction, quotingMails } from "./quoting-mails.ts";
import { channelsOn, mailFooter, newTicketAddresses, supportEmail } from "./settings.ts";
import type { TicketDoors } from "./ticket-doors.ts";

/** Channels, with the desk's doors for what mails say about tickets (server/app.ts hands them in). */
export function channelsModule(tickets: TicketDoors): Module {
  const notices = ticketNotices(tickets);
  return {
    name: "channels",
    switch: channelsOn,
    erasers: [mailsEraser],
    exporters: [mailExporter],
    routes,
    http: mountPreviewPage,
    settings: [supportEmail, newTicketAddresses, mailFooter, ...Object.values(mailWordsOf)],
    reactions: [...ticketReactions(tickets), followReaction],
    mailTemplates,
    quotingMails: quotingMails(tickets),
    notices,
    // Jobs of this name were made before answers became notices; they may still wait when a new version starts.
    jobs: [{ name: "reaction:channels.mail-reply", run: (services, payload) => tellEvent(services, notices.filter((kind) => kind.on === "ticket.replied"), payload as object) }],
  };
}
