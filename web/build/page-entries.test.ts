import { expect, test } from "vitest";
import { entryFor } from "./page-entries.ts";

test("ID-8 staff pages and members' pages have entries of their own", () => {
  expect(["/staff", "/desk", "/desk/tickets/HD-1", "/admin?x=1"].map(entryFor)).toEqual(Array(4).fill("/staff.html"));
  expect(["/", "/help", "/help/charged-twice", "/tickets", "/sign-in", "/setup?token=abc", "/staffing"].map(entryFor)).toEqual(Array(7).fill("/index.html"));
});

test("ID-8 files and the API have none", () => {
  expect(["/api/me", "/live", "/health/live", "/dev/mail", "/src/app/member.tsx", "/theme.js", "/@vite/client", "/gallery.html?theme=campus"].map(entryFor)).toEqual(Array(8).fill(null));
});
