import { ChartColumn, Inbox, Settings2 } from "lucide-react";
import { adminPages } from "../features/admin/admin-nav.ts";
import { DeskBadge } from "../features/desk/DeskBadge.tsx";
import type { NavEntry } from "./nav-entry.ts";
import { textsOf } from "../lib/texts.ts";
import { appStaffTexts } from "../texts/en/app-staff.ts";

const t = textsOf(appStaffTexts);

const staffNav: readonly NavEntry[] = [
  { href: "/desk", get label() { return t("desk"); }, Icon: Inbox, permission: "ticket.read", keys: "g d", Badge: DeskBadge },
  { href: "/staff/reports", get label() { return t("reports"); }, Icon: ChartColumn, permission: "ticket.read", keys: "g r" },
  { href: "/admin", get label() { return t("admin"); }, Icon: Settings2, keys: "g a" },
];

/** Staff navigation for these permissions: left rail on wide screens, bottom bar on phones. The administration is there for whoever may use any of its pages. */
export function staffEntries(permissions: readonly string[]): NavEntry[] {
  return staffNav.filter(({ href, permission }) => (href === "/admin" ? adminPages(permissions).length > 0 : !permission || permissions.includes(permission)));
}
