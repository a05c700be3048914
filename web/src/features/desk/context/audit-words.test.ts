import { expect, test } from "vitest";
import { auditChanges, auditVerb } from "./audit-words.ts";

const nameOf = (id: string) => (id === "k" ? "Kofi Otieno" : undefined);

test("DK-20 a change says what was and what is, with names instead of ids", () => {
  expect(auditChanges({ assigneeId: null, status: "open" }, { assigneeId: "k", status: "in_progress" }, nameOf)).toEqual([
    { field: "assignee", from: "nothing", to: "Kofi Otieno" },
    { field: "status", from: "open", to: "in progress" },
  ]);
  expect(auditChanges({ tags: ["vip"] }, { tags: [] }, nameOf)).toEqual([{ field: "tags", from: "vip", to: "nothing" }]);
});

test("DK-20 facts that had nothing before stand alone, and odd rows do not break the page", () => {
  expect(auditChanges({}, { seq: 4, followUpOf: null }, nameOf)).toEqual([{ field: "message", from: null, to: "4" }]);
  expect(auditChanges(null, "erased", nameOf)).toEqual([]);
});

test("DK-20 a verb that is not known yet is still readable", () => {
  expect(auditVerb("ticket.tags_changed")).toBe("changed the tags");
  expect(auditVerb("ticket.sla_paused")).toBe("sla paused");
});
