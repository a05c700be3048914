import type { Module } from "../../platform/module.ts";
import { ticketReactions } from "./reactions.ts";
import { mountPreviewPage, routes } from "./routes.ts";
import { mailFooter, newTicketAddresses, supportEmail } from "./settings.ts";
import type { TicketDoors } from "./ticket-doors.ts";

/** Channels, with the desk's doors for what mails say about tickets (server/app.ts hands them in). */
export function channelsModule(tickets: TicketDoors): Module {
  return {
    name: "channels",
    routes,
    http: mountPreviewPage,
    settings: [supportEmail, newTicketAddresses, mailFooter],
    reactions: ticketReactions(tickets),
  };
}
