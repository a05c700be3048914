import type { MailContent } from "../../platform/mail/mail-content.ts";
import { fillMailWords } from "./mail-words.ts";
import type { MailMessage, MailTicket } from "./ticket-doors.ts";

/** What every ticket mail knows beside its ticket. Addresses are absolute. */
export interface MailPlaces {
  ticketUrl: string;
  deskUrl: string;
  support: string;
  /** Small print of this instance. */
  footer: string;
  community: string;
  /** DK-18: what an admin wrote in place of the usual opening words. */
  words?: Partial<Record<TemplateName, string>>;
}

export interface TicketMail extends MailContent {
  template: TemplateName;
  optional: boolean;
}

export const templateTitles = {
  "ticket-receipt": "Receipt to the requester",
  "ticket-new": "New ticket, to the team",
  "ticket-reply": "Answer to the requester",
  "ticket-resolved": "Solved, with the question how it was",
  "ticket-reopened": "Reopened",
  "ticket-closed": "Closed",
} as const;
export type TemplateName = keyof typeof templateTitles;
export const optionalTemplates: ReadonlySet<string> = new Set<TemplateName>(["ticket-reopened", "ticket-closed"]);

/** The optional part of the solved mail; its unsubscribe link stops the question, not the mail. */
export const ratingList = "ticket-rating";

/** CH-7: we have it, and this is its number. */
export function receiptMail(ticket: MailTicket, description: string, places: MailPlaces): TicketMail {
  return toRequester("ticket-receipt", ticket, places, {
    heading: `We have your message: ${ticket.number}`,
    paragraphs: [`Hello ${ticket.requester.name},`, `Your ticket ${ticket.number} “${ticket.subject}” is with the team. You get a mail when somebody answers.`],
    quote: { author: "You wrote", text: description }, action: { label: "Open your ticket", url: places.ticketUrl },
  });
}

/** To the addresses that the team has set. */
export function newTicketMail(ticket: MailTicket, description: string, places: MailPlaces): TicketMail {
  return {
    template: "ticket-new", optional: false, subject: subjectOf(ticket), heading: `New ticket ${ticket.number}`,
    paragraphs: [`${ticket.requester.name} asks: ${ticket.subject}`], quote: { author: `${ticket.requester.name} wrote`, text: description },
    action: { label: "Open it in the desk", url: places.deskUrl }, footer: ["You get this because your address is in the desk's settings under “Tell about new tickets”."],
  };
}

/** Somebody of the team answered. `message` must be public: see the callers' guard. */
export function replyMail(ticket: MailTicket, message: MailMessage, places: MailPlaces): TicketMail {
  const author = message.author?.name ?? "The team";
  return toRequester("ticket-reply", ticket, places, {
    heading: `${author} answered`, paragraphs: [`Your ticket ${ticket.number} “${ticket.subject}” has an answer:`],
    quote: { author: `${author} wrote`, text: message.signature ? `${message.body}\n\n${message.signature}` : message.body }, action: { label: "Read and answer", url: places.ticketUrl },
  });
}

/** DK-15: solved; asks for a rating when `ask` says so. The links open a page: scanners that follow them rate nothing. */
export function resolvedMail(ticket: MailTicket, places: MailPlaces, ask: boolean): TicketMail {
  const mail = toRequester("ticket-resolved", ticket, places, {
    heading: "Your ticket is solved",
    paragraphs: [`We marked ${ticket.number} “${ticket.subject}” as solved.`, "Not solved? Write again on its page, and it opens again."],
    action: { label: "Open your ticket", url: places.ticketUrl },
  });
  if (!ask) return mail;
  return { ...mail, choices: { question: "How did we do? 1 is bad, 5 is very good.", links: [1, 2, 3, 4, 5].map((score) => ({ label: String(score), url: `${places.ticketUrl}?rate=${score}` })) } };
}

export function reopenedMail(ticket: MailTicket, places: MailPlaces): TicketMail {
  return toRequester("ticket-reopened", ticket, places, {
    heading: "We opened your ticket again", paragraphs: [`The team is working on ${ticket.number} “${ticket.subject}” again. You need to do nothing.`],
    action: { label: "Open your ticket", url: places.ticketUrl },
  });
}

export function closedMail(ticket: MailTicket, places: MailPlaces, reason: string): TicketMail {
  const why = reason === "auto" ? "It was solved, and nobody wrote since." : reason === "no_answer" ? "We waited for your answer and got none." : "It needs no more work.";
  return toRequester("ticket-closed", ticket, places, {
    heading: "Your ticket is closed", paragraphs: [`We closed ${ticket.number} “${ticket.subject}”. ${why}`, "You can still write on its page: that opens a new ticket which is linked to this one."],
    action: { label: "Open your ticket", url: places.ticketUrl },
  });
}

/** `[HELP-00124] Subject`, whatever prefixes the subject came with. */
export function subjectOf(ticket: Pick<MailTicket, "number" | "subject">): string {
  return `[${ticket.number}] ${ticket.subject.replace(/^(\s*(re|fw|fwd)\s*:)+\s*/i, "") || ticket.subject}`;
}

function toRequester(template: TemplateName, ticket: MailTicket, places: MailPlaces, content: Omit<MailContent, "subject" | "footer">): TicketMail {
  const own = places.words?.[template];
  return {
    template, optional: optionalTemplates.has(template), subject: subjectOf(ticket), ...content,
    ...(own ? { paragraphs: fillMailWords(own, ticket).split(/\n\s*\n/) } : {}),
    footer: [`You get this because you asked ${places.community}. Please answer on the page: what you write there reaches the team at once.`, `Other questions: ${places.support}`, ...(places.footer ? [places.footer] : [])],
  };
}
