import { personContact } from "../identity/index.ts";
import { systemActor } from "../../platform/actor.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { reaction, type Reaction, type ReactionContext } from "../../platform/events.ts";
import { mailsAbout } from "../../platform/mail/mails-about.ts";
import { wantsMail } from "../../platform/mail/send-mail.ts";
import { failedMailReaction } from "./note-failed-mail.ts";
import { mailInThread, mailRequester, placesOf, requesterPlaces } from "./mail-requester.ts";
import { moveKey } from "./move-key.ts";
import { orGone } from "./or-gone.ts";
import { newTicketAddresses } from "./settings.ts";
import type { MailTicket, TicketDoors } from "./ticket-doors.ts";
import { closedMail, newTicketMail, ratingList, receiptMail, reopenedMail, resolvedMail } from "./ticket-mails.ts";

/** Reasons that the requester is told; spam is not answered, and a duplicate goes on in the other ticket. */
const toldReasons: ReadonlySet<string> = new Set(["auto", "no_answer", "solved", "other"]);

/** CH-7: what happens to a ticket, told by mail; answers are in ticket-notices.ts, where the requester's choices count. Each mail has a key, so that a reaction that runs twice sends once. */
export function ticketReactions(doors: TicketDoors): Reaction[] {
  const withTicket = (context: ReactionContext, ticketId: string, work: (tx: Tx, ticket: MailTicket) => Promise<void>) =>
    withTx(context.services, { actor: systemActor }, async (tx) => {
      const ticket = await orGone(doors.ticketForMail(tx, ticketId));
      if (ticket) await work(tx, ticket);
    });
  return [
    reaction({
      name: "channels.mail-receipt", on: "ticket.created",
      run: (context, { ticketId }) => withTicket(context, ticketId, async (tx, ticket) => {
        const { body } = await doors.messageForMail(tx, ticketId, 1);
        await mailRequester(tx, ticket, receiptMail(ticket, body, await requesterPlaces(tx, ticket)), { dedupeKey: `ticket-receipt:${ticketId}`, quotes: 1 });
      }),
    }),
    reaction({
      name: "channels.mail-new-ticket", on: "ticket.created", when: (_, { settings }) => settings.get(newTicketAddresses).length > 0,
      run: (context, { ticketId }) => withTicket(context, ticketId, async (tx, ticket) => {
        const addresses = new Set(tx.services.settings.get(newTicketAddresses));
        // An address that was only typed may be the team's own.
        const contact = await personContact(tx, ticket.requester.id);
        if (contact?.emailVerified) addresses.delete(contact.email);
        const { body } = await doors.messageForMail(tx, ticketId, 1);
        for (const address of addresses) await mailInThread(tx, ticket, { address }, newTicketMail(ticket, body, placesOf(tx.services, ticket)), { dedupeKey: `ticket-new:${ticketId}:${address}`, quotes: 1 });
      }),
    }),
    reaction({
      name: "channels.mail-resolved", on: "ticket.resolved",
      run: (context, { ticketId, byId }) => withTicket(context, ticketId, async (tx, ticket) => {
        // Whoever solved it knows; and what was reopened meanwhile is not solved.
        if (byId === ticket.requester.id || ticket.status !== "resolved") return;
        const asked = (await mailsAbout(tx, ticketId)).some((mail) => mail.list === ratingList);
        const ask = !asked && await wantsMail(tx, (await personContact(tx, ticket.requester.id))?.email ?? "", ratingList);
        await mailRequester(tx, ticket, resolvedMail(ticket, await requesterPlaces(tx, ticket), ask), { dedupeKey: await moveKey(tx, ticketId, "resolved"), ...(ask ? { list: ratingList } : {}) });
      }),
    }),
    reaction({
      name: "channels.mail-reopened", on: "ticket.reopened",
      run: (context, { ticketId, byId }) => withTicket(context, ticketId, async (tx, ticket) => {
        if (byId === ticket.requester.id || ticket.status === "resolved" || ticket.status === "closed") return;
        await mailRequester(tx, ticket, reopenedMail(ticket, await requesterPlaces(tx, ticket)), { dedupeKey: await moveKey(tx, ticketId, "reopened") });
      }),
    }),
    reaction({
      name: "channels.mail-closed", on: "ticket.closed", when: ({ reason }) => toldReasons.has(reason),
      run: (context, { ticketId, reason }) => withTicket(context, ticketId, async (tx, ticket) => {
        if (ticket.status !== "closed") return;
        await mailRequester(tx, ticket, closedMail(ticket, await requesterPlaces(tx, ticket), reason), { dedupeKey: await moveKey(tx, ticketId, "closed") });
      }),
    }),
    failedMailReaction,
  ];
}
