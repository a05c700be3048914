import fc from "fast-check";
import { expect, test } from "vitest";
import { countMinutes, minuteMs, wallOf } from "./minute-counter.fixture.ts";
import { currentRounds, ticketClocks, type TicketEvent } from "./clock.ts";
import type { CalendarVersion, PolicyVersion, Rules } from "./rules.ts";

const weekdaysOnly = (windows: { from: string; to: string }[]) => ({ monday: windows, tuesday: windows, wednesday: windows, thursday: windows, friday: windows, saturday: [], sunday: [] });
const office: CalendarVersion = { calendarId: "office", validFrom: 0, zone: "Africa/Nairobi", week: weekdaysOnly([{ from: "08:00", to: "12:00" }, { from: "13:00", to: "17:00" }]), holidays: new Set(["2026-12-25"]) };
const promise = (more: Partial<PolicyVersion> = {}): PolicyVersion => ({
  policyId: "p", version: 1, name: "Standard", validFrom: 0, inForce: true, position: 1, priorities: [], categories: [], channels: [], calendarId: "office",
  minutes: { first_response: 60, next_response: 120, resolution: 480 }, warnPercent: 80, ...more,
});
const at = (text: string) => Date.parse(`${text}+03:00`);
const facts = { status: "open", priority: "medium", category: "bug", channel: "web" };
const happened = (when: string, status = "open", reply: TicketEvent["reply"] = null, more = {}): TicketEvent => ({ at: at(when), facts: { ...facts, status, ...more }, reply });
const clocks = (rules: Rules, events: TicketEvent[], now: string) => Object.fromEntries(currentRounds(ticketClocks(rules, events, at(now))).map((round) => [round.target, round]));
const rules: Rules = { policies: [promise()], calendars: [office] };

test("DK-11 lunch, nights, weekends and holidays do not count; the due moment is exact", () => {
  // Thursday the 24th, 16:30: half an hour is left of the day; Friday is Christmas.
  const found = clocks(rules, [happened("2026-12-24T16:30")], "2026-12-25T10:00");
  expect(found.first_response).toMatchObject({ state: "paused", reason: "closed", dueAt: at("2026-12-28T08:30"), warnAt: at("2026-12-28T08:18"), consumed: 30 * minuteMs });
  expect(found.resolution?.dueAt).toBe(at("2026-12-28T16:30"));
  expect(found.first_response?.segments.map((s) => [s.kind, s.reason, s.to - s.from])).toEqual([["running", null, 30 * minuteMs], ["paused", "closed", 17 * 60 * minuteMs]]);
});

test("DK-11 pending pauses, the requester's answer ends the pause; solving stops, reopening goes on with what was consumed", () => {
  const events = [happened("2026-12-21T08:00"), happened("2026-12-21T08:30", "pending", "staff"), happened("2026-12-22T08:00", "in_progress", "requester"), happened("2026-12-22T09:00", "resolved"), happened("2026-12-23T08:00", "in_progress", "requester")];
  expect(clocks(rules, events.slice(0, 2), "2026-12-21T15:00")).toMatchObject({ first_response: { state: "met" }, resolution: { state: "paused", reason: "pending", dueAt: null, consumed: 30 * minuteMs } });
  expect(clocks(rules, events.slice(0, 3), "2026-12-22T08:10").next_response).toMatchObject({ number: 1, state: "running", dueAt: at("2026-12-22T10:00") });
  expect(clocks(rules, events.slice(0, 4), "2026-12-22T10:00")).toMatchObject({ next_response: { state: "stopped" }, resolution: { state: "met", consumed: 90 * minuteMs } });
  expect(clocks(rules, events, "2026-12-23T08:30")).toMatchObject({ next_response: { number: 2, state: "running" }, resolution: { state: "running", consumed: 120 * minuteMs, dueAt: at("2026-12-23T15:30") } });
});

test("DK-11 an answer in the very moment it is due is in time, a millisecond later is not; what was missed stays missed", () => {
  const answered = (late: number) => ticketClocks(rules, [happened("2026-12-21T16:00"), { at: at("2026-12-21T17:00") + late, facts: { ...facts, status: "in_progress" }, reply: "staff" }], at("2026-12-22T08:00"))[0];
  expect(answered(0)).toMatchObject({ state: "met", breachedAt: null });
  expect(clocks(rules, [happened("2026-12-21T16:00")], "2026-12-21T17:00").first_response).toMatchObject({ state: "paused", dueAt: at("2026-12-21T17:00"), breachedAt: null });
  const edited: Rules = { ...rules, policies: [promise(), promise({ version: 2, validFrom: at("2026-12-21T09:00") })] };
  expect(clocks(edited, [happened("2026-12-21T08:00")], "2026-12-21T09:00").first_response).toMatchObject({ state: "running", dueAt: at("2026-12-21T09:00"), breachedAt: null });
  expect(answered(1)).toMatchObject({ state: "breached", breachedAt: at("2026-12-21T17:00") });
  const eased: Rules = { ...rules, policies: [promise(), promise({ version: 2, validFrom: at("2026-12-22T08:00"), minutes: { first_response: 600, next_response: 120, resolution: 480 } })] };
  expect(clocks(eased, [happened("2026-12-21T15:00")], "2026-12-22T09:00").first_response).toMatchObject({ state: "breached", breachedAt: at("2026-12-21T16:00"), budget: 600 * minuteMs });
});

