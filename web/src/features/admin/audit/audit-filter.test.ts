import { expect, test } from "vitest";
import { filterFrom, searchFrom, type AuditFilter } from "./audit-filter.ts";

test("XX-6 a view of the audit log is in its address, and comes back from it", () => {
  const filter: AuditFilter = { q: "café 100%", verb: "role.granted", subjectKind: "person", subjectId: "01a1fb17-02dd-78fb-b9d4-8cec197322cf", actor: "01a1fb17-02dd-78fb-b9d4-8cec197322cf", from: "2026-11-19T21:00:00.000Z", to: "2026-11-20T21:00:00.000Z" };
  expect(filterFrom(searchFrom(filter))).toEqual(filter);
  expect(searchFrom({}).toString()).toBe("");
});

test("XX-6 what the server would refuse is left out of a mistyped address", () => {
  expect(filterFrom(new URLSearchParams({ q: "x".repeat(101), actor: "amina", from: "yesterday", to: "2026-11-20", verb: "x".repeat(61), subjectId: " ", other: "1" }))).toEqual({});
});
