import { expect, test } from "vitest";
import { bodyOf, draftOf, errorOf, listFrom, missing, newAction, newCondition, withRow } from "./draft.ts";

test("DK-12 what is plainly missing in a rule is said at its place, before the server is asked", () => {
  const draft = draftOf(null);
  const body = bodyOf({ ...draft, when: { event: "waiting", hours: Number.NaN }, conditions: withRow([], newCondition("tags")), actions: withRow(withRow([], newAction("assign")), newAction("reply")) });
  expect(Object.keys(missing(body))).toEqual(["name", "when.hours", "conditions.0.values", "actions.0.staffId", "actions.1.body"]);
  expect(missing({ ...body, actions: [] }).actions).toBe("Say what it does: add at least one step.");
  expect(missing(bodyOf({ ...draft, name: "Payments first", conditions: withRow([], newCondition("hours")) }))).toEqual({});
});

test("DK-12 rows keep their keys, words become a list, and the server's complaint about one value stands at its row", () => {
  const rows = withRow(withRow([{ key: 4, value: "a" }], "b"), "c");
  expect(rows.map(({ key }) => key)).toEqual([4, 5, 6]);
  expect(listFrom(" refund, m-pesa ,,refund")).toEqual(["refund", "m-pesa"]);
  expect(errorOf({ "conditions.1.values.0": "No", "actions.0.body": "Nor this" }, "conditions.1")).toBe("No");
  expect(errorOf({ "conditions.10.values": "No" }, "conditions.1")).toBeUndefined();
});
