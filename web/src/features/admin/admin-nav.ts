import { Bot, Gauge, Mail, MessageSquareText, ScrollText, Settings2, Tags, UserCog, UsersRound, type LucideIcon } from "lucide-react";
import type { Permission } from "../../../../contract/permissions.ts";

/** One page of the administration. */
export type AdminEntry = { href: string; label: string; Icon: LucideIcon; permission: Permission };

/** The pages of the administration, each for whoever has its permission. */
export const adminEntries: readonly AdminEntry[] = [
  { href: "/admin", label: "Overview", Icon: Gauge, permission: "insight.read" },
  { href: "/admin/staff", label: "Staff", Icon: UserCog, permission: "staff.manage" },
  { href: "/admin/teams", label: "Teams", Icon: UsersRound, permission: "settings.change" },
  { href: "/admin/settings", label: "Settings", Icon: Settings2, permission: "settings.change" },
  { href: "/admin/categories", label: "Categories", Icon: Tags, permission: "settings.change" },
  { href: "/admin/canned-replies", label: "Canned replies", Icon: MessageSquareText, permission: "canned.manage" },
  { href: "/admin/assistant", label: "Help bot", Icon: Bot, permission: "settings.change" },
  { href: "/admin/mail", label: "Mails", Icon: Mail, permission: "settings.change" },
  { href: "/admin/audit", label: "Audit log", Icon: ScrollText, permission: "audit.read" },
];
