import { expect, test } from "vitest";
import { isStaffPath, nextPath, signInPath } from "./next-path.ts";

test("ID-3 after signing in one goes on to the page that was asked for, with its query", () => {
  const asked = "/tickets/HELP-00124?rate=4";
  expect(nextPath(signInPath(asked).split("?")[1] ?? "")).toBe(asked);
  expect(nextPath(signInPath("/chat", "/sign-up").split("?")[1] ?? "")).toBe("/chat");
});

test("XX-3 nothing leads to another site after signing in", () => {
  for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/ok\\..//evil", "/a b", "\t//evil.example", "evil", ""]) {
    expect(nextPath(`?next=${encodeURIComponent(evil)}`), evil).toBe("/tickets");
  }
});

test("ID-3 the sign-in pages do not lead to themselves", () => {
  for (const page of ["/sign-in", "/sign-up?next=%2Fchat", "/forgot", "/reset?token=x", "/verify", "/setup"]) {
    expect(nextPath(`next=${encodeURIComponent(page)}`), page).toBe("/tickets");
  }
  expect(nextPath("next=/sign-inwards")).toBe("/sign-inwards");
  expect(signInPath("/tickets")).toBe("/sign-in");
});

test("ID-8 staff pages are another app", () => {
  expect(["/desk", "/desk/x", "/staff?x", "/admin"].every(isStaffPath)).toBe(true);
  expect(["/desktop", "/", "/chat"].some(isStaffPath)).toBe(false);
});
