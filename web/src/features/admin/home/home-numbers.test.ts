import { expect, test } from "vitest";
import type { Home } from "../contract-types.ts";
import { homeNumbers } from "./home-numbers.ts";

const empty: Home = {
  people: 1, newPeople7d: 1, openTickets: 0, unassigned: 0, solved7d: 0, created7d: 0, medianFirstReplyMinutes7d: null,
  rating30d: { average: null, count: 0 }, mail: { queued: 0, failed: 0 }, jobs: { waiting: 0, failing: 0, oldestSeconds: null }, ticketsPerDay: [],
};
const value = (home: Home, label: string) => homeNumbers(home, 0).find((one) => one.label === label)?.value;

test("AD-1 the overview has eight numbers, each with its meaning and a link on this site", () => {
  const numbers = homeNumbers(empty, Date.parse("2026-11-20T12:00:00Z"));
  expect(numbers).toHaveLength(8);
  expect(numbers.every(({ meaning, leads, href }) => meaning !== "" && leads !== "" && /^\/(desk|admin)/.test(href))).toBe(true);
  expect(numbers.find(({ label }) => label === "New this week")?.href).toBe("/desk?view=all&from=2026-11-13T12%3A00%3A00.000Z");
});

test("AD-1 an average of nothing is shown as unknown, never as 0", () => {
  expect(value(empty, "First answer")).toBe("–");
  expect(value(empty, "Rating")).toBe("–");
  expect(value({ ...empty, medianFirstReplyMinutes7d: 128.98, rating30d: { average: 3.923, count: 65 } }, "First answer")).toBe("2 h 8 min");
  expect(value({ ...empty, rating30d: { average: 3.923, count: 65 } }, "Rating")).toBe("3.9 of 5");
});
