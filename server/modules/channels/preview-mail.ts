import type { z } from "zod";
import type { mailTemplate, mailTemplateBrief } from "../../../contract/channels.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { renderHtml } from "../../platform/mail/render-html.ts";
import { renderText } from "../../platform/mail/render-text.ts";
import { communityName, communityTheme } from "../../platform/platform-module.ts";
import { localeOf, type Locale } from "../../platform/locale.ts";
import { languageOf } from "../identity/index.ts";
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
export async function listMailTemplates(tx: Tx): Promise<z.input<typeof mailTemplateBrief>[]> {
  const locale = await localeOfActor(tx);
  return templateNames.map((name) => brief(name, locale));
}

/** A template with made-up words, in this instance's name, theme and settings. @throws 404 */
export async function previewMail(tx: Tx, name: string): Promise<z.input<typeof mailTemplate>> {
  if (!isTemplate(name)) throw notFound("This template");
  const { settings } = tx.services;
  const sender = { community: settings.get(communityName), theme: settings.get(communityTheme) };
  const locale = await localeOfActor(tx);
  const mail = samples[name](placesOf(tx, ticket, locale));
  return { ...brief(name, locale), subject: mail.subject, text: renderText(mail, sender), html: await renderHtml(mail, sender) };
}

/** Mails are shown in the language of who looks. */
async function localeOfActor(tx: Tx): Promise<Locale> {
  return localeOf(await languageOf(tx, tx.actor.personId ?? ""));
}

function brief(name: TemplateName, locale: Locale): z.input<typeof mailTemplateBrief> {
  return { name, title: ticketMailTexts[locale].titles[name], optional: optionalTemplates.has(name), page: `/api/admin/mail-templates/${name}/page` };
}

function isTemplate(name: string): name is TemplateName {
  return Object.hasOwn(samples, name);
}
