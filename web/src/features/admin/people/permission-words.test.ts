import { expect, test } from "vitest";
import { permissionMatrix, permissions } from "../../../../../contract/permissions.ts";
import { permissionGroups, permissionWords, rolesBring } from "./permission-words.ts";

test("ID-5 every permission stands in one group, with its meaning in words", () => {
  const listed = permissionGroups.flatMap((group) => group.permissions);
  expect([...listed].sort()).toEqual([...permissions].sort());
  expect(listed.every((permission) => permissionWords(permission).meaning.length > 5)).toBe(true);
});

test("ID-5 what a role brings is what the contract says, for each role and permission", () => {
  for (const permission of permissions) {
    for (const role of ["member", "agent", "operator", "moderator", "admin", "super_admin"] as const) {
      expect(rolesBring([role], permission)).toBe((permissionMatrix[permission] as readonly string[]).includes(role));
    }
  }
  expect(rolesBring(["operator", "agent"], "ticket.reply")).toBe(true);
  expect(rolesBring([], "ticket.read")).toBe(false);
});
