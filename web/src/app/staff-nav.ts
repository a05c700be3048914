import { Inbox, Settings2 } from "lucide-react";
import { DeskBadge } from "../features/desk/DeskBadge.tsx";
import type { NavEntry } from "./nav-entry.ts";

/** Staff navigation: left rail on wide screens, bottom bar on phones. */
export const staffNav: readonly NavEntry[] = [
  { href: "/desk", label: "Desk", Icon: Inbox, permission: "ticket.read", keys: "g d", Badge: DeskBadge },
  { href: "/admin", label: "Admin", Icon: Settings2, permission: "insight.read", keys: "g a" },
];
