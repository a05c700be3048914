import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { reaction, type Reaction } from "../../platform/events.ts";
import { followMessage, type QuotingMail } from "../../platform/mail/quoting-mails.ts";
import { placesOf, requesterPlaces } from "./mail-requester.ts";
import { orGone } from "./or-gone.ts";
import type { TicketDoors } from "./ticket-doors.ts";
import { newTicketMail, receiptMail, replyMail } from "./ticket-mails.ts";

/** Mails that quote what was written: one that waits says what the message says when it is sent, and an answer that was removed is not mailed. */
export function quotingMails(doors: TicketDoors): QuotingMail[] {
  const load = async (...[tx, { conversationId, seq }]: Parameters<QuotingMail["write"]>) => {
    const ticket = await orGone(doors.ticketForMail(tx, conversationId));
    const message = ticket && await orGone(doors.messageForMail(tx, conversationId, seq));
    return ticket && message && { ticket, message };
  };
  return [
    { template: "ticket-receipt", async write(tx, mail) {
      const found = await load(tx, mail);
      return found && receiptMail(found.ticket, found.message.body, await requesterPlaces(tx, found.ticket));
    } },
    { template: "ticket-new", async write(tx, mail) {
      const found = await load(tx, mail);
      return found && newTicketMail(found.ticket, found.message.body, placesOf(tx.services, found.ticket));
    } },
    { template: "ticket-reply", async write(tx, mail) {
      const found = await load(tx, mail);
      return found && replyMail(found.ticket, found.message, await requesterPlaces(tx, found.ticket));
    } },
  ];
}

/** The outbox holds no words longer than the message itself does. */
export const followReaction: Reaction = reaction({
  name: "channels.mail-follows-message", on: "message.changed", when: ({ visibility }) => visibility === "public",
  run: ({ services }, { conversationId, seq }) => withTx(services, { actor: systemActor }, (tx) => followMessage(tx, conversationId, seq)),
});
