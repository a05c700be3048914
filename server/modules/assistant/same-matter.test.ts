import { expect, test } from "vitest";
import { sameMatter } from "./same-matter.ts";

const ticket = (number: string, category: string, similarity: number) => ({ number, category, similarity });

test("AS-5 the same matter is the most alike ticket, else one of the same category, except 'other'", () => {
  const alike = ticket("HELP-2", "account", 0.6);
  const payment = ticket("HELP-1", "payment", 0.2);
  expect(sameMatter("payment", [alike, payment])).toBe(alike);
  expect(sameMatter("payment", [ticket("HELP-3", "bug", 0.49), payment])).toBe(payment);
  expect(sameMatter("content", [ticket("HELP-3", "bug", 0.49), payment])).toBeNull();
  expect(sameMatter("other", [ticket("HELP-4", "other", 0.49)])).toBeNull();
  expect(sameMatter("payment", [])).toBeNull();
});
