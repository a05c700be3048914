import type { Services } from "../../../platform/services.ts";
import { readFile, type Reading, type SourceRecord } from "./read-file.ts";
import { mostRecords, Unreadable } from "./records.ts";
import { addressOf, nameOf, settleTicket, type SettleContext, type SettledPerson, type SettledTicket } from "./settle-ticket.ts";

/** A record of a file as it would come in, or why it would not. */
export type SettledRecord = Pick<SourceRecord, "record" | "line" | "ticket"> & { sourceId: string | null } & (
  | { kind: "refused"; reason: string }
  | { kind: "ticket"; settled: SettledTicket }
  | { kind: "person"; settled: SettledPerson });

/**
 * The records of a stored file, each settled by itself and against those before it: an id that stood above already is refused. The dry run and
 * the run go by the same, so that the one says what the other will do.
 * @throws Unreadable, WrongEncoding
 */
export async function* settledRecords(services: Services, file: { id: string; bytes: number }, reading: Reading, context: SettleContext): AsyncGenerator<SettledRecord> {
  const places = new Map<string, number>();
  for await (const source of readFile(services, file, reading)) {
    if (source.record > mostRecords) throw new Unreadable(`This file has more than ${mostRecords.toLocaleString("en")} records. Split it, then import the parts one after the other.`);
    const settled = settle(source, context);
    const key = settled.kind === "ticket" ? settled.settled.sourceId : settled.kind === "person" ? settled.settled.email : null;
    const above = key === null ? undefined : places.get(key);
    if (key !== null && above !== undefined) {
      yield { ...settled, kind: "refused", reason: sameAs(reading, above) };
      continue;
    }
    if (key !== null) places.set(key, reading.format === "csv" ? source.line : source.record);
    yield settled;
  }
}

function settle({ record, line, problem, ticket, person }: SourceRecord, context: SettleContext): SettledRecord {
  // Of a person their id there, never their address.
  const at = { record, line, ticket, sourceId: ticket?.sourceId.slice(0, 200) || (person?.id?.includes("@") ? null : person?.id?.slice(0, 200)) || null };
  const refused = (reason: string): SettledRecord => ({ ...at, kind: "refused", reason });
  if (problem !== null) return refused(problem);
  if (ticket) {
    const settled = settleTicket(ticket, context);
    return typeof settled === "string" ? refused(settled) : { ...at, kind: "ticket", settled };
  }
  if (!person) return refused("It names nobody.");
  const email = addressOf(person);
  if (email === null) return refused(person.email ? `"${person.email.slice(0, 60)}" is not an email address.` : "It has no email address.");
  return { ...at, kind: "person", settled: { email, name: nameOf(person, email) } };
}

/** What settling goes by: asked for once at the beginning of a dry run or run. */
export type { SettleContext } from "./settle-ticket.ts";

/** Why a record is left out that stands in the file already; whole sentences, so that each can be translated. */
function sameAs({ format, what }: Pick<Reading, "format" | "what">, above: number): string {
  if (format === "csv") return what === "tickets" ? `Line ${above} has the same id.` : `Line ${above} has the same address.`;
  return what === "tickets" ? `Record ${above} has the same id.` : `Record ${above} has the same address.`;
}
