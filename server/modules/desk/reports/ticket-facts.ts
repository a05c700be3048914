import { openSpans, type WorkingHours } from "../sla/open-spans.ts";
import type { HeadsResult, HistoryResult } from "./facts.queries.ts";
import { whatHolds } from "../what-holds.ts";

/** What reports know of a ticket, as the table keeps it (DK-17). */
export interface TicketFacts {
  firstResponse: { at: Date; byId: string | null; seconds: number; openSeconds: number } | null;
  spells: Spell[];
}

/** From when a ticket was unsolved until it no longer was. */
export interface Spell {
  from: Date;
  /** Null: it is unsolved still; times are then null too. */
  to: Date | null;
  agentId: string | null;
  solved: boolean;
  reopened: boolean;
  /** Public replies of the team since the creation. */
  replies: number;
  /** Since the creation. */
  seconds: number | null;
  openSeconds: number | null;
}

/** Closed for these reasons nobody was helped in this ticket: it leaves the backlog and is in no time. */
const notSolving: ReadonlySet<unknown> = new Set(["duplicate", "spam", "merged", "member_erased"]);
const isSolved = (status: unknown) => status === "resolved" || status === "closed";

/**
 * The facts of one ticket from what happened to it, oldest first: docs/figures.md says what counts. A ticket whose history does not lead to
 * what it is now (it was imported) became that when its own times say.
 */
export function ticketFacts(head: HeadsResult, history: readonly HistoryResult[], hours: WorkingHours): TicketFacts {
  const since = (to: Date) => ({ seconds: Math.max(0, Math.floor((to.getTime() - head.createdAt.getTime()) / 1000)), openSeconds: openSeconds(hours, head.createdAt, to) });
  const happened = whatHolds(history);
  const notBefore = (at: Date) => (at < head.createdAt ? head.createdAt : at);
  let first: { at: Date; byId: string | null } | null = null;
  let assigneeId = firstAssignee(head, happened), replies = 0;
  let spell: Spell = newSpell(head.createdAt);
  const spells = [spell];
  const end = (at: Date, solved: boolean, byId: string | null) => Object.assign(spell, { to: at, solved, agentId: assigneeId ?? byId, replies, ...since(at) });
  const begin = (at: Date) => {
    spell.reopened = true;
    spells.push(spell = newSpell(at));
  };
  for (const row of happened) {
    const at = notBefore(row.at), after = (row.after ?? {}) as Record<string, unknown>;
    if (row.verb === "ticket.replied" && row.byStaff) {
      replies += 1;
      first ??= { at, byId: row.actorId };
    }
    if (row.verb !== "ticket.created" && "assigneeId" in after) assigneeId = typeof after.assigneeId === "string" ? after.assigneeId : null;
    if (typeof after.status !== "string") continue;
    if (spell.to === null && isSolved(after.status)) end(at, after.status === "resolved" || !notSolving.has(after.reason), row.byStaff ? row.actorId : null);
    else if (spell.to !== null && !isSolved(after.status)) begin(at);
  }
  assigneeId = head.assigneeId;
  const last = happened.at(-1)?.at ?? head.createdAt;
  const notEarlier = (at: Date | null) => (at && at > last ? at : notBefore(last));
  if (!first && head.firstRepliedAt) {
    first = { at: notBefore(head.firstRepliedAt), byId: head.assigneeId };
    replies = Math.max(replies, 1);
  }
  if (spell.to === null && isSolved(head.status)) end(notEarlier(head.resolvedAt), true, null);
  else if (spell.to !== null && !isSolved(head.status)) begin(notEarlier(head.statusChangedAt));
  if (spell.to === null) Object.assign(spell, { agentId: assigneeId, replies });
  return { firstResponse: first && { ...first, ...since(first.at) }, spells };
}

function newSpell(from: Date): Spell {
  return { from, to: null, agentId: null, solved: false, reopened: false, replies: 0, seconds: null, openSeconds: null };
}

/** Who had it from the beginning: as the first change from somebody says, else who has it still. */
function firstAssignee(head: HeadsResult, history: readonly HistoryResult[]): string | null {
  const change = history.find((row) => row.verb !== "ticket.created" && "assigneeId" in ((row.after ?? {}) as object));
  if (!change) return head.assigneeId;
  const { assigneeId } = (change.before ?? {}) as Record<string, unknown>;
  return typeof assigneeId === "string" ? assigneeId : null;
}

function openSeconds(hours: WorkingHours, from: Date, to: Date): number {
  let milliseconds = 0;
  for (const span of openSpans(hours, from.getTime(), to.getTime())) milliseconds += span.to - span.from;
  return Math.floor(milliseconds / 1000);
}
