import type { Tx } from "../../../platform/db/tx.ts";
import { addPeople, peopleByEmail, staffWith } from "../../identity/index.ts";
import { numberPrefix, numberWidth } from "../settings.ts";
import { computeFacts, deskHours } from "../reports/keep-facts.ts";
import { foundByWords, textFingerprint } from "../text-fingerprint.ts";
import { ticketsHere } from "./check-import.ts";
import * as queries from "./import.queries.ts";
import { refuseUnproven } from "./refuse-unproven.ts";
import type { SettledRecord } from "./settled-records.ts";
import type { SettledPerson, SettledTicket } from "./settle-ticket.ts";

export interface BatchCounts { tickets: number; messages: number; people: number; already: number; refused: number }

/** Letters of the first entry that a ticket is found by: its index has a limit, and nobody looks for the end of a book. */
const foundBy = 100_000;

/** Writes a batch of an import, with what it refuses, in the caller's transaction. As the system, for whoever imports. */
export async function writeBatch(tx: Tx, batch: { id: string; askedBy: string; shape: string }, settled: readonly SettledRecord[]): Promise<BatchCounts> {
  const records = await refuseUnproven(tx, settled);
  const refusals = records.flatMap((one) => (one.kind === "refused" ? [{ record: one.record, line: one.line, sourceId: one.sourceId, reason: one.reason }] : []));
  if (refusals.length > 0) await queries.addRefusals.run({ id: batch.id, refusals }, tx);
  const tickets = records.flatMap((one) => (one.kind === "ticket" ? [{ record: one.record, ...one.settled }] : []));
  const here = await ticketsHere(tx, batch.shape, tickets.map(({ sourceId }) => sourceId));
  const fresh = tickets.filter(({ sourceId }) => !here.has(sourceId));
  const named = [...fresh.flatMap(({ requester, entries }) => [requester, ...entries.map(({ author }) => author)]), ...records.flatMap((one) => (one.kind === "person" ? [one.settled] : []))];
  const { ids, made } = await peopleOf(tx, batch.id, named);
  const counts: BatchCounts = { tickets: 0, messages: 0, people: made.size, already: tickets.length - fresh.length, refused: refusals.length };
  counts.already += records.filter((one) => one.kind === "person" && !made.has(one.settled.email)).length;
  if (fresh.length === 0) return counts;
  const assignees = await assigneesOf(tx, fresh, ids);
  const { settings } = tx.services;
  const rows = await queries.importTickets.run({
    id: batch.id, source: batch.shape, askedBy: batch.askedBy, now: tx.now, prefix: settings.get(numberPrefix), width: settings.get(numberWidth),
    tickets: fresh.map((ticket) => ticketJson(ticket, ids, assignees.get(ticket.sourceId) ?? null)),
  }, tx);
  const lengths = new Map(fresh.map(({ record, entries }) => [record, entries.length]));
  for (const { record, outcome } of rows) {
    if (outcome === "made") { counts.tickets++; counts.messages += lengths.get(record) ?? 0; } else counts.already++;
  }
  const madeTickets = rows.flatMap(({ outcome, ticketId }) => (outcome === "made" && ticketId !== null ? [ticketId] : []));
  // Their times of change lie in the past, where keeping the facts does not look any more.
  await computeFacts(tx, madeTickets, deskHours(tx.services));
  return counts;
}

async function peopleOf(tx: Tx, importId: string, named: readonly SettledPerson[]) {
  const byEmail = new Map(named.map((person) => [person.email, person]));
  const found = await addPeople(tx, [...byEmail.values()]);
  const people = [...byEmail.keys()].flatMap((email) => { const id = found.ids.get(email); return id === undefined ? [] : [{ id, made: found.made.has(email) }]; });
  if (people.length > 0) await queries.namePeople.run({ id: importId, people: people.map(({ id }) => id), made: people.map(({ made }) => made) }, tx);
  return found;
}

/** By ticket, who of the team here it is given to: by address, else by a name that only one of them has. */
async function assigneesOf(tx: Tx, tickets: readonly SettledTicket[], known: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const wanted = tickets.filter(({ assignee }) => assignee !== null);
  if (wanted.length === 0) return new Map();
  const staff = await staffWith(tx, "ticket.reply");
  const others = await addressesOf(tx, wanted, known);
  return new Map(wanted.flatMap(({ sourceId, assignee }) => {
    const byName = staff.filter(({ name }) => assignee?.name !== "" && name.trim().toLowerCase() === assignee?.name);
    const found = assignee?.email ? staff.find(({ id }) => id === others.get(assignee.email ?? "")) : byName.length === 1 ? byName[0] : undefined;
    return found ? [[sourceId, found.id] as const] : [];
  }));
}

async function addressesOf(tx: Tx, tickets: readonly SettledTicket[], known: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const emails = [...new Set(tickets.flatMap(({ assignee }) => (assignee?.email && !known.has(assignee.email) ? [assignee.email] : [])))];
  return new Map([...known, ...(await peopleByEmail(tx, emails))]);
}

/** A ticket as `desk_import_tickets` takes it (migration 0025). */
function ticketJson(ticket: SettledTicket & { record: number }, ids: ReadonlyMap<string, string>, assigneeId: string | null): object {
  const text = ticket.entries[0]?.body ?? "";
  const { record, sourceId, subject, channel, category, priority, status, tags, createdAt, updatedAt, statusChangedAt, waitingSince, firstRepliedAt, resolvedAt } = ticket;
  return {
    record, sourceId, subject, channel, category, priority, status, tags, createdAt, updatedAt, statusChangedAt, waitingSince, firstRepliedAt, resolvedAt, assigneeId, requesterId: ids.get(ticket.requester.email),
    subjectWords: foundByWords(subject), textWords: foundByWords(text.slice(0, foundBy)), textHash: textFingerprint(subject, text),
    messages: ticket.entries.map(({ author, part, visibility, body, at }) => ({ authorId: ids.get(author.email), part, visibility, body, at })),
  };
}
