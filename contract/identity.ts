import { z } from "zod";
import { ownProfile, profileChange, secondFactorState } from "./account.ts";
import { actingRule, id, instant, noContent, none, pageOf, pageQuery, personBrief } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { permissions, roles } from "./permissions.ts";
import { usernameFormProblem, usernamePattern } from "./username.ts";
import { inLine, shownText } from "./shown-text.ts";

export { usernamePattern };
export const username = z.string().trim().toLowerCase().max(60, "Use 3–30 characters of a–z, 0–9, _ and .").superRefine((name, context) => {
  const problem = usernameFormProblem(name);
  if (problem) context.addIssue({ code: "custom", message: problem });
});
export const email = z.string().trim().toLowerCase().pipe(z.email("Write an email address such as ada@example.com.").max(254));
/** ID-1: at least 8; better-auth's limit above. Checked against a list of common passwords on the server. */
export const password = z.string().min(8, "Use at least 8 characters.").max(128, "Keep it to 128 characters.");
/** Without control characters and marks that turn the direction of text around: a name must not change how a line reads. */
export const personName = shownText("Write a name.").max(80, "Keep it to 80 characters.").regex(inLine, "Leave out unusual characters.");

export const me = z.strictObject({
  person: personBrief, email: z.string(), emailVerified: z.boolean(), showOnline: z.boolean(), timeZone: z.string().nullable(),
  roles: z.array(z.enum(roles)), permissions: z.array(z.enum(permissions as [string, ...string[]])),
  profile: ownProfile, secondFactor: secondFactorState,
  /** Name, theme and time zone of this instance, for the page's head. */
  community: z.strictObject({ name: z.string(), theme: z.string(), timeZone: z.string(), /** Names of the modules that are on. */ modules: z.array(z.string()) }),
});
export type Me = z.infer<typeof me>;

export const staffPerson = z.strictObject({
  person: personBrief, email: z.string(), roles: z.array(z.enum(roles)),
  overrides: z.array(z.strictObject({ permission: z.string(), effect: z.enum(["grant", "deny"]) })),
  deactivated: z.strictObject({ reason: z.string(), at: instant }).nullable(), lastSeenAt: instant.nullable(),
  abilities: z.strictObject({ changeRoles: z.boolean(), changePermissions: z.boolean(), deactivate: z.boolean() }),
});
export const invitation = z.strictObject({ id, email: z.string(), name: z.string(), roles: z.array(z.enum(roles)), invitedAt: instant, expiresAt: instant });
const personParams = z.strictObject({ id });

export const identityEndpoints = {
  setupState: endpoint({ method: "GET", path: "/api/setup", summary: "Whether first use waits to be set up; 404 afterwards.", access: "anyone", limit: "sign-in", output: z.strictObject({ open: z.literal(true) }) }),
  setup: endpoint({ method: "POST", path: "/api/setup", summary: "Make the first super admin, once (ID-6).", access: "anyone", limit: "sign-in", success: 201, body: z.strictObject({ name: personName, email, password, token: z.string().min(1).max(200) }), output: z.strictObject({ personId: id }) }),
  me: endpoint({ method: "GET", path: "/api/me", summary: "Own account, roles and permissions.", access: "signed-in", limit: "read", output: me }),
  changeMe: endpoint({ method: "PATCH", path: "/api/me", summary: "Change own name, username, profile and preferences (ID-11).", access: "signed-in", limit: "write", body: z.strictObject({ name: personName.optional(), username: username.optional(), showOnline: z.boolean().optional(), timeZone: z.string().max(60).nullable().optional(), ...profileChange }), output: me, errors: ["username-taken", "birth-date-checked"] }),
  usernameFree: endpoint({ method: "GET", path: "/api/usernames/:username", summary: "Whether a username can be had.", access: "anyone", limit: "public", params: z.strictObject({ username: z.string().max(60) }), output: z.strictObject({ free: z.boolean(), reason: z.string().nullable() }) }),
  presence: endpoint({ method: "GET", path: "/api/people/:id/presence", summary: "Online, away or offline, as far as the person shows it (ID-16).", access: "signed-in", limit: "read", params: personParams, output: z.strictObject({ presence: z.enum(["online", "away", "offline"]) }) }),
  invite: endpoint({ method: "POST", path: "/api/staff/invitations", summary: "Invite staff by mail (ID-8).", access: "staff.manage", limit: "write", success: 201, body: z.strictObject({ email, name: personName, roles: z.array(z.enum(roles).exclude(["member"])).min(1) }), output: invitation, errors: ["already-staff", "already-invited"] }),
  invitations: endpoint({ method: "GET", path: "/api/staff/invitations", summary: "Open invitations.", access: "staff.manage", limit: "read", output: z.strictObject({ items: z.array(invitation) }) }),
  revokeInvitation: endpoint({ method: "DELETE", path: "/api/staff/invitations/:id", summary: "Take an invitation back.", access: "staff.manage", limit: "write", params: personParams, success: 204, output: noContent }),
  invitationShown: endpoint({ method: "GET", path: "/api/invitations/:token", summary: "What an invitation link offers.", access: "anyone", limit: "sign-in", params: z.strictObject({ token: z.string().min(20).max(200) }), output: z.strictObject({ name: z.string(), email: z.string(), roles: z.array(z.enum(roles)), /** Then the existing password is asked for, not a new one. */ hasAccount: z.boolean() }) }),
  acceptInvitation: endpoint({ method: "POST", path: "/api/invitations/:token", summary: "Join the staff: with a new password, or the existing account's.", access: "anyone", limit: "sign-in", success: 201, params: z.strictObject({ token: z.string().min(20).max(200) }), body: z.strictObject({ name: personName, password }), output: z.strictObject({ personId: id }) }),
  resetLink: endpoint({ method: "GET", path: "/api/reset-links/:token", summary: "Whether a mailed link still chooses a new password; 404 when not (ID-2).", access: "anyone", limit: "sign-in", params: z.strictObject({ token: z.string().min(1).max(200) }), output: z.strictObject({ open: z.literal(true) }) }),
  staff: endpoint({ method: "GET", path: "/api/staff", summary: "Staff, their roles and state.", access: "staff.manage", limit: "read", query: z.strictObject({ ...pageQuery, q: z.string().trim().max(100).optional() }), output: pageOf(staffPerson) }),
  setRoles: endpoint({ method: "PUT", path: "/api/staff/:id/roles", summary: "Replace a person's staff roles.", access: "staff.manage", limit: "write", params: personParams, body: z.strictObject({ roles: z.array(z.enum(roles).exclude(["member"])) }), output: staffPerson, errors: ["last-super-admin"] }),
  setPermission: endpoint({ method: "PUT", path: "/api/staff/:id/permissions/:permission", summary: "Give or take one permission (super admin).", access: "staff.permissions", limit: "write", params: z.strictObject({ id, permission: z.enum(permissions as [string, ...string[]]) }), body: z.strictObject({ effect: z.enum(["grant", "deny", "default"]) }), output: staffPerson }),
  deactivate: endpoint({ method: "PUT", path: "/api/staff/:id/deactivation", summary: "End a staff member's access; ends all sessions.", access: "staff.manage", limit: "write", params: personParams, body: z.strictObject({ reason: shownText("Write something first.").max(500) }), output: staffPerson, errors: ["last-super-admin"] }),
  reactivate: endpoint({ method: "DELETE", path: "/api/staff/:id/deactivation", summary: "Give access back.", access: "staff.manage", limit: "write", params: personParams, output: staffPerson }),
};

