import type { Role } from "../../../../contract/permissions.ts";

/** A role that makes somebody staff. */
export type StaffRole = Exclude<Role, "member">;

/** What each role is called and what whoever has it may do; the exact list is the server's (ID-5). */
export const roleWords: Record<StaffRole, { title: string; may: string }> = {
  agent: { title: "Agent", may: "Answers tickets, writes notes, help articles and canned replies." },
  operator: { title: "Operator", may: "Writes as a character in chats. No access to tickets or members." },
  moderator: { title: "Moderator", may: "Answers tickets, reads reported chats, suspends and bans members." },
  admin: { title: "Admin", may: "Answers tickets, invites staff, changes settings, refunds, reads figures and the audit log." },
  super_admin: { title: "Super admin", may: "Everything: also makes admins, gives single permissions, erases members' data." },
};

/** In the order in which forms show them, least first. */
export const staffRoles = Object.keys(roleWords) as StaffRole[];

/** Roles that only a super admin gives, takes and acts on. */
export const adminRoles: readonly StaffRole[] = ["admin", "super_admin"];

/** A role's name for people; a member's for anything else. */
export function roleTitle(role: Role): string {
  return role === "member" ? "Member" : roleWords[role].title;
}
