import { expect, test } from "vitest";
import type { Dashboard, Home } from "../contract-types.ts";
import { changeOf, dashboardNumbers } from "./dashboard-numbers.ts";

const number = (key: string, value: number | null, before: number | null, unit: "count" | "percent" | "problems" = "count") => ({ key, title: "A title", unit, value, before, means: "What is counted.", link: "/admin/people" });
const dashboard: Dashboard = {
  at: "2026-11-20T12:00:00Z", periodDays: 7, health: [], activity: [],
  numbers: [number("insight.people", 1240, 1228), number("insight.openTickets", 9, 14), number("insight.serviceLevel", 97.5, 99, "percent"), number("insight.health", 0, null, "problems")],
};
const days = Array.from({ length: 30 }, (_, at) => ({ day: new Date(Date.UTC(2026, 9, 22 + at)).toISOString().slice(0, 10), created: at < 23 ? 1 : 3, solved: at < 23 ? 2 : 1 }));
const home: Home = {
  people: 1240, newPeople7d: 12, openTickets: 9, unassigned: 0, solved7d: 7, created7d: 21, medianFirstReplyMinutes7d: null, medianFirstReplyMinutesBefore: null,
  rating30d: { average: null, count: 0 }, mail: { queued: 0, failed: 0 }, jobs: { waiting: 0, failing: 0, oldestSeconds: null }, ticketsPerDay: days,
};

test("AD-1 numbers stand with their change, which is good or bad only where that is known", () => {
  const shown = dashboardNumbers(dashboard, home, "Africa/Lagos");
  expect(shown.map(({ label, value, change }) => [label, value, change?.text ?? null, change?.good ?? null])).toEqual([
    ["People", "1,240", "12 more than 7 days ago", null],
    ["Open tickets", "9", "5 fewer than 7 days ago", true],
    ["First replies in time", "97.5 %", "1.5 points lower than in the 7 days before", false],
    ["System health", "Good", null, null],
    ["New tickets", "21", "14 more than in the 7 days before", null],
    ["Solved tickets", "7", "7 fewer than in the 7 days before", false],
    ["First answer", "–", null, null],
  ]);
  expect(shown.find(({ key }) => key === "created")?.href).toBe("/desk?view=all&from=2026-11-13T23%3A00%3A00.000Z");
});

test("AD-1 what the server counts comes first and whole; the desk's figures only fill up to eight", () => {
  const many: Dashboard = { ...dashboard, numbers: Array.from({ length: 9 }, (_, at) => number(`wallet.n${at}`, at, null)) };
  expect(dashboardNumbers(many, home, "UTC").map(({ key }) => key)).toEqual(many.numbers.map(({ key }) => key));
  expect(dashboardNumbers({ ...dashboard, numbers: many.numbers.slice(0, 6) }, home, "UTC")).toHaveLength(8);
  expect(dashboardNumbers(dashboard, null, "UTC")).toHaveLength(4);
  expect(dashboardNumbers({ ...many, numbers: [number("insight.health", 2, null, "problems"), number("x", null, 3)] }, null, "UTC").map(({ value, change }) => [value, change])).toEqual([["2 problems", null], ["–", null]]);
});

test("AD-1 the same as before is neither more nor less", () => {
  expect(changeOf(3, 3, { days: 7, stock: true, better: "up" })).toEqual({ text: "as 7 days ago", direction: "flat", good: null });
  expect(changeOf(0.04, 0, { days: 7, stock: false })?.direction).toBe("flat");
});
