import type { Status } from "../../../contract/desk.ts";

/** DK-3: from where to where a ticket may move. The one table that every verb goes by; staying where it is is no move. */
export const moves: Readonly<Record<Status, readonly Status[]>> = {
  open: ["in_progress", "pending", "resolved", "closed"],
  in_progress: ["open", "pending", "resolved", "closed"],
  pending: ["open", "in_progress", "resolved", "closed"],
  resolved: ["open", "in_progress", "closed"],
  closed: ["open", "in_progress"],
};

/** What a public reply does by itself. `reopened` is `in_progress` for a ticket that somebody has, else `open`; null: no reply there. */
const afterReply: Readonly<Record<"staff" | "requester", Readonly<Record<Status, Status | "reopened" | null>>>> = {
  staff: { open: "in_progress", in_progress: "in_progress", pending: "pending", resolved: "resolved", closed: null },
  // A requester's reply to a closed ticket opens a follow-up instead.
  requester: { open: "open", in_progress: "in_progress", pending: "in_progress", resolved: "reopened", closed: null },
};

/** The part of a ticket that the state machine looks at and answers with. */
export interface TicketState {
  status: Status;
  assigneeId: string | null;
  /** Since when somebody waits for staff. */
  waitingSince: Date | null;
  firstRepliedAt: Date | null;
  resolvedAt: Date | null;
}

/** Unsolved: what the working day is about. */
export function isActive(status: Status): boolean {
  return status !== "resolved" && status !== "closed";
}

export function canMove(from: Status, to: Status): boolean {
  return from === to || moves[from].includes(to);
}

/** Where a solved ticket goes when it is reopened. */
export function reopenedStatus(state: Pick<TicketState, "assigneeId">): Status {
  return state.assigneeId === null ? "open" : "in_progress";
}

/** The status after a public reply without a wish of its own; null when the status takes no replies. */
export function statusAfterReply(by: "staff" | "requester", state: TicketState): Status | null {
  const next = afterReply[by][state.status];
  return next === "reopened" ? reopenedStatus(state) : next;
}

/** The state after a move. @throws nothing: callers ask `canMove` first */
export function moved(state: TicketState, to: Status, now: Date): TicketState {
  if (to === state.status) return state;
  const nobodyWaits = to === "pending" || !isActive(to);
  // Back from the requester or from solved, staff owe an answer again, whoever moved it.
  const waitsAnew = to === "open" || state.status === "pending" || !isActive(state.status);
  return {
    ...state, status: to,
    waitingSince: nobodyWaits ? null : waitsAnew ? state.waitingSince ?? now : state.waitingSince,
    resolvedAt: isActive(to) ? null : state.resolvedAt ?? now,
  };
}

/** The state after a public reply that leads to `to`. Staff's answer ends the waiting; a requester's begins it. */
export function replied(state: TicketState, by: "staff" | "requester", to: Status, now: Date): TicketState {
  const next = moved(state, to, now);
  if (by === "staff") return { ...next, waitingSince: to === "open" ? next.waitingSince : null, firstRepliedAt: state.firstRepliedAt ?? now };
  return { ...next, waitingSince: to === "open" || to === "in_progress" ? state.waitingSince ?? now : null };
}
