import { expect, test } from "vitest";
import type { HeadsResult, HistoryResult } from "./facts.queries.ts";
import { ticketFacts } from "./ticket-facts.ts";

const office = [{ from: "09:00", to: "17:00" }];
/** Monday to Friday, 9 to 5, in UTC. */
const hours = { zone: "UTC", holidays: new Set<string>(), week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office, saturday: [], sunday: [] } };
/** A Monday. */
const at = (time: string, day = 5) => new Date(`2026-01-${String(day).padStart(2, "0")}T${time}:00Z`);
const head = (more: Partial<HeadsResult> = {}): HeadsResult => ({
  id: "t", version: 1, createdAt: at("08:00"), status: "open", statusChangedAt: at("08:00"), firstRepliedAt: null, resolvedAt: null, assigneeId: null, teamId: null, category: "bug", channel: "web", ...more,
});
const happened = (when: Date, verb: string, after: object = {}, by: string | null = "kofi", before: object = {}): HistoryResult => ({ ticketId: "t", at: when, verb, actorId: by, byStaff: by !== null && by !== "ada", before, after, requestId: `request of ${when.toISOString()}` });
/** As part of the bulk action of that name. */
const inBulk = (name: string, row: HistoryResult): HistoryResult => ({ ...row, requestId: `bulk:${name}` });

test("DK-17 the first response is the first public answer of a person on the team, in all hours and in opening hours", () => {
  const facts = ticketFacts(head({ status: "in_progress", firstRepliedAt: at("10:30") }), [
    happened(at("08:00"), "ticket.created", {}, "ada"), happened(at("08:30"), "ticket.replied", {}, "ada"), happened(at("08:40"), "ticket.replied", {}, null),
    happened(at("10:30"), "ticket.replied", { status: "in_progress" }), happened(at("11:00"), "ticket.replied", {}, "wanjiru"),
  ], hours);
  expect(facts.firstResponse).toEqual({ at: at("10:30"), byId: "kofi", seconds: 9000, openSeconds: 5400 });
  expect(facts.spells).toEqual([{ from: at("08:00"), to: null, agentId: null, solved: false, reopened: false, replies: 2, seconds: null, openSeconds: null }]);
});

test("DK-17 each solving counts with all that came before it; a reopened one is marked; who had the ticket then is who solved it", () => {
  const facts = ticketFacts(head({ status: "resolved", resolvedAt: at("10:00", 7), assigneeId: "wanjiru" }), [
    happened(at("09:00"), "ticket.assigned", { assigneeId: "kofi" }, "kofi", { assigneeId: null }), happened(at("10:00"), "ticket.replied", { status: "resolved" }),
    happened(at("11:00"), "ticket.closed", { status: "closed", reason: "auto" }, null), happened(at("12:00", 6), "ticket.reopened", { status: "in_progress" }, "ada"),
    happened(at("13:00", 6), "ticket.assigned", { assigneeId: "wanjiru" }), happened(at("09:00", 7), "ticket.replied", {}, "wanjiru"), happened(at("10:00", 7), "ticket.resolved", { status: "resolved" }, "ada"),
  ], hours);
  expect(facts.spells).toEqual([
    { from: at("08:00"), to: at("10:00"), agentId: "kofi", solved: true, reopened: true, replies: 1, seconds: 7200, openSeconds: 3600 },
    { from: at("12:00", 6), to: at("10:00", 7), agentId: "wanjiru", solved: true, reopened: false, replies: 2, seconds: 180_000, openSeconds: 8 * 7200 + 3600 },
  ]);
});

test("DK-17 merged, duplicate and spam tickets leave the backlog and are solved by nobody; taken up again they are unsolved again", () => {
  for (const reason of ["merged", "duplicate", "spam", "member_erased"]) {
    expect(ticketFacts(head({ status: "closed", resolvedAt: at("09:00") }), [happened(at("09:00"), "ticket.closed", { status: "closed", reason })], hours).spells).toMatchObject([{ to: at("09:00"), solved: false }]);
  }
  const again = ticketFacts(head(), [happened(at("09:00"), "ticket.closed", { status: "closed", reason: "merged" }), happened(at("10:00"), "ticket.reopened", { status: "open" })], hours);
  expect(again.spells).toMatchObject([{ solved: false, reopened: true }, { from: at("10:00"), to: null }]);
  expect(ticketFacts(head({ status: "closed", resolvedAt: at("09:00") }), [happened(at("09:00"), "ticket.closed", { status: "closed", reason: "no_answer" })], hours).spells).toMatchObject([{ solved: true, agentId: "kofi" }]);
});

test("DK-17 a bulk action that was taken back is as if it had not been: nothing was solved and nothing came back, who had it had it all along", () => {
  const solvedInBulk = inBulk("one", happened(at("10:00"), "ticket.resolved", { status: "resolved" })), undone = inBulk("one", happened(at("10:01"), "ticket.bulk_undone", { status: "open" }));
  expect(ticketFacts(head({ statusChangedAt: at("10:01") }), [solvedInBulk, undone], hours).spells).toEqual([{ from: at("08:00"), to: null, agentId: null, solved: false, reopened: false, replies: 0, seconds: null, openSeconds: null }]);
  const given = [inBulk("two", happened(at("10:30"), "ticket.assigned", { assigneeId: "wanjiru" }, "kofi", { assigneeId: "kofi" })), inBulk("two", happened(at("10:31"), "ticket.bulk_undone", { assigneeId: "kofi" }, "kofi", { assigneeId: "wanjiru" }))];
  // Solved for good later, and opened again in bulk by mistake: that solving stands. What another bulk action did holds.
  const facts = ticketFacts(head({ status: "resolved", resolvedAt: at("12:00"), statusChangedAt: at("13:01"), assigneeId: "kofi" }), [
    inBulk("zero", happened(at("09:00"), "ticket.assigned", { assigneeId: "kofi" }, "kofi", { assigneeId: null })), solvedInBulk, undone, ...given, happened(at("12:00"), "ticket.resolved", { status: "resolved" }, "ada"),
    inBulk("three", happened(at("13:00"), "ticket.reopened", { status: "open" })), inBulk("three", happened(at("13:01"), "ticket.bulk_undone", { status: "resolved" })),
  ], hours);
  expect(facts.spells).toEqual([{ from: at("08:00"), to: at("12:00"), agentId: "kofi", solved: true, reopened: false, replies: 0, seconds: 14_400, openSeconds: 10_800 }]);
});

test("DK-17 an imported ticket has no history: its own times say what became of it", () => {
  const imported = head({ status: "closed", firstRepliedAt: at("09:30"), resolvedAt: at("10:00"), assigneeId: "kofi" });
  expect(ticketFacts(imported, [], hours)).toEqual({
    firstResponse: { at: at("09:30"), byId: "kofi", seconds: 5400, openSeconds: 1800 },
    spells: [{ from: at("08:00"), to: at("10:00"), agentId: "kofi", solved: true, reopened: false, replies: 1, seconds: 7200, openSeconds: 3600 }],
  });
});
