import { noticeKind, type NoticeKind } from "../../../platform/notices.ts";
import { staffWith } from "../../identity/index.ts";
import { ticketForMail } from "../ticket-for-mail.ts";

declare module "../../../platform/events.ts" {
  interface DomainEvents {
    /** DK-12: a rule tells somebody of a ticket. */
    "automation.notified": { runId: string; step: number; ruleName: string; ticketId: string; toIds: string[]; text: string };
    "automation.paused": { automationId: string; version: number; ruleName: string; reason: string };
  }
}

/** What staff hear from automations (DK-12), and of them. */
export const automationNotices: readonly NoticeKind[] = [
  noticeKind({
    name: "automation.notified", titles: { en: "An automation tells you of a ticket", sw: "Kanuni inakuarifu kuhusu tiketi" }, audience: "staff", permission: "ticket.read",
    priority: "normal", defaults: { inApp: true, push: true, mail: false }, on: "automation.notified",
    tell: async (tx, { runId, step, ticketId, toIds, text }) => {
      // Asked again, since rights may have changed.
      const staff = new Set((await staffWith(tx, "ticket.read")).map(({ id }) => id));
      const ticket = await ticketForMail(tx, ticketId);
      const to = toIds.filter((id) => staff.has(id) && id !== ticket.requester.id);
      if (to.length === 0) return null;
      const words = { title: text, body: `${ticket.number} · ${ticket.subject}` };
      return { to, source: `automation.notified:${runId}:${step}`, groupKey: ticketId, link: `/desk/tickets/${ticket.number}`, text: { en: words, sw: words } };
    },
  }),
  noticeKind({
    name: "automation.paused", titles: { en: "An automation rests", sw: "Kanuni imesimama" }, audience: "staff", permission: "settings.change",
    priority: "high", defaults: { inApp: true, push: true, mail: true }, on: "automation.paused",
    tell: async (tx, { automationId, version, ruleName, reason }) => ({
      to: (await staffWith(tx, "settings.change")).map(({ id }) => id), source: `automation.paused:${automationId}:${version}`, groupKey: automationId, link: "/admin/automations",
      text: { en: { title: `"${ruleName}" rests`, body: `${reason} Look at it and save it again.` }, sw: { title: `"${ruleName}" imesimama`, body: `${reason} Iangalie kisha uihifadhi tena.` } },
    }),
  }),
];
