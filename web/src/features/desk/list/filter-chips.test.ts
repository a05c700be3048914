import { expect, test } from "vitest";
import { chipsOf, dayOf, startOfDay, type Names } from "./filter-chips.ts";

const names: Names = { category: (key) => (key === "payment" ? "Payments" : key), staff: (id) => (id === "k" ? "Kofi Otieno" : undefined), team: () => undefined };

test("DK-6 each condition is one chip, and taking it off leaves the others", () => {
  const filter = { view: "mine" as const, status: ["open" as const, "pending" as const], category: ["payment"], q: "refund" };
  const chips = chipsOf(filter, names);
  expect(chips.map((chip) => chip.text)).toEqual(["“refund”", "Open", "Pending", "Payments"]);
  expect(chips[1]?.without).toEqual({ ...filter, status: ["pending"] });
  expect(chips[3]?.without.category).toBeUndefined();
});

test("DK-6 people and teams are named, and wait for their names without showing ids", () => {
  const texts = chipsOf({ assignee: ["me", "none", "k", "x"], team: ["none", "t"] }, names).map((chip) => chip.text);
  expect(texts).toEqual(["Assigned to me", "Nobody’s", "Assigned to Kofi Otieno", "Assigned to …", "No team", "Team …"]);
});

test("CV-11 what is left out is a chip too, and people are named as they were written", () => {
  const filter = { notStatus: ["closed" as const, "resolved" as const], notAssignee: ["me"], requester: "ada,bayo", notRequester: "me" };
  const chips = chipsOf(filter, names);
  expect(chips.map((chip) => chip.text)).toEqual(["Not: Closed", "Not: Resolved", "Not: Assigned to me", "From ada, bayo", "Not: From me"]);
  expect(chips[0]?.without).toEqual({ ...filter, notStatus: ["resolved"] });
  expect(chips[2]?.without.notAssignee).toBeUndefined();
});

test("DK-6 the last day of a range is in the list as a whole", () => {
  const to = startOfDay("2026-11-20", 1);
  expect(dayOf(to, 1)).toBe("2026-11-20");
  expect(dayOf(startOfDay("2026-11-20"))).toBe("2026-11-20");
  expect(startOfDay("")).toBeUndefined();
});
