import { expect, test } from "vitest";
import { changesOf, isOnlyId, type Telling } from "./audit-changes.ts";
import { actorWords, verbGroups, verbWords, wordsOf } from "./audit-words.ts";

const ada = "01a1fb17-02dd-78fb-b9d4-8cec197322cf", other = "01a1fb17-02dd-78fb-b9d4-8cec00000001";
const telling: Telling = { moment: (iso) => `at ${iso.slice(0, 10)}`, names: new Map([[ada, "Ada Obi"]]) };

test("XX-6 before and after are told fact by fact, and what stayed is left out", () => {
  expect(changesOf({ status: "open", version: 2, tags: ["a"] }, { status: "resolved", version: 2, tags: ["a", "b"] }, telling)).toEqual([
    { name: "Status", before: "open", after: "resolved" },
    { name: "Tags", before: "a", after: "a, b" },
  ]);
  expect(changesOf(null, { number: "HELP-00300", followUpOf: null, resolvedAt: "2026-11-20T10:00:00.000Z", urgent: false }, telling)).toEqual([
    { name: "Number", before: null, after: "HELP-00300" },
    { name: "Resolved at", before: null, after: "at 2026-11-20" },
    { name: "Urgent", before: null, after: "no" },
  ]);
});

test("XX-6 nothing becomes unreadable: plain values, lists, values within values, and things taken away", () => {
  expect(changesOf(72, 24, telling)).toEqual([{ name: "Value", before: "72", after: "24" }]);
  expect(changesOf({ hours: { monday: [{ from: "08:00" }] } }, null, telling)).toEqual([{ name: "Hours monday", before: '[{"from":"08:00"}]', after: null }]);
  expect(changesOf({ assigneeId: "x", tags: ["a"] }, { assigneeId: null, tags: [] }, telling)).toEqual([{ name: "Assignee", before: "x", after: null }, { name: "Tags", before: "a", after: "none" }]);
  expect(changesOf(null, null, telling)).toEqual([]);
});

test("XX-6 a verb that nobody has put into words is shown by its own", () => {
  expect(verbWords("role.granted")).toBe("Gave a role");
  expect(verbWords("member.erased")).toBe("Member erased");
  expect(wordsOf("firstRepliedAt")).toBe("First replied at");
  expect(actorWords("system")).toBe("The system");
  const verbs = verbGroups.flatMap((group) => Object.keys(group.verbs));
  expect(new Set(verbs).size).toBe(verbs.length);
});

test("XX-6 people are told by name where it is known, ids by their end, and the program's words as words", () => {
  expect(changesOf({ assigneeId: ada, status: "in_progress" }, { assigneeId: other, status: "pending" }, telling)).toEqual([
    { name: "Assignee", before: "Ada Obi", after: "…00000001" },
    { name: "Status", before: "in progress", after: "pending" },
  ]);
  expect(changesOf(null, { memberIds: [ada, other] }, telling)).toEqual([{ name: "Member", before: null, after: "Ada Obi, …00000001" }]);
});

test("AD-6 a setting that is not there has its default, and opening hours are told as hours", () => {
  const office = [{ from: "08:00", to: "18:00" }];
  const week = { zone: null, monday: office, tuesday: office, wednesday: office, thursday: office, friday: office, saturday: [], sunday: [] };
  const setting: Telling = { ...telling, nothing: "the default" };
  expect(changesOf("Baraza Helps", null, setting)).toEqual([{ name: "Value", before: "Baraza Helps", after: "the default" }]);
  expect(changesOf(null, week, setting)).toEqual([{ name: "Value", before: "the default", after: "Mon–Fri 08:00–18:00, Sat–Sun closed" }]);
});

test("XX-6 a fact that is only the id of something without a name is told apart from one that says something", () => {
  const only = (before: unknown, after: unknown) => changesOf(before, after, telling).map(isOnlyId);
  expect(only(null, { ban: other, until: "2026-11-29T00:00:00.000Z", by: ada })).toEqual([true, false, false]);
  expect(only({ assigneeId: ada }, { assigneeId: other })).toEqual([false]);
});
