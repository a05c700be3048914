import { expect, test } from "vitest";
import { staffNext, staffSignInPath } from "./staff-next.ts";

test("ID-8 after signing in, staff come back to the page that they wanted", () => {
  expect(staffNext(staffSignInPath("/admin/audit?verb=role.granted").slice("/staff".length))).toBe("/admin/audit?verb=role.granted");
  expect(staffNext("?next=/desk/HELP-00124")).toBe("/desk/HELP-00124");
  expect(staffSignInPath("/desk")).toBe("/staff");
});

test("ID-8 an address of another site, or a sign-in page, is not where signing in leads", () => {
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\tx", "/staff", "/staff/join?token=x", "/sign-in", ""]) {
    expect(staffNext(`?next=${encodeURIComponent(next)}`)).toBe("/desk");
  }
  expect(staffNext("")).toBe("/desk");
});