test("DK-11 another priority matches again: what was consumed stays, the new policy's time counts; bots and a time without a policy count nothing", () => {
  const urgent = promise({ policyId: "u", position: 0, priorities: ["urgent"], minutes: { first_response: 30, next_response: null, resolution: 60 } });
  const both: Rules = { ...rules, policies: [promise(), urgent] };
  const events = [happened("2026-12-21T08:00"), happened("2026-12-21T08:20", "open", null, { priority: "urgent" })];
  expect(clocks(both, events, "2026-12-21T08:25")).toMatchObject({ first_response: { dueAt: at("2026-12-21T08:30"), policy: { policyId: "u" }, consumed: 25 * minuteMs } });
  const late: Rules = { ...rules, policies: [promise({ validFrom: at("2026-12-21T10:00") })] };
  expect(clocks(late, [happened("2026-12-21T08:00")], "2026-12-21T10:10").first_response).toMatchObject({ consumed: 10 * minuteMs, dueAt: at("2026-12-21T11:00") });
  expect(clocks({ policies: [], calendars: [] }, [happened("2026-12-21T08:00")], "2026-12-21T10:10")).toEqual({});
});

// Days around the changes of clocks, and one on which nothing changes.
const places = [
  ["Africa/Lagos", "2026-06-10T00:00Z"], ["Africa/Nairobi", "2026-12-24T00:00Z"], ["Europe/London", "2026-03-28T00:00Z"], ["Europe/London", "2026-10-24T00:00Z"],
  ["America/New_York", "2026-03-07T12:00Z"], ["America/New_York", "2026-10-31T12:00Z"], ["Australia/Lord_Howe", "2026-04-04T00:00Z"], ["Australia/Lord_Howe", "2026-10-03T00:00Z"],
] as const;
const spanMinutes = 3 * 24 * 60;

const windows = fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 }).map((halves) => {
  const times = [...halves].sort((a, b) => a - b).map((half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`);
  return times.flatMap((from, i) => (i % 2 === 0 && times[i + 1] ? [{ from, to: times[i + 1] ?? "" }] : []));
});
const week = fc.record({ monday: windows, tuesday: windows, wednesday: windows, thursday: windows, friday: windows, saturday: windows, sunday: windows });
const aPolicy = fc.record({
  validFrom: fc.integer({ min: -100, max: spanMinutes }), inForce: fc.boolean(), position: fc.integer({ min: 0, max: 3 }), priorities: fc.subarray(["low", "high"]),
  calendarId: fc.constantFrom("c", "c", null), budgets: fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 3, maxLength: 3 }), warnPercent: fc.constantFrom(50, 80, 100),
});
const anEvent = fc.record({ minute: fc.integer({ min: 1, max: spanMinutes - 1 }), status: fc.constantFrom("open", "in_progress", "pending", "pending", "resolved"), priority: fc.constantFrom("low", "high"), reply: fc.constantFrom(null, null, "staff", "requester") });
const story = fc.record({
  place: fc.constantFrom(...places), calendars: fc.array(fc.record({ validFrom: fc.integer({ min: 0, max: spanMinutes }), week, holiday: fc.integer({ min: 0, max: 8 }) }), { minLength: 1, maxLength: 3 }),
  policies: fc.array(fc.record({ id: fc.constantFrom("a", "b"), policy: aPolicy }), { minLength: 1, maxLength: 4 }), events: fc.array(anEvent, { maxLength: 8 }),
});

test("DK-11 the clocks equal a count minute by minute over calendars, holidays, changes of clocks, pauses and edits", () => {
  fc.assert(fc.property(story, ({ place: [zone, startText], calendars, policies, events }) => {
    const start = Date.parse(startText.replace("Z", ":00Z"));
    const moment = (n: number) => start + n * minuteMs;
    const rulesMade: Rules = {
      calendars: calendars.map((c, i) => ({
        calendarId: "c", zone, week: c.week, validFrom: i === 0 ? moment(-1000) : moment(c.validFrom), holidays: new Set(c.holiday < 4 ? [wallOf(zone, moment(c.holiday * 1440)).date] : []),
      })).sort((a, b) => a.validFrom - b.validFrom),
      policies: [...policies].sort((a, b) => a.policy.validFrom - b.policy.validFrom).map(({ id, policy: { budgets, ...p } }, i) => ({
        ...p, policyId: id, version: i, name: id, validFrom: moment(p.validFrom), inForce: p.inForce || i === 0, categories: [], channels: [],
        minutes: { first_response: budgets[0] ?? 1, next_response: (budgets[1] ?? 0) % 5 === 0 ? null : budgets[1] ?? 1, resolution: budgets[2] ?? 1 },
      })),
    };
    const history: TicketEvent[] = [{ at: start, facts: { ...facts, priority: "low" }, reply: null }, ...[...events].sort((a, b) => a.minute - b.minute).map((e) => ({ at: moment(e.minute), facts: { ...facts, status: e.status, priority: e.priority }, reply: e.reply }))];
    const now = moment(spanMinutes);
    const exact = ticketClocks(rulesMade, history, now).map((r) => ({ target: r.target, number: r.number, consumed: r.consumed, breachedAt: r.breachedAt, metAt: r.metAt, stopped: r.state === "stopped" }));
    expect(exact).toEqual(countMinutes(rulesMade, history, now));
    for (const round of ticketClocks(rulesMade, history, now)) {
      expect(round.segments.filter((s) => s.kind === "running").reduce((sum, s) => sum + s.to - s.from, 0)).toBe(round.consumed);
      // What is due later is then missed: nothing else happens until it.
      if (round.dueAt === null || round.dueAt <= now || (round.state !== "running" && round.state !== "paused")) continue;
      const later = (ms: number) => ticketClocks(rulesMade, history, (round.dueAt ?? 0) + ms).find((r) => r.target === round.target && r.number === round.number);
      expect(later(-1)?.breachedAt).toBeNull();
      expect(later(1)?.breachedAt).toBe(round.dueAt);
    }
  }), { numRuns: 500 });
});
