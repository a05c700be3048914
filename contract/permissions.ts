/**
 * Every permission, and which role has it by default (ID-5). A super admin can grant or take a single one from one person.
 * The database holds a copy (identity_role_permissions), written at every start, so that row-level security asks the same list.
 */
export const roles = ["member", "agent", "operator", "moderator", "admin", "super_admin"] as const;
export type Role = (typeof roles)[number];

const everyStaff = ["agent", "moderator", "admin", "super_admin"] as const;
const admins = ["admin", "super_admin"] as const;
const superAdmins = ["super_admin"] as const;

export const permissionMatrix = {
  /** Read every ticket and the bot talks that led to them. */
  "ticket.read": everyStaff,
  "ticket.reply": everyStaff,
  /** Read and write internal notes. */
  "ticket.note": everyStaff,
  "ticket.assign": everyStaff,
  /** Change status, priority, category, tags. */
  "ticket.triage": everyStaff,
  /** Open a ticket on a member's behalf. */
  "ticket.create_for_others": everyStaff,
  /** Write shared canned replies. */
  "canned.manage": ["agent", "admin", "super_admin"],
  /** Read a character chat that one takes no part in. */
  "chat.read": ["moderator", "admin", "super_admin"],
  /** Correct the team's own messages after the time for it; a member's words are nobody else's to change (CV-8). */
  "message.edit": ["moderator", "admin", "super_admin"],
  /** Remove any message, with a reason. */
  "message.remove": ["moderator", "admin", "super_admin"],
  /** Read what a changed message said before. */
  "message.versions": everyStaff,
  /** Read what members reported, and decide about it (MO-1). */
  "report.read": ["moderator", "admin", "super_admin"],
  "report.decide": ["moderator", "admin", "super_admin"],
  /** See a member's account: email, sessions, deactivations. */
  "member.read": everyStaff,
  "member.sign_out": everyStaff,
  /** Ban and suspend those below oneself, and look at security alerts. */
  "member.ban": ["moderator", "admin", "super_admin"],
  /** Read and write the team's notes about a person. */
  "member.note": everyStaff,
  /** Take people with their names and addresses out as a file (DK-21). */
  "member.export": admins,
  "member.erase": superAdmins,
  /** See a member's birth date, and record what a document shows (ID-9). */
  "member.check_age": admins,
  "payment.refund": admins,
  "character.publish": admins,
  /** Write drafts of help articles. */
  "article.write": ["agent", "admin", "super_admin"],
  /** Show an article to everybody, take it back, and order the help centre's categories. */
  "article.publish": admins,
  /** Invite staff, give and take roles below admin, deactivate. */
  "staff.manage": admins,
  /** Give and take admin roles, and single permissions. */
  "staff.permissions": superAdmins,
  /** See everybody's figures in the desk's reports; those who answer tickets always see their own (DK-17). */
  "desk.report": admins,
  /** Bring tickets and people from another desk, and undo that (DK-21). */
  "ticket.import": admins,
  /** Take tickets with their conversations out as a file (DK-21). */
  "ticket.export": admins,
  "settings.change": admins,
  /** Switch modules, preset, and anything that can lock people out. */
  "settings.system": superAdmins,
  "audit.read": admins,
  "insight.read": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionMatrix;
export const permissions = Object.keys(permissionMatrix) as Permission[];
