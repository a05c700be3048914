import { expect, test } from "vitest";
import type { SlaClock } from "../../../../../contract/sla.ts";
import { clockLine } from "./clock-line.ts";
import { clockWords, isMissed, segmentWords } from "./clock-words.ts";

const at = (time: string): string => `2026-11-20T${time}:00.000Z`;
const now = Date.parse(at("12:00"));
const ran = (from: string, to: string): SlaClock["segments"][number] => ({ from: at(from), to: at(to), kind: "running", reason: null });
const stood = (from: string, to: string, reason: "pending" | "closed" | "no_policy"): SlaClock["segments"][number] => ({ from: at(from), to: at(to), kind: "paused", reason });
const clock = (more: Partial<SlaClock>): SlaClock => ({
  target: "first_response", round: 1, state: "running", reason: null, startedAt: at("08:00"), dueAt: null, warnAt: null, breachedAt: null, metAt: null,
  consumedSeconds: 120, budgetSeconds: 7200, policy: { id: "p", name: "Payments", version: 1 }, segments: [], ...more,
});
const say = (more: Partial<SlaClock>) => clockWords(clock(more), now);

test("DK-11 a promise that was missed stays missed, whatever came after", () => {
  const missed = { breachedAt: at("10:00"), dueAt: at("10:00"), consumedSeconds: 10_800 };
  expect(say({ ...missed, state: "breached" })).toBe("overdue by 2 h");
  expect(say({ ...missed, state: "breached", metAt: at("11:00") })).toBe("missed, answered after 3 h");
  expect(say({ ...missed, state: "breached", target: "resolution", metAt: at("11:00") })).toBe("missed, solved after 3 h");
  expect(say({ ...missed, state: "stopped" })).toBe("missed; the ticket was solved without it");
  expect(say({ ...missed, state: "paused", reason: "pending" })).toBe("overdue by 2 h");
  expect(isMissed(clock({ ...missed, state: "stopped" }))).toBe(true);
});

test("DK-11 a clock that stands still says why, and one that was given up is not called paused", () => {
  expect(say({ state: "stopped" })).toBe("not owed any more: the ticket was solved without it");
  expect(say({ state: "paused", reason: "pending" })).toBe("paused: we wait for the requester");
  expect(say({ state: "paused", reason: "closed", dueAt: at("14:00") })).toBe("paused: outside working hours");
  expect(say({ state: "paused", reason: "no_policy" })).toBe("paused: no promise fits the ticket now");
  expect(say({ dueAt: at("12:30") })).toBe("due in 30 min");
  expect(say({ state: "met", metAt: at("08:02") })).toBe("kept, after 2 min");
  expect(segmentWords(ran("08:00", "08:02"))).toMatch(/: 2 min counted$/);
  expect(segmentWords(stood("08:00", "09:00", "pending"))).toMatch(/: 1 h did not count, we waited for the requester$/);
  expect(segmentWords(stood("08:00", "09:00", "no_policy"))).toMatch(/no promise fitted the ticket$/);
});

test("DK-11 the line is as long as the promise: two minutes of two hours are a short bar, and pauses take no place", () => {
  const start = clockLine({ budgetSeconds: 7200, consumedSeconds: 120, breachedAt: null, segments: [ran("08:00", "08:02")] });
  expect(start).toEqual({ used: 120 / 7200, late: 0, due: 1, pauses: [] });
  const broken = clockLine({ budgetSeconds: 7200, consumedSeconds: 3600, breachedAt: null, segments: [ran("08:00", "08:30"), stood("08:30", "11:00", "pending"), ran("11:00", "11:30")] });
  expect(broken).toEqual({ used: 0.5, late: 0, due: 1, pauses: [0.25] });
});

test("DK-11 what was used after it was due shows beyond the mark, also where the promise was edited since", () => {
  const segments = [ran("08:00", "09:00"), stood("09:00", "10:00", "closed"), ran("10:00", "13:00")];
  expect(clockLine({ budgetSeconds: 7200, consumedSeconds: 14_400, breachedAt: at("11:00"), segments })).toEqual({ used: 0.5, late: 0.5, due: 0.5, pauses: [0.25] });
  expect(clockLine({ budgetSeconds: 36_000, consumedSeconds: 14_400, breachedAt: at("11:00"), segments })).toMatchObject({ used: 0.5, late: 0.5, due: 0.5 });
});
