import { CircleHelp, Ticket } from "lucide-react";
import type { NavEntry } from "./nav-entry.ts";

/** Members' navigation: top bar on wide screens, bottom bar on phones. */
export const memberNav: readonly NavEntry[] = [
  { href: "/help", label: "Help", Icon: CircleHelp },
  { href: "/tickets", label: "My tickets", Icon: Ticket },
];
