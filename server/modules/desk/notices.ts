import { noticeKind, type NoticeKind } from "../../platform/notices.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { profilesOf, staffWith } from "../identity/index.ts";
import { ticketForMail, type MailedTicket } from "./ticket-for-mail.ts";

const lineOf = ({ number, subject }: MailedTicket) => `${number} · ${subject}`;
const linkOf = ({ number }: MailedTicket) => `/desk/tickets/${number}`;
const nameOf = async (tx: Tx, id: string) => (await profilesOf(tx, [id]))[0]?.name ?? "";

/** What staff are told of tickets (CV-10, AD-4). What a note says stays in the note: a lock screen is no place for it. */
export const deskNotices: readonly NoticeKind[] = [
  noticeKind({
    name: "staff.mentioned", titles: { en: "A note mentions you", sw: "Dokezo linakutaja" }, audience: "staff", permission: "ticket.note",
    priority: "high", defaults: { inApp: true, push: true, mail: false }, on: "staff.mentioned",
    tell: async (tx, { ticketId, seq, personId, byId }) => {
      // CV-9: asked again, since rights may have changed: only who may read notes is told that there is one.
      if (!(await staffWith(tx, "ticket.note")).some(({ id }) => id === personId)) return null;
      const ticket = await ticketForMail(tx, ticketId);
      if (ticket.requester.id === personId) return null;
      const by = await nameOf(tx, byId), body = lineOf(ticket);
      return {
        to: [personId], source: `staff.mentioned:${ticketId}:${seq}`, groupKey: ticketId, link: linkOf(ticket), aboutId: byId, thread: { conversationId: ticketId, seq },
        text: { en: { title: `${by} mentioned you`, body }, sw: { title: `${by} amekutaja`, body } },
      };
    },
  }),
  noticeKind({
    name: "ticket.answered", titles: { en: "A member answered on your ticket", sw: "Mwanachama amejibu kwenye tiketi yako" }, audience: "staff", permission: "ticket.reply",
    priority: "normal", defaults: { inApp: true, push: true, mail: false }, on: "ticket.replied", when: (reply) => reply.authorPart === "member" && typeof reply.assigneeId === "string",
    tell: async (tx, { ticketId, seq, messageId, authorId, assigneeId }) => {
      if (!assigneeId || assigneeId === authorId) return null;
      const ticket = await ticketForMail(tx, ticketId);
      const body = lineOf(ticket), { name } = ticket.requester;
      return {
        to: [assigneeId], source: `ticket.answered:${messageId}`, groupKey: ticketId, link: linkOf(ticket), aboutId: authorId, thread: { conversationId: ticketId, seq },
        text: { en: { title: `${name} answered`, body }, sw: { title: `${name} amejibu`, body } },
      };
    },
  }),
  noticeKind({
    name: "chat_escalation", titles: { en: "The bot handed a talk to the team", sw: "Roboti imekabidhi mazungumzo kwa timu" }, audience: "staff", permission: "ticket.assign",
    priority: "normal", defaults: { inApp: true, push: false, mail: false }, on: "ticket.created", when: (ticket) => ticket.openedAs === "assistant",
    tell: async (tx, { ticketId, requesterId }) => {
      const ticket = await ticketForMail(tx, ticketId);
      const body = lineOf(ticket);
      return {
        to: (await staffWith(tx, "ticket.assign")).map(({ id }) => id).filter((id) => id !== requesterId), source: `chat_escalation:${ticketId}`, groupKey: "talks", link: linkOf(ticket), aboutId: requesterId,
        text: { en: { title: "A talk was handed to the team", body }, sw: { title: "Mazungumzo yamekabidhiwa kwa timu", body } },
      };
    },
  }),
];
