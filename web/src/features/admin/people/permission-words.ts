import type { Permission, permissionMatrix, Role } from "../../../../../contract/permissions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

const everyStaff = ["agent", "moderator", "admin", "super_admin"] as const;
const admins = ["admin", "super_admin"] as const;
const superAdmins = ["super_admin"] as const;
const writers = ["agent", "admin", "super_admin"] as const;
const guards = ["moderator", "admin", "super_admin"] as const;

/** Which roles bring a permission. The type makes it the contract's matrix, role by role: a change there fails the type check here. */
const byRole: { readonly [P in Permission]: (typeof permissionMatrix)[P] } = {
  "ticket.read": everyStaff, "ticket.reply": everyStaff, "ticket.note": everyStaff, "ticket.assign": everyStaff, "ticket.triage": everyStaff, "ticket.create_for_others": everyStaff,
  "message.edit": guards, "message.remove": guards, "message.versions": everyStaff, "report.read": guards, "report.decide": guards,
  "canned.manage": writers, "chat.read": guards, "member.read": everyStaff, "member.sign_out": everyStaff, "member.ban": guards, "member.note": everyStaff, "member.check_age": admins, "member.export": admins, "member.erase": superAdmins,
  "payment.refund": admins, "character.publish": admins, "article.write": writers, "article.publish": admins, "staff.manage": admins, "staff.permissions": superAdmins,
  "ticket.import": admins, "ticket.export": admins, "settings.change": admins, "settings.system": superAdmins, "audit.read": admins, "insight.read": admins, "desk.report": admins,
};

type Words = { title: string; meaning: string };

const ticketWords = {
  "ticket.read": { get title() { return t("readTickets"); }, get meaning() { return t("allTicketsAndThe"); } },
  "ticket.reply": { get title() { return t("answerTickets"); }, get meaning() { return t("repliesThatMembersSee"); } },
  "ticket.note": { get title() { return t("internalNotes"); }, get meaning() { return t("readAndWriteWhat"); } },
  "ticket.assign": { get title() { return t("assignTickets"); }, get meaning() { return t("toPeopleAndTeams"); } },
  "ticket.triage": { get title() { return t("sortTickets"); }, get meaning() { return t("statusPriorityCategoryAnd"); } },
  "ticket.create_for_others": { get title() { return t("openTicketsForMembers"); }, get meaning() { return t("onSomebodysBehalfSuch"); } },
  "ticket.import": { get title() { return t("importTickets"); }, get meaning() { return t("bringTicketsFrom"); } },
  "ticket.export": { get title() { return t("exportTickets"); }, get meaning() { return t("takeTicketsOut"); } },
  "canned.manage": { get title() { return t("cannedReplies"); }, get meaning() { return t("writeTheRepliesThat"); } },
  "article.publish": { get title() { return t("publishArticles"); }, get meaning() { return t("showArticlesToEverybody"); } },
  "article.write": { get title() { return t("helpArticles"); }, get meaning() { return t("writeAndChangeHelp"); } },
} as const satisfies Partial<Record<Permission, Words>>;

const memberWords = {
  "member.read": { get title() { return t("seeAccounts"); }, get meaning() { return t("emailAddressSessionsAnd"); } },
  "member.sign_out": { get title() { return t("signMembersOut"); }, get meaning() { return t("onAllTheirDevices"); } },
  "member.ban": { get title() { return t("banAndSuspend"); }, get meaning() { return t("keepMembersOutFor"); } },
  "member.note": { get title() { return t("notesAboutMembers"); }, get meaning() { return t("readAndWriteNotes"); } },
  "member.check_age": { get title() { return t("checkAges"); }, get meaning() { return t("seeBirthDates"); } },
  "member.export": { get title() { return t("exportPeople"); }, get meaning() { return t("takePeopleOut"); } },
  "member.erase": { get title() { return t("eraseMembers"); }, get meaning() { return t("deleteAnAccountAnd"); } },
  "chat.read": { get title() { return t("readChats"); }, get meaning() { return t("characterChatsThatOne"); } },
  "message.edit": { get title() { return t("editMessages"); }, get meaning() { return t("correctOwnMessages"); } },
  "message.remove": { get title() { return t("removeMessages"); }, get meaning() { return t("removeAnyMessage"); } },
  "message.versions": { get title() { return t("readVersions"); }, get meaning() { return t("whatChangedMessageSaid"); } },
  "report.read": { get title() { return t("readReports"); }, get meaning() { return t("whatMembersReported"); } },
  "report.decide": { get title() { return t("decideReports"); }, get meaning() { return t("whatBecomesOfReports"); } },
  "payment.refund": { get title() { return t("refundPayments"); }, get meaning() { return t("sendMoneyBack"); } },
  "character.publish": { get title() { return t("publishCharacters"); }, get meaning() { return t("letMembersSeeAnd"); } },
} as const satisfies Partial<Record<Permission, Words>>;

const systemWords = {
  "insight.read": { get title() { return t("figures"); }, get meaning() { return t("theOverviewAndAnalytics"); } },
  "desk.report": { get title() { return t("deskReports"); }, get meaning() { return t("everybodysFiguresAtTheDesk"); } },
  "audit.read": { get title() { return t("auditLog"); }, get meaning() { return t("whoDidWhatAnd"); } },
  "settings.change": { get title() { return t("changeSettings"); }, get meaning() { return t("hoursLimitsTextsTeams"); } },
  "settings.system": { get title() { return t("changeTheSystem"); }, get meaning() { return t("modulesPresetAndWhat"); } },
  "staff.manage": { get title() { return t("manageStaff"); }, get meaning() { return t("inviteGiveRolesBelow"); } },
  "staff.permissions": { get title() { return t("manageAdmins"); }, get meaning() { return t("giveAdminRolesAnd"); } },
} as const satisfies Partial<Record<Permission, Words>>;

/** Every permission in words. A new one in the contract fails the type check until it has its words. */
const allWords: Readonly<Record<Permission, Words>> = { ...ticketWords, ...memberWords, ...systemWords };

/** The permissions in groups, as forms show them. */
export const permissionGroups: readonly { title: string; permissions: readonly Permission[] }[] = [
  { get title() { return t("ticketsAndHelp"); }, permissions: Object.keys(ticketWords) as Permission[] },
  { get title() { return t("members"); }, permissions: Object.keys(memberWords) as Permission[] },
  { get title() { return t("administration"); }, permissions: Object.keys(systemWords) as Permission[] },
];

export function permissionWords(permission: Permission): Words {
  return allWords[permission];
}

/** Whether somebody with these roles has a permission by them, without exceptions. */
export function rolesBring(roles: readonly Role[], permission: Permission): boolean {
  const bringing: readonly Role[] = byRole[permission];
  return roles.some((role) => bringing.includes(role));
}
