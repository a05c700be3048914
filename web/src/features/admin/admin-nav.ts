import { BookOpenText, Bot, Database, FileUp, Flag, Gauge, Mail, MessageSquareText, MessagesSquare, ScrollText, Settings2, ShieldAlert, Tags, Timer, UserCog, UserRound, UsersRound, Workflow, type LucideIcon } from "lucide-react";
import type { Permission } from "../../../../contract/permissions.ts";
import { textsOf } from "../../lib/texts.ts";
import { adminTexts } from "../../texts/en/admin.ts";

const t = textsOf(adminTexts);

/** One page of the administration. */
export type AdminEntry = { href: string; label: string; Icon: LucideIcon; permission: Permission };

/** Pages that belong together; the key is what the browser remembers. */
export type AdminSection = { key: string; title: string; entries: readonly AdminEntry[] };

const sections: readonly AdminSection[] = [
  {
    key: "overview", get title() { return t("sectionOverview"); },
    entries: [
      { href: "/admin", get label() { return t("overview"); }, Icon: Gauge, permission: "insight.read" },
      { href: "/admin/conversations", get label() { return t("conversations"); }, Icon: MessagesSquare, permission: "insight.read" },
    ],
  },
  {
    key: "people", get title() { return t("sectionPeople"); },
    entries: [
      { href: "/admin/people", get label() { return t("people"); }, Icon: UserRound, permission: "member.read" },
      { href: "/admin/reports", get label() { return t("reports"); }, Icon: Flag, permission: "report.read" },
      { href: "/admin/security", get label() { return t("security"); }, Icon: ShieldAlert, permission: "member.ban" },
      { href: "/admin/staff", get label() { return t("staff"); }, Icon: UserCog, permission: "staff.manage" },
      { href: "/admin/teams", get label() { return t("teams"); }, Icon: UsersRound, permission: "settings.change" },
    ],
  },
  {
    key: "support", get title() { return t("sectionSupport"); },
    entries: [
      { href: "/admin/help", get label() { return t("helpCentre"); }, Icon: BookOpenText, permission: "article.write" },
      { href: "/admin/canned-replies", get label() { return t("cannedReplies"); }, Icon: MessageSquareText, permission: "canned.manage" },
      { href: "/admin/categories", get label() { return t("categories"); }, Icon: Tags, permission: "settings.change" },
      { href: "/admin/sla", get label() { return t("sla"); }, Icon: Timer, permission: "settings.change" },
      { href: "/admin/automations", get label() { return t("automations"); }, Icon: Workflow, permission: "settings.change" },
      { href: "/admin/import", get label() { return t("importing"); }, Icon: FileUp, permission: "ticket.import" },
      { href: "/admin/assistant", get label() { return t("helpBot"); }, Icon: Bot, permission: "settings.change" },
    ],
  },
  {
    key: "system", get title() { return t("sectionSystem"); },
    entries: [
      { href: "/admin/settings", get label() { return t("settings"); }, Icon: Settings2, permission: "settings.change" },
      { href: "/admin/mail", get label() { return t("mails"); }, Icon: Mail, permission: "settings.change" },
      { href: "/admin/database", get label() { return t("database"); }, Icon: Database, permission: "insight.read" },
      { href: "/admin/audit", get label() { return t("auditLog"); }, Icon: ScrollText, permission: "audit.read" },
    ],
  },
];

/** The sections with the pages that these permissions open; a section without any is left out (AD-7). */
export function adminSections(permissions: readonly string[]): AdminSection[] {
  return sections.flatMap((section) => {
    const entries = section.entries.filter(({ permission }) => permissions.includes(permission));
    // The title is read anew each time: it follows the language.
    return entries.length > 0 ? [{ key: section.key, title: section.title, entries }] : [];
  });
}

/** All pages of the administration that these permissions open, in the navigation's order. */
export function adminPages(permissions: readonly string[]): AdminEntry[] {
  return adminSections(permissions).flatMap(({ entries }) => entries);
}

/** The entry that an address belongs to: `/admin/people/…` to `/admin/people`, but only `/admin` itself to `/admin`. */
export function entryAt(entries: readonly AdminEntry[], location: string): AdminEntry | undefined {
  return entries.find(({ href }) => location === href || (href !== "/admin" && location.startsWith(`${href}/`)));
}
