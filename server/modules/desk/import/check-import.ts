import type { ImportFound } from "../../../../contract/desk-import.ts";
import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { isUuid } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import { peopleByEmail } from "../../identity/index.ts";
import { batchesOf } from "./batches.ts";
import { WrongEncoding } from "./file-text.ts";
import * as queries from "./import.queries.ts";
import { foldWord, mapCategory, mapPriority, mapStatus } from "./map-words.ts";
import { findReading, type Reading } from "./read-file.ts";
import { Unreadable } from "./records.ts";
import { refuseUnproven } from "./refuse-unproven.ts";
import { settleContext } from "./settle-context.ts";
import { settledRecords, type SettledRecord } from "./settled-records.ts";
import type { SettleContext } from "./settle-ticket.ts";

/** Records that are looked up together. */
const batch = 500;
/** Different words of one kind that are shown to be mapped: a desk has tens. */
const mostWords = 200;

/**
 * DK-21's dry run: reads a whole file as the run will, counts what would come of it and keeps what would be refused. Of the desk itself
 * nothing is written. Begins anew when a worker was killed.
 */
export async function checkImport(services: Services, importId: string): Promise<void> {
  const file = await withTx(services, { actor: systemActor }, async (tx) => (await queries.lockImport.run({ id: importId }, tx))[0]);
  if (file?.state !== "checking") return;
  try {
    try {
      await countAll(services, file, await findReading(services, file));
    } catch (error) {
      if (!(error instanceof WrongEncoding)) throw error;
      // Not UTF-8 after all: the one other encoding that exports of spreadsheets have.
      await countAll(services, file, await findReading(services, file, "windows-1252"));
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message } = error;
    await withTx(services, { actor: systemActor }, async (tx) => {
      const [now] = await queries.lockImport.run({ id: importId }, tx);
      if (now?.state === "checking") await queries.setState.run({ id: importId, state: "unreadable", finishedAt: null, problem: message }, tx);
    });
  }
}

async function countAll(services: Services, file: { id: string; bytes: number; mapping: unknown }, reading: Reading): Promise<void> {
  const context = await withTx(services, { actor: systemActor }, async (tx) => {
    await queries.dropRefusals.run({ id: file.id }, tx);
    return settleContext(tx, reading, file.mapping);
  });
  const tally = new Tally(file.id, reading, context);
  for await (const records of batchesOf(settledRecords(services, file, reading, context), batch)) {
    const goesOn = await withTx(services, { actor: systemActor }, async (tx) => {
      const [now] = await queries.lockImport.run({ id: file.id }, tx);
      if (now?.state !== "checking") return false;
      await tally.add(tx, records);
      return true;
    });
    if (!goesOn) return;
  }
  await withTx(services, { actor: systemActor }, (tx) => queries.saveCheck.run({ id: file.id, reading, found: tally.sum() }, tx));
}

/** Counts records by what would become of them, and the other desk's words with what we would make of them. */
class Tally {
  private readonly importId: string;
  private readonly reading: Reading;
  private readonly context: SettleContext;
  private readonly counts = { records: 0, tickets: 0, messages: 0, newPeople: 0, knownPeople: 0, already: 0, refused: 0, attachments: 0 };
  private readonly people = new Set<string>();
  private readonly words = { statuses: new Map<string, number>(), priorities: new Map<string, number>(), categories: new Map<string, number>() };

  constructor(importId: string, reading: Reading, context: SettleContext) {
    this.importId = importId;
    this.reading = reading;
    this.context = context;
  }

  async add(tx: Tx, settled: readonly SettledRecord[]): Promise<void> {
    const records = await refuseUnproven(tx, settled);
    this.counts.records += records.length;
    const refusals = records.flatMap((one) => (one.kind === "refused" ? [{ record: one.record, line: one.line, sourceId: one.sourceId, reason: one.reason }] : []));
    this.counts.refused += refusals.length;
    if (refusals.length > 0) await queries.addRefusals.run({ id: this.importId, refusals }, tx);
    const here = await ticketsHere(tx, this.reading.shape, records.flatMap((one) => (one.kind === "ticket" ? [one.settled.sourceId] : [])));
    const emails: string[] = [];
    for (const one of records) {
      if (one.kind === "person") emails.push(one.settled.email);
      if (one.kind !== "ticket") continue;
      if (here.has(one.settled.sourceId)) { this.counts.already++; continue; }
      this.counts.tickets++;
      this.counts.messages += one.settled.entries.length;
      this.counts.attachments += one.settled.files;
      emails.push(one.settled.requester.email, ...one.settled.entries.map(({ author }) => author.email));
      if (one.ticket) for (const [kind, word] of [["statuses", one.ticket.status], ["priorities", one.ticket.priority], ["categories", one.ticket.category]] as const) this.count(kind, word);
    }
    await this.countPeople(tx, emails);
  }

  private async countPeople(tx: Tx, emails: readonly string[]): Promise<void> {
    const unseen = [...new Set(emails)].filter((email) => !this.people.has(email));
    const known = await peopleByEmail(tx, unseen);
    for (const email of unseen) this.people.add(email);
    this.counts.knownPeople += known.size;
    this.counts.newPeople += unseen.length - known.size;
  }

  private count(kind: keyof Tally["words"], word: string): void {
    const folded = foldWord(word), words = this.words[kind];
    if (words.has(folded) || words.size < mostWords) words.set(folded, (words.get(folded) ?? 0) + 1);
  }

  sum(): ImportFound {
    const { mapping, categories } = this.context;
    const shown = <To>(words: ReadonlyMap<string, number>, to: (word: string) => To) => [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([from, count]) => ({ from, count, to: to(from) }));
    const { what, shape, format, encoding } = this.reading;
    return {
      what, shape, format, encoding, ...this.counts, statuses: shown(this.words.statuses, (word) => mapStatus(word, mapping)), priorities: shown(this.words.priorities, (word) => mapPriority(word, mapping)),
      categories: shown(this.words.categories, (word) => mapCategory(word, mapping, categories)),
    };
  }
}

/** Which of these tickets are here already: imported from this kind of desk before, or, of our own export, still there. */
export async function ticketsHere(tx: Tx, shape: string, sourceIds: readonly string[]): Promise<Set<string>> {
  if (sourceIds.length === 0) return new Set();
  const placed = await queries.placed.run({ source: shape, ids: [...sourceIds] }, tx);
  const own = shape === "baraza" ? await queries.livingTickets.run({ ids: sourceIds.filter(isUuid) }, tx) : [];
  return new Set([...placed.map(({ sourceId }) => sourceId), ...own.map(({ id }) => id)]);
}
