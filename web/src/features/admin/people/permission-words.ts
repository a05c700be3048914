import type { Permission, permissionMatrix, Role } from "../../../../../contract/permissions.ts";

const everyStaff = ["agent", "moderator", "admin", "super_admin"] as const;
const admins = ["admin", "super_admin"] as const;
const superAdmins = ["super_admin"] as const;
const writers = ["agent", "admin", "super_admin"] as const;
const guards = ["moderator", "admin", "super_admin"] as const;

/** Which roles bring a permission. The type makes it the contract's matrix, role by role: a change there fails the type check here. */
const byRole: { readonly [P in Permission]: (typeof permissionMatrix)[P] } = {
  "ticket.read": everyStaff, "ticket.reply": everyStaff, "ticket.note": everyStaff, "ticket.assign": everyStaff, "ticket.triage": everyStaff, "ticket.create_for_others": everyStaff,
  "canned.manage": writers, "chat.read": guards, "member.read": everyStaff, "member.sign_out": everyStaff, "member.ban": guards, "member.erase": superAdmins,
  "payment.refund": admins, "character.publish": admins, "article.write": writers, "staff.manage": admins, "staff.permissions": superAdmins,
  "settings.change": admins, "settings.system": superAdmins, "audit.read": admins, "insight.read": admins,
};

type Words = { title: string; meaning: string };

const ticketWords = {
  "ticket.read": { title: "Read tickets", meaning: "All tickets, and the talks with the bot that led to them." },
  "ticket.reply": { title: "Answer tickets", meaning: "Replies that members see, and remedies." },
  "ticket.note": { title: "Internal notes", meaning: "Read and write what only staff see." },
  "ticket.assign": { title: "Assign tickets", meaning: "To people and teams, and take them." },
  "ticket.triage": { title: "Sort tickets", meaning: "Status, priority, category and tags." },
  "ticket.create_for_others": { title: "Open tickets for members", meaning: "On somebody's behalf, such as after a call." },
  "canned.manage": { title: "Canned replies", meaning: "Write the replies that all staff share." },
  "article.write": { title: "Help articles", meaning: "Write and change help articles." },
} as const satisfies Partial<Record<Permission, Words>>;

const memberWords = {
  "member.read": { title: "See accounts", meaning: "Email address, sessions, and whether an account is closed." },
  "member.sign_out": { title: "Sign members out", meaning: "On all their devices, when an account is in danger." },
  "member.ban": { title: "Ban and suspend", meaning: "Keep members out, for a while or for good." },
  "member.erase": { title: "Erase members", meaning: "Delete an account and its data at once." },
  "chat.read": { title: "Read chats", meaning: "Character chats that one takes no part in." },
  "payment.refund": { title: "Refund payments", meaning: "Send money back." },
  "character.publish": { title: "Publish characters", meaning: "Let members see and write to them." },
} as const satisfies Partial<Record<Permission, Words>>;

const systemWords = {
  "insight.read": { title: "Figures", meaning: "The overview and analytics." },
  "audit.read": { title: "Audit log", meaning: "Who did what and when." },
  "settings.change": { title: "Change settings", meaning: "Hours, limits, texts, teams, categories." },
  "settings.system": { title: "Change the system", meaning: "Modules, preset, and what could lock people out." },
  "staff.manage": { title: "Manage staff", meaning: "Invite, give roles below admin, end access." },
  "staff.permissions": { title: "Manage admins", meaning: "Give admin roles and single permissions." },
} as const satisfies Partial<Record<Permission, Words>>;

/** Every permission in words. A new one in the contract fails the type check until it has its words. */
const allWords: Readonly<Record<Permission, Words>> = { ...ticketWords, ...memberWords, ...systemWords };

/** The permissions in groups, as forms show them. */
export const permissionGroups: readonly { title: string; permissions: readonly Permission[] }[] = [
  { title: "Tickets and help", permissions: Object.keys(ticketWords) as Permission[] },
  { title: "Members", permissions: Object.keys(memberWords) as Permission[] },
  { title: "Administration", permissions: Object.keys(systemWords) as Permission[] },
];

export function permissionWords(permission: Permission): Words {
  return allWords[permission];
}

/** Whether somebody with these roles has a permission by them, without exceptions. */
export function rolesBring(roles: readonly Role[], permission: Permission): boolean {
  const bringing: readonly Role[] = byRole[permission];
  return roles.some((role) => bringing.includes(role));
}
