import type { Locale } from "../../platform/locale.ts";
import type { MailContent } from "../../platform/mail/mail-content.ts";
import { fillMailWords } from "./mail-words.ts";
import { ticketMailTexts } from "./mail-texts.ts";
import type { MailMessage, MailTicket } from "./ticket-doors.ts";

/** What every ticket mail knows beside its ticket. Addresses are absolute. */
export interface MailPlaces {
  ticketUrl: string;
  deskUrl: string;
  support: string;
  /** Small print of this instance. */
  footer: string;
  community: string;
  /** The reader's language; English unless said. */
  locale?: Locale;
  /** DK-18: what an admin wrote in place of the usual opening words. */
  words?: Partial<Record<TemplateName, string>>;
}

export interface TicketMail extends MailContent {
  template: TemplateName;
  optional: boolean;
}

export const templateNames = ["ticket-receipt", "ticket-new", "ticket-reply", "ticket-resolved", "ticket-reopened", "ticket-closed"] as const;
export type TemplateName = (typeof templateNames)[number];
export const optionalTemplates: ReadonlySet<string> = new Set<TemplateName>(["ticket-reopened", "ticket-closed"]);

/** The optional part of the solved mail; its unsubscribe link stops the question, not the mail. */
export const ratingList = "ticket-rating";

/** CH-7: we have it, and this is its number. */
export function receiptMail(ticket: MailTicket, description: string, places: MailPlaces): TicketMail {
  const { receipt, hello, openTicket } = wordsIn(places);
  return toRequester("ticket-receipt", ticket, places, {
    heading: receipt.heading(ticket.number), paragraphs: [hello(ticket.requester.name), receipt.text(named(ticket))],
    // A description that was removed is not quoted.
    ...(description === "" ? {} : { quote: { author: receipt.youWrote, text: description } }), action: { label: openTicket, url: places.ticketUrl },
  });
}

/** To the addresses that the team has set. */
export function newTicketMail(ticket: MailTicket, description: string, places: MailPlaces): TicketMail {
  const { newTicket, wrote } = wordsIn(places);
  return {
    template: "ticket-new", ...(places.locale ? { locale: places.locale } : {}), optional: false, subject: subjectOf(ticket), heading: newTicket.heading(ticket.number), paragraphs: [newTicket.text(ticket.requester.name, ticket.subject)],
    ...(description === "" ? {} : { quote: { author: wrote(ticket.requester.name), text: description } }), action: { label: newTicket.action, url: places.deskUrl }, footer: [newTicket.footer],
  };
}

/** Somebody of the team answered. `message` must be public: see the callers' guard. */
export function replyMail(ticket: MailTicket, message: MailMessage, places: MailPlaces): TicketMail {
  const { reply, theTeam, wrote } = wordsIn(places);
  const author = message.author?.name ?? theTeam;
  return toRequester("ticket-reply", ticket, places, {
    heading: reply.heading(author), paragraphs: [reply.text(named(ticket))],
    quote: { author: wrote(author), text: message.signature ? `${message.body}\n\n${message.signature}` : message.body }, action: { label: reply.action, url: places.ticketUrl },
  });
}

/** DK-15: solved; asks for a rating when `ask` says so. The links open a page: scanners that follow them rate nothing. */
export function resolvedMail(ticket: MailTicket, places: MailPlaces, ask: boolean): TicketMail {
  const { resolved, openTicket } = wordsIn(places);
  const mail = toRequester("ticket-resolved", ticket, places, { heading: resolved.heading, paragraphs: [resolved.text(named(ticket)), resolved.again], action: { label: openTicket, url: places.ticketUrl } });
  if (!ask) return mail;
  return { ...mail, choices: { question: resolved.question, links: [1, 2, 3, 4, 5].map((score) => ({ label: String(score), url: `${places.ticketUrl}?rate=${score}` })) } };
}

export function reopenedMail(ticket: MailTicket, places: MailPlaces): TicketMail {
  const { reopened, openTicket } = wordsIn(places);
  return toRequester("ticket-reopened", ticket, places, { heading: reopened.heading, paragraphs: [reopened.text(named(ticket))], action: { label: openTicket, url: places.ticketUrl } });
}

export function closedMail(ticket: MailTicket, places: MailPlaces, reason: string): TicketMail {
  const { closed, openTicket } = wordsIn(places);
  const why = reason === "auto" || reason === "no_answer" ? closed.why[reason] : closed.why.other;
  return toRequester("ticket-closed", ticket, places, { heading: closed.heading, paragraphs: [closed.text(named(ticket), why), closed.again], action: { label: openTicket, url: places.ticketUrl } });
}

const wordsIn = (places: MailPlaces) => ticketMailTexts[places.locale ?? "en"];
const named = ({ number, subject }: MailTicket) => `${number} “${subject}”`;

/** `[HELP-00124] Subject`, whatever prefixes the subject came with. */
export function subjectOf(ticket: Pick<MailTicket, "number" | "subject">): string {
  return `[${ticket.number}] ${ticket.subject.replace(/^(\s*(re|fw|fwd)\s*:)+\s*/i, "") || ticket.subject}`;
}

function toRequester(template: TemplateName, ticket: MailTicket, places: MailPlaces, content: Omit<MailContent, "subject" | "footer">): TicketMail {
  const own = places.words?.[template];
  const words = wordsIn(places);
  return {
    template, ...(places.locale ? { locale: places.locale } : {}), optional: optionalTemplates.has(template), subject: subjectOf(ticket), ...content,
    ...(own ? { paragraphs: fillMailWords(own, ticket).split(/\n\s*\n/) } : {}),
    footer: [words.footer(places.community), words.otherQuestions(places.support), ...(places.footer ? [places.footer] : [])],
  };
}
