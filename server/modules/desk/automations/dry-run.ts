import { dryRunTickets } from "../../../../contract/desk-automation-names.ts";
import type { AutomationBody, DryRun } from "../../../../contract/desk-automations.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { ticketFrom, type TicketHead } from "../ticket.ts";
import * as queries from "./automations.queries.ts";
import { checkRule } from "./check-rule.ts";
import { reasons } from "./conditions.ts";
import { wouldDo } from "./do-actions.ts";
import { factsAt, fieldsOf, requesterFor } from "./facts.ts";
import { eventsOf, fieldsAfterEach, happeningOf, type Fields, type Happening } from "./happened.ts";
import { namesIn } from "./names.ts";
import { isTimed, type TimedWhen } from "./run-timed.ts";

/** A moment at which a rule would have been asked, and how the ticket was then. */
interface Moment { at: Date; fields: Fields }

/**
 * DK-12: what a rule would have done to the last tickets, from their history and as each was at that time. Reads only. Every moment is judged
 * alone, as if the rule had not run before.
 * @throws 403, 422
 */
export async function dryRunRule(tx: Tx, rule: AutomationBody): Promise<DryRun> {
  await checkRule(tx, rule);
  const tickets = (await queries.lastTickets.run({ limit: dryRunTickets }, tx)).map((row) => ticketFrom(row));
  const rows = await queries.history.run({ ticketIds: tickets.map(({ id }) => id), after: null, since: null }, tx);
  const items: DryRun["items"] = [];
  for (const ticket of tickets) {
    const happened = rows.filter(({ ticketId }) => ticketId === ticket.id).map(happeningOf);
    const ran: Omit<DryRun["items"][number], "ticket" | "times">[] = [];
    const moments = momentsOf(rule, ticket, happened, tx.now);
    const requester = moments.length > 0 ? await requesterFor(tx, rule, ticket) : null;
    for (const { at, fields } of moments) {
      const because = reasons(rule, factsAt(tx, ticket, fields, at, requester));
      const would = because === null ? [] : wouldDo(rule.actions, fields);
      if (because !== null && would.length > 0) ran.push({ at: at.toISOString(), because, would });
    }
    const last = ran.at(-1);
    if (last) items.push({ ticket: { id: ticket.id, number: ticket.number, subject: ticket.subject }, times: ran.length, ...last });
  }
  return { tickets: tickets.length, items, names: await namesIn(tx, rule.conditions, rule.actions) };
}

/** When the rule would have been asked about a ticket, oldest first. */
export function momentsOf({ when }: Pick<AutomationBody, "when">, ticket: TicketHead, happened: readonly Happening[], now: Date): Moment[] {
  const after = fieldsAfterEach(fieldsOf(ticket), happened);
  const all = happened.flatMap((happening, i): (Moment & { happening: Happening })[] => {
    const fields = after[i];
    return fields ? [{ at: happening.at, fields, happening }] : [];
  });
  if (!isTimed(when)) return all.filter(({ happening }) => eventsOf(happening).some((event) => event === when.event));
  return spells(when, all).flatMap(({ from, to }) => {
    const due = new Date(from.getTime() + when.hours * 3_600_000);
    const then = all.findLast(({ at }) => at <= due);
    return then && due <= (to ?? now) ? [{ at: due, fields: then.fields }] : [];
  });
}

/** From when until when a ticket was as a rule by time says; null: still. */
function spells(when: TimedWhen, all: readonly (Moment & { happening: Happening })[]): { from: Date; to: Date | null }[] {
  const found: { from: Date; to: Date | null }[] = [];
  for (const { at, fields, happening } of all) {
    const current = found.at(-1), isOn = current !== undefined && current.to === null;
    const is = when.event === "in_status" ? fields.status === when.status : waits(isOn, fields, happening);
    if (is && !isOn) found.push({ from: at, to: null });
    if (!is && isOn) current.to = at;
  }
  return found;
}

/** Whether the requester waits for an answer after this, when they did or did not before. */
function waits(before: boolean, { status }: Fields, { verb, by }: Happening): boolean {
  if (status === "resolved" || status === "closed" || status === "pending") return false;
  if (verb === "ticket.replied") return by === "requester";
  return before || verb === "ticket.created";
}
