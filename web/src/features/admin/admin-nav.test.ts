import { expect, test } from "vitest";
import { permissionMatrix, type Role } from "../../../../contract/permissions.ts";
import { adminPages, adminSections, entryAt } from "./admin-nav.ts";
import { closedFrom } from "./nav-memory.ts";

const permissionsOf = (role: Role) => Object.entries(permissionMatrix).filter(([, roles]) => (roles as readonly Role[]).includes(role)).map(([permission]) => permission);
const paths = (role: Role) => adminPages(permissionsOf(role)).map(({ href }) => href);

test("AD-7 each role sees the pages that it may use, in sections without empty ones", () => {
  expect(paths("agent")).toEqual(expect.arrayContaining(["/admin/people", "/admin/canned-replies"]));
  for (const closed of ["/admin", "/admin/security", "/admin/staff", "/admin/settings", "/admin/audit"]) expect(paths("agent")).not.toContain(closed);
  expect(paths("moderator")).toEqual(expect.arrayContaining(["/admin/people", "/admin/security"]));
  expect(paths("operator")).toEqual([]);
  expect(new Set(paths("admin")).size).toBe(paths("admin").length);
  expect(adminSections(permissionsOf("agent")).map(({ key }) => key)).toEqual(["people", "support"]);
});

test("AD-7 a page below an entry belongs to it, and the overview only to itself", () => {
  const pages = adminPages(permissionsOf("super_admin"));
  expect(["/admin", "/admin/people/0198", "/admin/settings", "/admin/elsewhere"].map((place) => entryAt(pages, place)?.href)).toEqual(["/admin", "/admin/people", "/admin/settings", undefined]);
});

test("AD-7 what the browser remembers of closed sections may be missing or broken", () => {
  expect([null, "", "{", "7", '["people", 3, "system"]'].map(closedFrom)).toEqual([[], [], [], [], ["people", "system"]]);
});
