import type { Role } from "../../../contract/permissions.ts";
import { may, type Actor } from "../../platform/actor.ts";
import { conflict, forbidden, type DomainError } from "../../platform/errors.ts";

/** A person whose standing somebody wants to change. */
export interface Standing {
  id: string;
  roles: readonly Role[];
  emailVerified: boolean;
}

/** Roles that only super admins give, take and act on (ID-5). */
export const adminRoles: readonly Role[] = ["admin", "super_admin"];
const isAdmin = (roles: readonly Role[]) => roles.some((role) => adminRoles.includes(role));
const superAdminsOnly = () => forbidden("Only a super admin may do this with admins.");

/** ID-5: whether somebody may change a person's roles or end their access: admins below admin, super admins everybody. */
export function mayManage(actor: Actor, standing: Pick<Standing, "roles">): boolean {
  return may(actor, "staff.permissions") || (may(actor, "staff.manage") && !isAdmin(standing.roles));
}

/**
 * DK-16: whether somebody may see and end a person's sessions through a ticket, beside `member.sign_out`. Staff are reached like
 * their roles are. Staff whose roles the asker can't see are out of reach for all but super admins.
 */
export function mayReachSessions(actor: Actor, person: { isStaff: boolean; roles: readonly Role[] }): boolean {
  if (!person.isStaff) return true;
  return may(actor, "staff.permissions") || (person.roles.length > 0 && mayManage(actor, person));
}

/** ID-5: whether somebody may hand out these roles. */
export function mayGrant(actor: Actor, roles: readonly Role[]): boolean {
  return may(actor, "staff.permissions") || (may(actor, "staff.manage") && !isAdmin(roles));
}

/** Why a person's roles can't become `wanted`, or null. The last super admin is the database's to keep (ID-7). */
export function rolesProblem(actor: Actor, standing: Standing, wanted: readonly Role[]): DomainError | null {
  if (!mayManage(actor, standing) || !mayGrant(actor, wanted)) return superAdminsOnly();
  // Whoever sits in that mailbox could otherwise reset the password of a staff account.
  if (wanted.length > 0 && !standing.emailVerified) return conflict("not-verified", "This person has not confirmed the email address yet. Ask them to, or invite them by mail.");
  return null;
}

/** What a super admin always needs to put things right again; taking it from the last one would lock everybody out. */
const superAdminsKeep: readonly string[] = ["staff.manage", "staff.permissions", "settings.system"];

/** Why a single permission of a person can't be changed, or null. */
export function permissionProblem(actor: Actor, standing: Standing, permission: string, effect: "grant" | "deny" | "default"): DomainError | null {
  if (!may(actor, "staff.permissions")) return forbidden();
  if (effect === "deny" && standing.roles.includes("super_admin") && superAdminsKeep.includes(permission)) {
    return conflict("super-admin-keeps", "A super admin keeps this. Take the super admin role away instead.");
  }
  return null;
}
