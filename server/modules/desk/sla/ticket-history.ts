import type { Tx } from "../../../platform/db/tx.ts";
import type { TicketEvent } from "./clock.ts";
import type { TicketFacts } from "./rules.ts";
import * as queries from "./sla.queries.ts";
import { whatHolds } from "../what-holds.ts";

export type ClockedTicket = queries.HeadsResult & { events: TicketEvent[] };

type Facts = Partial<Record<"status" | "priority" | "category", string>>;

/** Tickets with all that happened to them, from the audit log: two statements, however many they are. */
export async function ticketHistories(tx: Tx, ticketIds: readonly string[]): Promise<ClockedTicket[]> {
  const heads = await queries.heads.run({ ticketIds }, tx);
  const rows = Map.groupBy(await queries.history.run({ ticketIds }, tx), (row) => row.ticketId);
  return heads.map((head) => ({ ...head, events: eventsOf(head, rows.get(head.id) ?? []) }));
}

/**
 * The events of one ticket, oldest first. What a bulk action did that was taken back did not happen: a promise that it ended goes on. A ticket that came without a history (an import) was created and became what it is now when its
 * status last changed.
 */
export function eventsOf(head: queries.HeadsResult, rows: readonly queries.HistoryResult[]): TicketEvent[] {
  const now: TicketFacts = { status: head.status, priority: head.priority, category: head.category, channel: head.channel };
  const changes = whatHolds(rows);
  let facts = firstFacts(now, changes);
  const events: TicketEvent[] = [{ at: head.createdAt.getTime(), facts, reply: null }];
  let answered = false;
  for (const row of changes) {
    if (row.verb === "ticket.created") continue;
    facts = { ...facts, ...factsIn(row.after) };
    const reply = row.by === "staff" || row.by === "requester" ? row.by : null;
    answered ||= reply === "staff";
    events.push({ at: Math.max(row.at.getTime(), head.createdAt.getTime()), facts, reply });
  }
  const last = events.at(-1)?.at ?? 0;
  if (!answered && head.firstRepliedAt) events.push({ at: Math.max(last, head.firstRepliedAt.getTime()), facts, reply: "staff" });
  if (facts.status !== now.status || facts.priority !== now.priority || facts.category !== now.category) events.push({ at: Math.max(events.at(-1)?.at ?? 0, head.statusChangedAt.getTime()), facts: now, reply: null });
  return events;
}

/** What was true at the creation: as its own row says, else as the first change from it says, else as it is still. */
function firstFacts(now: TicketFacts, rows: readonly queries.HistoryResult[]): TicketFacts {
  const earliest: Facts = { status: "open" };
  for (const row of [...rows].reverse()) Object.assign(earliest, factsIn(row.verb === "ticket.created" ? row.after : row.before));
  return { ...now, ...earliest };
}

function factsIn(json: unknown): Facts {
  if (typeof json !== "object" || json === null) return {};
  const found: Facts = {};
  for (const key of ["status", "priority", "category"] as const) {
    const value = (json as Record<string, unknown>)[key];
    if (typeof value === "string") found[key] = value;
  }
  return found;
}
