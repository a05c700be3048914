import { CircleHelp, MessageCircleQuestion, MessagesSquare, Ticket } from "lucide-react";
import { UnreadMessages } from "../features/conversations/direct/LazyUnreadMessages.tsx";
import { UnreadBadge } from "../features/desk-member/LazyUnreadBadge.tsx";
import type { NavEntry } from "./nav-entry.ts";
import { textsOf } from "../lib/texts.ts";
import { appTexts } from "../texts/en/app.ts";

const t = textsOf(appTexts);

/** Members' navigation: top bar on wide screens, bottom bar on phones. Help is one press away on every page (AS-1). */
const entries: readonly NavEntry[] = [
  { href: "/help", get label() { return t("articles"); }, Icon: CircleHelp },
  { href: "/chat", get label() { return t("help"); }, Icon: MessageCircleQuestion },
  { href: "/tickets", get label() { return t("myTickets"); }, Icon: Ticket, Badge: UnreadBadge },
  { href: "/messages", get label() { return t("messages"); }, Icon: MessagesSquare, Badge: UnreadMessages },
];

/** The entries for this community. A module that is switched off has none (AD-6): without the bot, help is the form for a ticket. */
export function memberNav(modules: readonly string[] | undefined): readonly NavEntry[] {
  return modules && !modules.includes("assistant") ? entries.filter((entry) => entry.href !== "/chat") : entries;
}
