import type { Role } from "../../../../contract/permissions.ts";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

/** A role that makes somebody staff. */
export type StaffRole = Exclude<Role, "member">;

/** What each role is called and what whoever has it may do; the exact list is the server's (ID-5). */
export const roleWords: Record<StaffRole, { title: string; may: string }> = {
  agent: { get title() { return t("agent"); }, get may() { return t("answersTicketsWritesNotes"); } },
  operator: { get title() { return t("operator"); }, get may() { return t("writesAsACharacter"); } },
  moderator: { get title() { return t("moderator"); }, get may() { return t("answersTicketsReadsReported"); } },
  admin: { get title() { return t("admin"); }, get may() { return t("answersTicketsInvitesStaff"); } },
  super_admin: { get title() { return t("superAdmin"); }, get may() { return t("everythingAlsoMakesAdmins"); } },
};

/** In the order in which forms show them, least first. */
export const staffRoles = Object.keys(roleWords) as StaffRole[];

/** Roles that only a super admin gives, takes and acts on. */
export const adminRoles: readonly StaffRole[] = ["admin", "super_admin"];

/** A role's name for people; a member's for anything else. */
export function roleTitle(role: Role): string {
  return role === "member" ? t("member") : roleWords[role].title;
}
