import { expect, test } from "vitest";
import { checkNewTicket } from "./check-new-ticket.ts";

const good = { subject: "Charged twice", description: "Two alerts for one bundle.", category: "payment" };

test("DK-1 a whole ticket passes, and each missing part is named at its field", () => {
  expect(checkNewTicket(good)).toEqual({ subject: "", description: "", category: "" });
  const empty = checkNewTicket({ subject: " a ", description: " \n ", category: "" });
  expect(Object.values(empty).every((text) => text.length > 0)).toBe(true);
});

test("DK-1 the limits count characters after trimming", () => {
  const at = (subject: number, description: number) => checkNewTicket({ ...good, subject: ` ${"s".repeat(subject)} `, description: ` ${"d".repeat(description)} ` });
  expect(at(200, 10_000)).toEqual({ subject: "", description: "", category: "" });
  expect(at(201, 10_001).subject).toContain("200");
  expect(at(3, 10_001).description).toContain("characters");
});
