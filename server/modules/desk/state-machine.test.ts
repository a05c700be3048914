import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statuses, type Status } from "../../../contract/desk.ts";
import { canMove, isActive, moved, moves, replied, reopenedStatus, statusAfterReply, type TicketState } from "./state-machine.ts";

const start = new Date("2026-11-20T08:00:00Z");
const fresh: TicketState = { status: "open", assigneeId: null, waitingSince: start, firstRepliedAt: null, resolvedAt: null };
const at = (status: Status, assigneeId: string | null = null): TicketState => ({ ...moved(fresh, status, start), assigneeId });

describe("DK-3 what a reply does", () => {
  test.for<["staff" | "requester", Status, string | null, Status | null]>([
    ["staff", "open", null, "in_progress"], ["staff", "in_progress", "w", "in_progress"], ["staff", "pending", "w", "pending"], ["staff", "resolved", "w", "resolved"], ["staff", "closed", "w", null],
    ["requester", "open", null, "open"], ["requester", "in_progress", "w", "in_progress"], ["requester", "pending", "w", "in_progress"],
    ["requester", "resolved", "w", "in_progress"], ["requester", "resolved", null, "open"], ["requester", "closed", "w", null],
  ])("a reply of %s to %s (assignee %s) leads to %s", ([by, from, assignee, to]) => {
    expect(statusAfterReply(by, at(from, assignee))).toBe(to);
  });
});

test("DK-3 a closed ticket goes nowhere but back to work, and a resolved one never to pending", () => {
  expect(moves.closed).toEqual(["open", "in_progress"]);
  expect(canMove("resolved", "pending")).toBe(false);
  expect(canMove("closed", "resolved")).toBe(false);
  expect(canMove("closed", "closed")).toBe(true);
});

test("DK-3 waiting begins with the requester's word and ends with the team's answer", () => {
  const later = new Date(start.getTime() + 60_000);
  const answered = replied(fresh, "staff", "in_progress", later);
  expect(answered).toMatchObject({ waitingSince: null, firstRepliedAt: later });
  expect(replied(answered, "requester", "in_progress", later).waitingSince).toBe(later);
  expect(replied(fresh, "requester", "open", later).waitingSince).toBe(start);
  expect(moved(moved(answered, "resolved", later), "in_progress", later)).toMatchObject({ waitingSince: later, resolvedAt: null });
});

const step = fc.oneof(
  fc.record({ verb: fc.constantFrom("staff" as const, "requester" as const), wish: fc.option(fc.constantFrom(...statuses)) }),
  fc.record({ verb: fc.constant("move" as const), wish: fc.constantFrom(...statuses) }),
  fc.record({ verb: fc.constant("reopen" as const), wish: fc.constant(null) }),
  fc.record({ verb: fc.constant("assign" as const), wish: fc.constant(null) }),
);

test("DK-3 no sequence of verbs leaves the table or breaks what the schema demands", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    let state = fresh;
    steps.forEach(({ verb, wish }, i) => {
      const now = new Date(start.getTime() + i * 1000);
      const before = state;
      if (verb === "assign") state = { ...state, assigneeId: state.assigneeId === null ? "w" : null };
      else if (verb === "move") state = canMove(state.status, wish) ? moved(state, wish, now) : state;
      else if (verb === "reopen") state = isActive(state.status) ? state : moved(state, reopenedStatus(state), now);
      else {
        const natural = statusAfterReply(verb, state);
        const to = natural !== null && wish !== null && canMove(state.status, wish) ? wish : natural;
        if (to !== null) state = replied(state, verb, to, now);
      }
      expect(state.status === before.status || moves[before.status].includes(state.status)).toBe(true);
      expect(state.resolvedAt !== null).toBe(!isActive(state.status));
      if (state.status === "pending" || !isActive(state.status)) expect(state.waitingSince).toBeNull();
      if (state.status === "open") expect(state.waitingSince).not.toBeNull();
      if (before.firstRepliedAt !== null) expect(state.firstRepliedAt).toBe(before.firstRepliedAt);
    });
  }), { numRuns: 500 });
});
