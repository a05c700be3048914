import { expect, test } from "vitest";
import { filled } from "../../desk/compose/canned-variables.ts";
import { unknownVariables, variables } from "./variables.ts";

const facts = {
  ticket: { number: "HELP-00124", subject: "Charged twice", requester: { id: "", name: "Ada Obi", username: null, image: null, isStaff: false } },
  writer: { name: "Wanjiru Kamau" },
};

test("DK-9 the variables that the form offers are those that the desk fills", () => {
  for (const { name } of variables) expect(filled(`{{${name}}}`, facts)).not.toContain("{{");
});

test("DK-9 a variable that the desk would leave as it stands is named", () => {
  expect(unknownVariables("Hi {{requester.firstName}}, {{ ticket.number }}: {{ticket.nummer}} {{}} {{ticket.nummer}}")).toEqual(["ticket.nummer", ""]);
  expect(unknownVariables("No variables { at all }")).toEqual([]);
});