/** `subjectName`: a person's name or a ticket's number, as it is now; null for other things, and for who or what is gone or not the reader's to see. */
const auditEntry = z.strictObject({ id, at: instant, verb: z.string(), actorKind: z.string(), actor: personBrief.nullable(), rule: actingRule.nullable(), subjectKind: z.string(), subjectId: z.string().nullable(), subjectName: z.string().nullable(), before: z.unknown(), after: z.unknown(), requestId: z.string().nullable() });
const settingShown = z.strictObject({ key: z.string(), title: z.string(), description: z.string(), module: z.string(), value: z.unknown(), default: z.unknown(), schema: z.unknown(), changedBy: personBrief.nullable(), changedAt: instant.nullable(), secret: z.literal(false) });
/** What the audit log, or its file, is narrowed to. `q`: words, each to be found in the verb, the subject's id, the names and usernames of the actor and of a subject who is a person, a ticket's number, or what was before and after. */
export const auditFilter = {
  q: z.string().trim().min(1).max(100).optional(), verb: z.string().max(60).optional(), subjectKind: z.string().max(40).optional(), subjectId: z.string().max(100).optional(),
  actor: id.optional(), from: instant.optional(), to: instant.optional(),
};
export const insightEndpoints = {
  home: endpoint({
    method: "GET", path: "/api/admin/home", summary: "First figures for the admin home, each defined by its link.", access: "insight.read", limit: "read",
    output: z.strictObject({
      people: z.number().int(), newPeople7d: z.number().int(), openTickets: z.number().int(), unassigned: z.number().int(), solved7d: z.number().int(), created7d: z.number().int(),
      /** Of the last 7 days, and of the 7 before: as in the report of these days. */
      medianFirstReplyMinutes7d: z.number().nullable(), medianFirstReplyMinutesBefore: z.number().nullable(), rating30d: z.strictObject({ average: z.number().nullable(), count: z.number().int() }),
      mail: z.strictObject({ queued: z.number().int(), failed: z.number().int() }), jobs: z.strictObject({ waiting: z.number().int(), failing: z.number().int(), oldestSeconds: z.number().nullable() }),
      ticketsPerDay: z.array(z.strictObject({ day: z.string(), created: z.number().int(), solved: z.number().int() })),
    }),
  }),
  audit: endpoint({ method: "GET", path: "/api/admin/audit", summary: "The audit log, newest first. Where words are looked for, a page may be short or empty and more follow: go on while there is a cursor.", access: "audit.read", limit: "read", query: z.strictObject({ ...pageQuery, ...auditFilter }), output: pageOf(auditEntry) }),
  verifyAudit: endpoint({ method: "POST", path: "/api/admin/audit/verification", summary: "Recompute the audit log's hash chain.", access: "audit.read", limit: "write", body: none, output: z.strictObject({ ok: z.boolean(), seals: z.number().int(), entries: z.number().int(), unsealed: z.number().int(), brokenAt: z.number().int().nullable() }) }),
  settings: endpoint({ method: "GET", path: "/api/admin/settings", summary: "Every setting with its default and who changed it (AD-6).", access: "settings.change", limit: "read", output: z.strictObject({ items: z.array(settingShown) }) }),
  changeSetting: endpoint({ method: "PUT", path: "/api/admin/settings/:key", summary: "Change one setting.", access: "settings.change", limit: "write", params: z.strictObject({ key: z.string().max(100) }), body: z.strictObject({ value: z.unknown() }), output: settingShown }),
  revertSetting: endpoint({ method: "DELETE", path: "/api/admin/settings/:key", summary: "Back to the default.", access: "settings.change", limit: "write", params: z.strictObject({ key: z.string().max(100) }), output: settingShown }),
};
