import { expect, test } from "vitest";
import { actionWords, automationEventWords, conditionsWords, whenWords } from "./automation-words.ts";

const called = { categoryName: (key: string) => ({ payment: "Payment" })[key] ?? key, names: { k: "Kofi Otieno" } };

test("DK-12 a rule reads as sentences: when, if, then", () => {
  expect(whenWords({ event: "in_status", status: "pending", hours: 1 })).toBe("a ticket has been Pending for 1 hour");
  expect(conditionsWords([{ about: "category", not: false, values: ["payment", "bug"] }, { about: "assignee", not: true, values: ["none", "k", "gone"] }], called)).toMatch(/^the category is Payment or bug and it is not with nobody, Kofi Otieno,? or somebody who is gone$/);
  expect(conditionsWords([{ about: "hours", not: true, values: ["open"] }, { about: "subject", not: false, values: ["m-pesa"] }], called, "any")).toBe("the desk is closed or the subject has “m-pesa”");
  expect(actionWords({ kind: "tags", add: ["vip"], remove: ["new", "old"] }, called)).toBe("add #vip and remove #new and #old");
  expect(actionWords({ kind: "notify", to: ["assignee", "k"], text: "Look" }, called)).toBe("tell whoever has it and Kofi Otieno");
});

test("DK-12 the timeline says what a rule did and why, and why it did nothing", () => {
  const rule = { id: "r", name: "Payments first" };
  const ran = { rule, because: [{ about: "category", not: false, values: ["payment"] }], did: [{ kind: "priority", priority: "high" }], names: {} };
  expect(automationEventWords("automation_ran", ran, called.categoryName)).toBe("Set the priority to High, by the rule “Payments first”, because the category is Payment");
  expect(automationEventWords("automation_ran", { ...ran, because: [] }, called.categoryName)).toBe("Set the priority to High, by the rule “Payments first”");
  expect(automationEventWords("automation_refused", { rule, reason: "A closed ticket takes no reply." }, called.categoryName)).toBe("The rule “Payments first” did nothing: A closed ticket takes no reply.");
});
