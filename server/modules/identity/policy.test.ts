import { expect, test } from "vitest";
import { permissionMatrix, type Permission, type Role } from "../../../contract/permissions.ts";
import type { Actor } from "../../platform/actor.ts";
import { mayGrant, mayManage, mayReachSessions, permissionProblem, rolesProblem } from "./policy.ts";

function actorWith(role: Role, extra: Permission[] = []): Actor {
  const held = Object.entries(permissionMatrix).filter(([, roles]) => (roles as readonly Role[]).includes(role)).map(([permission]) => permission);
  return { kind: role === "member" ? "member" : "staff", personId: "00000000-0000-7000-8000-000000000001", sessionId: null, name: role, emailVerified: true, roles: [role], permissions: new Set([...held, ...extra]) };
}
const person = (roles: Role[], emailVerified = true) => ({ id: "00000000-0000-7000-8000-000000000002", roles, emailVerified });

/** Rows: who acts. Columns: the role of the person that it is done to, or that is given. */
const table: [Role, Record<Role, boolean>][] = [
  ["member", { member: false, agent: false, operator: false, moderator: false, admin: false, super_admin: false }],
  ["agent", { member: false, agent: false, operator: false, moderator: false, admin: false, super_admin: false }],
  ["operator", { member: false, agent: false, operator: false, moderator: false, admin: false, super_admin: false }],
  ["moderator", { member: false, agent: false, operator: false, moderator: false, admin: false, super_admin: false }],
  ["admin", { member: true, agent: true, operator: true, moderator: true, admin: false, super_admin: false }],
  ["super_admin", { member: true, agent: true, operator: true, moderator: true, admin: true, super_admin: true }],
];

for (const [role, may] of table) {
  test(`ID-5 whose roles a ${role} may change, and which roles a ${role} may give`, () => {
    for (const [other, expected] of Object.entries(may) as [Role, boolean][]) {
      const roles: Role[] = other === "member" ? [] : [other];
      expect(mayManage(actorWith(role), { roles }), `${role} manages ${other}`).toBe(expected);
      expect(mayGrant(actorWith(role), roles), `${role} gives ${other}`).toBe(expected);
      expect(rolesProblem(actorWith(role), person(["agent"]), roles)?.status ?? 200, `${role} makes an agent ${other}`).toBe(expected ? 200 : 403);
      expect(rolesProblem(actorWith(role), person(roles), ["agent"])?.status ?? 200, `${role} makes ${other} an agent`).toBe(expected ? 200 : 403);
    }
  });
}

test("ID-5 somebody who holds an admin role beside a lower one is out of an admin's reach", () => {
  expect(mayManage(actorWith("admin"), { roles: ["agent", "admin"] })).toBe(false);
  expect(mayGrant(actorWith("admin"), ["agent", "super_admin"])).toBe(false);
});

test("DK-16 a staff member's sessions are reached like their roles; a member's are not a matter of rank", () => {
  for (const [role, may] of table) {
    expect(mayReachSessions(actorWith(role), { isStaff: false, roles: [] }), `${role}: member`).toBe(true);
    for (const [other, expected] of Object.entries(may) as [Role, boolean][]) {
      if (other !== "member") expect(mayReachSessions(actorWith(role), { isStaff: true, roles: [other] }), `${role}: ${other}`).toBe(expected);
    }
    expect(mayReachSessions(actorWith(role), { isStaff: true, roles: [] }), `${role}: staff of unknown roles`).toBe(role === "super_admin");
  }
});

test("ID-5 single permissions are a super admin's to give and take, or whoever was given that right", () => {
  for (const [role] of table) {
    expect(permissionProblem(actorWith(role), person(["agent"]), "ticket.reply", "deny") === null, role).toBe(role === "super_admin");
  }
  expect(permissionProblem(actorWith("admin", ["staff.permissions"]), person(["agent"]), "ticket.reply", "grant")).toBeNull();
});

test("ID-7 what a super admin needs to unlock the house can't be taken from one", () => {
  const superAdmin = actorWith("super_admin");
  for (const permission of ["staff.manage", "staff.permissions", "settings.system"]) {
    expect(permissionProblem(superAdmin, person(["super_admin"]), permission, "deny")).toMatchObject({ code: "super-admin-keeps", status: 409 });
    expect(permissionProblem(superAdmin, person(["admin"]), permission, "deny")).toBeNull();
  }
  expect(permissionProblem(superAdmin, person(["super_admin"]), "ticket.reply", "deny")).toBeNull();
});

test("ID-8 nobody becomes staff with an address that they have not confirmed; taking roles away needs no address", () => {
  expect(rolesProblem(actorWith("admin"), person([], false), ["agent"])).toMatchObject({ code: "not-verified", status: 409 });
  expect(rolesProblem(actorWith("admin"), person(["agent"], false), [])).toBeNull();
});
