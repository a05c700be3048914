import { expect, test } from "vitest";
import type { AutomationBody } from "../../../../../contract/desk-automations.ts";
import { ruleChanges, sameRule } from "./compare-rules.ts";

const called = { categoryName: (key: string) => key.toUpperCase(), names: { kofi: "Kofi" } };
const first: AutomationBody = {
  name: "Payments", enabled: true, when: { event: "created" }, match: "all", conditions: [{ about: "category", not: false, values: ["payment"] }],
  actions: [{ kind: "priority", priority: "high" }, { kind: "reply", body: "Hello, we look." }],
};

test("DK-12 what changed between two versions of a rule is said in sentences", () => {
  const second: AutomationBody = {
    ...first, name: "Payments first", enabled: false, when: { event: "waiting", hours: 2 }, match: "any",
    conditions: [{ about: "category", not: false, values: ["payment"] }, { about: "tags", not: true, values: ["done"] }],
    actions: [{ kind: "reply", body: "Hello, we are on it." }, { kind: "priority", priority: "high" }],
  };
  expect(ruleChanges(first, second, called)).toEqual([
    "Its name was “Payments” and became “Payments first”.", "It was switched off.",
    "It ran when a ticket is opened, and then when the requester has waited for an answer for 2 hours.",
    "New condition: it has no tag #done.", "One of the conditions is enough from then on.",
    "New step: reply to the requester: “Hello, we are on it.”.", "No longer a step: reply to the requester: “Hello, we look.”.",
  ]);
  expect(ruleChanges({ ...second, match: "all" }, { ...second, conditions: [] }, called)).toEqual(["No longer a condition: the category is PAYMENT.", "No longer a condition: it has no tag #done."]);
});

test("DK-12 steps in another order are a change; the same again, with its keys in another order, is none", () => {
  expect(ruleChanges(first, { ...first, actions: first.actions.toReversed() }, called)).toEqual(["Its steps are in another order."]);
  const again: AutomationBody = { ...first, match: "any", conditions: [{ values: ["payment"], not: false, about: "category" }] };
  expect(ruleChanges(first, again, called)).toEqual([]);
  expect(sameRule(first, again)).toBe(true);
  expect(sameRule(first, { ...again, enabled: false })).toBe(false);
  const twice: AutomationBody = { ...first, actions: [...first.actions, { kind: "priority", priority: "high" }] };
  expect(ruleChanges(first, twice, called)).toEqual(["New step: set the priority to High."]);
});
