import type { MailTemplate } from "../../platform/mail/mail-template.ts";
import { placesOf } from "./mail-requester.ts";
import { ticketMailTexts } from "./mail-texts.ts";
import type { MailMessage, MailTicket } from "./ticket-doors.ts";
import { closedMail, newTicketMail, optionalTemplates, receiptMail, reopenedMail, replyMail, resolvedMail, templateNames, type MailPlaces, type TemplateName, type TicketMail } from "./ticket-mails.ts";

const ticket: MailTicket = {
  id: "", number: "HELP-00124", subject: "I paid twice for the March bundle", status: "in_progress",
  requester: { id: "", name: "Ada Obi" },
};
const description = "Hello,\n\nI was charged twice on Tuesday. The first payment failed on my phone, so I tried again, and both went through.";
const message: MailMessage = { body: "Hello Ada,\n\nI found both payments and sent the second one back. It takes up to three working days to reach your bank.", author: { id: "", name: "Wanjiru Kamau", username: null, image: null, isStaff: true }, authorPart: "staff", visibility: "public" };

const samples: Record<TemplateName, (places: MailPlaces) => TicketMail> = {
  "ticket-receipt": (places) => receiptMail(ticket, description, places),
  "ticket-new": (places) => newTicketMail(ticket, description, places),
  "ticket-reply": (places) => replyMail(ticket, message, places),
  "ticket-resolved": (places) => resolvedMail(ticket, places, true),
  "ticket-reopened": (places) => reopenedMail(ticket, places),
  "ticket-closed": (places) => closedMail(ticket, places, "auto"),
};

/** Every mail that tickets cause. */
export const mailTemplates: readonly MailTemplate[] = templateNames.map((name) => ({
  name, title: { en: ticketMailTexts.en.titles[name], sw: ticketMailTexts.sw.titles[name] }, about: "ticket", optional: optionalTemplates.has(name),
  sample: (services, locale) => samples[name](placesOf(services, ticket, locale)),
}));
