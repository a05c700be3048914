import { expect, test } from "vitest";
import { filled, firstName, unfilled, type Facts } from "./canned-variables.ts";

const facts: Facts = {
  ticket: { number: "HELP-00124", subject: "Charged twice", requester: { id: "a", name: "Ada Obi", username: "ada", image: null, isStaff: false } },
  writer: { name: "Wanjiru Kamau" },
};

test("DK-9 a canned reply goes out with the requester's first name and the ticket's number", () => {
  expect(filled("Hi {{requester.firstName}}, {{ ticket.number }} ({{ticket.subject}}) is mine. {{agent.firstName}}", facts)).toBe("Hi Ada, HELP-00124 (Charged twice) is mine. Wanjiru");
});

test("DK-9 a variable that nobody knows stays visible and is named", () => {
  const text = filled("Order {{order.number}} of {{requester.name}}, again {{order.number}}", facts);
  expect(text).toBe("Order {{order.number}} of Ada Obi, again {{order.number}}");
  expect(unfilled(text)).toEqual(["{{order.number}}"]);
  expect(unfilled("Dear Ada {not} {{ a variable")).toEqual([]);
});

test("DK-9 a name with a title is spoken to without it, and a dollar sign in a name is only a sign", () => {
  expect(firstName("  Dr. Ngozi   Eze ")).toBe("Ngozi");
  expect(firstName("Chief")).toBe("Chief");
  expect(filled("{{requester.name}}", { ...facts, ticket: { ...facts.ticket, requester: { ...facts.ticket.requester, name: "A$$AP $&" } } })).toBe("A$$AP $&");
});
