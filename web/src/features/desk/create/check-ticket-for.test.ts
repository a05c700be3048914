import { expect, test } from "vitest";
import { checkTicketFor } from "./check-ticket-for.ts";

const right = { requesterId: "a", category: "bug", subject: "Cannot post", description: "By phone." };
const wrong = (more: Partial<typeof right>) => Object.entries(checkTicketFor({ ...right, ...more })).flatMap(([field, text]) => (text ? [field] : []));

test("DK-1 a ticket for a member has whose it is, a category, a subject of 3 to 200 characters and a description of 1 to 10,000", () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ requesterId: "", category: "", subject: "", description: "" })).toEqual(["requesterId", "category", "subject", "description"]);
  expect(wrong({ subject: " ab " })).toEqual(["subject"]);
  expect(wrong({ subject: " abc " })).toEqual([]);
  expect(wrong({ subject: "x".repeat(200), description: "x".repeat(10_000) })).toEqual([]);
  expect(wrong({ subject: "x".repeat(201), description: "x".repeat(10_001) })).toEqual(["subject", "description"]);
  expect(wrong({ description: "  " })).toEqual(["description"]);
});
