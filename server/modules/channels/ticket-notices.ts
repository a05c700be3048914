import type { Tx } from "../../platform/db/tx.ts";
import { noticeKind, type NoticeKind } from "../../platform/notices.ts";
import { mailRequester, requesterPlaces } from "./mail-requester.ts";
import { moveKey } from "./move-key.ts";
import { orGone } from "./or-gone.ts";
import type { MailMessage, MailTicket, TicketDoors } from "./ticket-doors.ts";
import { replyMail } from "./ticket-mails.ts";

/** What requesters are told of their tickets: under the bell, by push, and for answers by mail (CH-7, CH-10). */
export function ticketNotices(doors: TicketDoors): NoticeKind[] {
  /** A mail that goes at once asks for what was read in the same transaction. */
  const read = new WeakMap<Tx, { seq: number; answer: Promise<Answer | null> }>();
  const answerOf = (tx: Tx, ticketId: string, seq: number): Promise<Answer | null> => {
    const known = read.get(tx);
    if (known?.seq === seq) return known.answer;
    const answer = loadAnswer(doors, tx, ticketId, seq);
    read.set(tx, { seq, answer });
    return answer;
  };
  return [
    noticeKind({
      name: "ticket.replied", titles: { en: "Answers to your tickets", sw: "Majibu ya tiketi zako" }, audience: "member",
      priority: "normal", defaults: { inApp: true, push: true, mail: true }, on: "ticket.replied", when: (reply) => reply.authorPart === "staff",
      tell: async (tx, { ticketId, seq, messageId, authorId }) => {
        const found = await answerOf(tx, ticketId, seq);
        if (!found || authorId === found.ticket.requester.id) return null;
        const { number, subject, requester } = found.ticket;
        const body = `${number} · ${subject}`, name = found.message.author?.name;
        return {
          to: [requester.id], source: `ticket.replied:${messageId}`, groupKey: ticketId, link: `/tickets/${number}`, aboutId: authorId, thread: { conversationId: ticketId, seq },
          text: { en: { title: `${name ?? "The team"} answered`, body }, sw: { title: `${name ?? "Timu"} amejibu`, body } },
        };
      },
      mail: async (tx, { ticketId, seq, messageId, authorId }) => {
        const found = await answerOf(tx, ticketId, seq);
        if (!found || authorId === found.ticket.requester.id) return;
        await mailRequester(tx, found.ticket, replyMail(found.ticket, found.message, await requesterPlaces(tx, found.ticket)), { dedupeKey: `ticket-reply:${messageId}`, quotes: seq, automatic: found.message.authorPart === "bot" });
      },
    }),
    noticeKind({
      // The mail about it is CH-7's own: it asks for a rating.
      name: "ticket.resolved", titles: { en: "Your tickets are solved", sw: "Tiketi zako zimetatuliwa" }, audience: "member",
      priority: "normal", defaults: { inApp: true, push: true, mail: null }, on: "ticket.resolved",
      tell: async (tx, { ticketId, byId }) => {
        const ticket = await orGone(doors.ticketForMail(tx, ticketId));
        if (!ticket || byId === ticket.requester.id || ticket.status !== "resolved") return null;
        const body = `${ticket.number} · ${ticket.subject}`;
        return {
          to: [ticket.requester.id], source: `notice-${await moveKey(tx, ticketId, "resolved")}`, groupKey: ticketId, link: `/tickets/${ticket.number}`,
          text: { en: { title: "Your ticket is solved", body }, sw: { title: "Tiketi yako imetatuliwa", body } },
        };
      },
    }),
  ];
}

interface Answer { ticket: MailTicket; message: MailMessage }

/** CV-9: whatever an event says, only a public message is told of. */
async function loadAnswer(doors: TicketDoors, tx: Tx, ticketId: string, seq: number): Promise<Answer | null> {
  const ticket = await orGone(doors.ticketForMail(tx, ticketId));
  const message = ticket && await orGone(doors.messageForMail(tx, ticketId, seq));
  return ticket && message?.visibility === "public" ? { ticket, message } : null;
}
