import { noteEvent, timelineOf } from "../conversations/index.ts";
import { languageOf, personContact } from "../identity/index.ts";
import { localeOf, type Locale } from "../../platform/locale.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { mailThread } from "../../platform/mail/mail-thread.ts";
import { communityName } from "../../platform/platform-module.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import { sendMail } from "../../platform/mail/send-mail.ts";
import type { Services } from "../../platform/services.ts";
import { mailWordsOf } from "./mail-words.ts";
import { mailFooter, supportAddress } from "./settings.ts";
import type { MailTicket } from "./ticket-doors.ts";
import type { MailPlaces, TicketMail } from "./ticket-mails.ts";

/** Links and names for a mail to a ticket's requester, in their language. */
export async function requesterPlaces(tx: Tx, ticket: MailTicket): Promise<MailPlaces> {
  return placesOf(tx.services, ticket, localeOf(await languageOf(tx, ticket.requester.id)));
}

/** Links and names for mails about a ticket. */
export function placesOf(services: Services, ticket: Pick<MailTicket, "number">, locale: Locale = "en"): MailPlaces {
  return {
    locale, ticketUrl: pageUrl(services, `/tickets/${ticket.number}`), deskUrl: pageUrl(services, `/desk/tickets/${ticket.number}`),
    support: supportAddress(services), footer: services.settings.get(mailFooter), community: services.settings.get(communityName),
    words: Object.fromEntries(Object.entries(mailWordsOf).map(([template, own]) => [template, services.settings.get(own)])),
  };
}

/**
 * Sends a ticket mail to its requester. Only to an address that they have proved to be theirs (product.md, honesty rule 5): a
 * mistyped one is a stranger's, who would read about somebody else's trouble. Then the ticket's timeline says so, once.
 */
export async function mailRequester(tx: Tx, ticket: MailTicket, mail: TicketMail, options: { dedupeKey: string; automatic?: boolean; list?: string; quotes?: number }): Promise<void> {
  const contact = await personContact(tx, ticket.requester.id);
  // Who can't sign in can't open what the mail leads to.
  if (!contact || contact.standing) return;
  if (!contact.emailVerified) return noteWithheld(tx, ticket.id);
  await mailInThread(tx, ticket, { address: contact.email, name: contact.name, personId: ticket.requester.id }, mail, options);
}

/** Sends a ticket mail to anybody, as part of the thread that they have had about this ticket. */
export async function mailInThread(
  tx: Tx, ticket: Pick<MailTicket, "id">, to: { address: string; name?: string; personId?: string }, mail: TicketMail, options: { dedupeKey: string; automatic?: boolean; list?: string; quotes?: number },
): Promise<void> {
  const thread = await mailThread(tx, ticket.id, to.address);
  await sendMail(tx, {
    ...mail, ...thread, ...options, subject: thread.inReplyTo ? `Re: ${mail.subject}` : mail.subject,
    to: { address: to.address, ...(to.name ? { name: to.name } : {}) }, ...(to.personId ? { personId: to.personId } : {}), conversationId: ticket.id,
    headers: { "Reply-To": supportAddress(tx.services) },
  });
}

async function noteWithheld(tx: Tx, ticketId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('mail-withheld:' || $1, 0))", [ticketId]);
  if ((await timelineOf(tx, ticketId)).some((event) => event.kind === "mail_withheld")) return;
  await noteEvent(tx, ticketId, "mail_withheld", "public", { reason: "email_not_verified" });
}
