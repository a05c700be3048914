import { CircleHelp, MessageCircleQuestion, Ticket } from "lucide-react";
import { UnreadBadge } from "../features/desk-member/LazyUnreadBadge.tsx";
import type { NavEntry } from "./nav-entry.ts";

/** Members' navigation: top bar on wide screens, bottom bar on phones. Help is one press away on every page (AS-1). */
export const memberNav: readonly NavEntry[] = [
  { href: "/help", label: "Articles", Icon: CircleHelp },
  { href: "/chat", label: "Help", Icon: MessageCircleQuestion },
  { href: "/tickets", label: "My tickets", Icon: Ticket, Badge: UnreadBadge },
];
