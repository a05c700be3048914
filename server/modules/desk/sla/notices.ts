import type { Target } from "./rules.ts";
import { noticeKind, type InLocales, type NoticeKind, type Telling } from "../../../platform/notices.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { staffWith } from "../../identity/index.ts";
import { ticketForMail } from "../ticket-for-mail.ts";

/** What is told of a clock. Moments are ISO strings in UTC. */
export interface ClockTold { ticketId: string; target: Target; moment: string; dueAt: string; toIds: string[] }

declare module "../../../platform/events.ts" {
  interface DomainEvents {
    "ticket.sla_warned": ClockTold;
    "ticket.sla_breached": ClockTold;
  }
}

const names: Readonly<Record<Target, InLocales<string>>> = {
  first_response: { en: "The first answer", sw: "Jibu la kwanza" }, next_response: { en: "An answer", sw: "Jibu" }, resolution: { en: "The solution", sw: "Suluhisho" },
};

/** DK-11: whoever is responsible hears that a promise runs out, or was missed. */
export const clockNotices: readonly NoticeKind[] = [
  noticeKind({
    name: "ticket.sla_warned", titles: { en: "A ticket is due soon", sw: "Tiketi inakaribia muda wake" }, audience: "staff", permission: "ticket.reply",
    priority: "high", defaults: { inApp: true, push: true, mail: false }, on: "ticket.sla_warned",
    tell: (tx, told) => telling(tx, "warned", told, (due, name) => ({ en: `${name.en} is due ${due}`, sw: `${name.sw} linatakiwa ${due}` })),
  }),
  noticeKind({
    name: "ticket.sla_breached", titles: { en: "A ticket is overdue", sw: "Tiketi imepita muda wake" }, audience: "staff", permission: "ticket.reply",
    priority: "high", defaults: { inApp: true, push: true, mail: false }, on: "ticket.sla_breached",
    tell: (tx, told) => telling(tx, "breached", told, (due, name) => ({ en: `${name.en} was due ${due}`, sw: `${name.sw} lilitakiwa ${due}` })),
  }),
];

async function telling(tx: Tx, kind: string, { ticketId, target, moment, dueAt, toIds }: ClockTold, title: (due: string, name: InLocales<string>) => InLocales<string>): Promise<Telling | null> {
  // Asked again, since rights may have changed.
  const staff = new Set((await staffWith(tx, "ticket.reply")).map(({ id }) => id));
  const ticket = await ticketForMail(tx, ticketId);
  const to = toIds.filter((id) => staff.has(id) && id !== ticket.requester.id);
  if (to.length === 0) return null;
  const due = new Intl.DateTimeFormat("en-GB", { timeZone: tx.services.settings.get(communityTimeZone), weekday: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(dueAt));
  const titles = title(due, names[target]), body = `${ticket.number} · ${ticket.subject}`;
  return {
    to, source: `ticket.sla_${kind}:${ticketId}:${target}:${moment}`, groupKey: ticketId, link: `/desk/tickets/${ticket.number}`,
    text: { en: { title: titles.en, body }, sw: { title: titles.sw, body } },
  };
}
