import type { AutomationEvent } from "../../../../contract/desk-automation-names.ts";
import type { Priority, Status } from "../../../../contract/desk.ts";
import type { HistoryResult } from "./automations.queries.ts";

/** What rules look at of a ticket, beside what never changes. */
export interface Fields {
  status: Status;
  priority: Priority;
  category: string;
  assigneeId: string | null;
  teamId: string | null;
  tags: string[];
}

/** Something that happened to a ticket: one row of the audit log. */
export type Happening = Pick<HistoryResult, "id" | "at" | "verb" | "by" | "requestId"> & { before: Partial<Fields>; after: Partial<Fields> };

/** A row of the history as code has it: the log keeps the fields of a ticket by these names. */
export function happeningOf(row: HistoryResult): Happening {
  return { ...row, before: (row.before ?? {}) as Partial<Fields>, after: (row.after ?? {}) as Partial<Fields> };
}

/** Which of the events that rules wait for this is. One reply may be two: an answer, and another status. */
export function eventsOf({ verb, by, after }: Happening): AutomationEvent[] {
  if (verb === "ticket.created") return ["created"];
  if (verb === "ticket.sla_warned") return ["sla_warning"];
  if (verb === "ticket.sla_breached") return ["sla_breach"];
  const events: AutomationEvent[] = [];
  if (verb === "ticket.replied") events.push(by === "requester" ? "replied_by_requester" : "replied_by_staff");
  if ("status" in after) events.push("status_changed");
  if ("priority" in after) events.push("priority_changed");
  if ("assigneeId" in after || "teamId" in after) events.push("assigned");
  return events;
}

/** A ticket's fields after each of its happenings, found backwards from how it is now. @param happenings oldest first */
export function fieldsAfterEach(now: Fields, happenings: readonly Happening[]): Fields[] {
  let fields = now;
  return happenings.map((_, i) => happenings[happenings.length - 1 - i]).map((happening) => {
    const after = fields;
    if (happening && happening.verb !== "ticket.created") fields = { ...fields, ...onlyKnown(happening.before) };
    return after;
  }).reverse();
}

function onlyKnown({ status, priority, category, assigneeId, teamId, tags }: Partial<Fields>): Partial<Fields> {
  return Object.fromEntries(Object.entries({ status, priority, category, assigneeId, teamId, tags }).filter(([, value]) => value !== undefined));
}
