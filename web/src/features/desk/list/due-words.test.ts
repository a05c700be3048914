import { expect, test } from "vitest";
import type { TicketDue } from "../../../../../contract/sla.ts";
import { dueWords } from "./due-words.ts";

const now = Date.parse("2026-11-21T10:00:00Z");
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const due = (minutes: number, warned: number | null = null): TicketDue => ({ target: "first_response", dueAt: at(minutes), warnAt: warned === null ? null : at(warned) });

test("DK-11 a row says in words how much a promise presses, before and after its time", () => {
  expect(dueWords(due(20, 10), now)).toEqual({ state: "later", text: "due in 20 min" });
  expect(dueWords(due(20, -1), now)).toEqual({ state: "soon", text: "due in 20 min" });
  expect(dueWords(due(0.5, -1), now)).toEqual({ state: "soon", text: "due now" });
  expect(dueWords(due(-0.5), now)).toEqual({ state: "overdue", text: "overdue" });
  expect(dueWords(due(-200), now)).toEqual({ state: "overdue", text: "overdue 3 h" });
  expect(dueWords(due(60 * 50), now)).toEqual({ state: "later", text: "due in 2 d" });
});
