import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { byIndex } from "../../../platform/db/by-index.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import { newId } from "../../../platform/ids.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import type { Services } from "../../../platform/services.ts";
import { surgeMinutes, surgeReports } from "../settings.ts";
import { Comparison } from "./comparison.ts";
import { findSurges, type FoundSurge, type Report } from "./find-surges.ts";
import { growSurges } from "./grow-surges.ts";
import { likenessJson } from "./kept-likeness.ts";
import { saidOf, type Commonness } from "./likeness.ts";
import { reportFrom } from "./report-from.ts";
import * as queries from "./surge.queries.ts";

/** New tickets that one look takes, and reports that they are compared with: what a busy desk has in its window, in few milliseconds. */
const most = { fresh: 40, window: 1000, before: 1500 };
/** Days for which the words of reports are kept to be compared. */
const keptDays = 14;
/** A transaction that began this long ago, in milliseconds, has ended: its tickets are seen by now. */
const longestTransaction = 60_000;

/**
 * DK-14: one look at the tickets that came since the last one. They join surges that they look like, or begin one. Done every few seconds
 * by each worker; one at a time looks. Opening a ticket knows nothing of it.
 * @returns how many tickets were looked at
 */
export async function sweepReports(services: Services): Promise<number> {
  const least = services.settings.get(surgeReports);
  if (least === 0) return 0;
  return withTx(services, { actor: systemActor }, (tx) => lookOnce(tx, least));
}

async function lookOnce(tx: Tx, least: number): Promise<number> {
  const [lock] = await queries.lockSweep.run(undefined, tx);
  if (!lock?.free) return 0;
  await byIndex(tx);
  const windowMilliseconds = tx.services.settings.get(surgeMinutes) * 60_000;
  const since = new Date(tx.now.getTime() - windowMilliseconds);
  const fresh = await readNew(tx, since);
  if (fresh.length === 0) return 0;
  const window = (await queries.textsOfWindow.run({ since, limit: most.window }, tx)).map(reportFrom);
  const comparison = await comparisonAt(tx, since, window);
  const left = await growSurges(tx, fresh, { comparison, since });
  if (left.length > 0 && window.length >= least) await beginSurges(tx, left, { least, windowMilliseconds, since, comparison });
  return fresh.length;
}

/** The tickets that were not looked at, with their words kept for the next ones. */
async function readNew(tx: Tx, since: Date): Promise<Report[]> {
  const [progress] = await queries.progress.run(undefined, tx);
  const from = Math.max(since.getTime(), (progress?.syncedTo?.getTime() ?? 0) - longestTransaction);
  const rows = await queries.newTickets.run({ since: new Date(from), now: tx.now, limit: most.fresh }, tx);
  const last = rows.at(-1);
  if (!last) return [];
  const reports = rows.map(({ id, category, subject, body, createdAt }) => ({ id, category, said: saidOf(subject, body ?? ""), at: createdAt.getTime() }));
  await queries.keepTexts.run({ reports: reports.map((report) => ({ ...report, at: new Date(report.at).toISOString() })) }, tx);
  await queries.advance.run({ syncedTo: last.createdAt }, tx);
  await queries.dropTexts.run({ before: new Date(tx.now.getTime() - keptDays * 86_400_000) }, tx);
  return reports;
}

async function beginSurges(tx: Tx, fresh: readonly Report[], { least, windowMilliseconds, since, comparison }: { least: number; windowMilliseconds: number; since: Date; comparison: Comparison }): Promise<void> {
  // Read again: what has joined a surge in this look is no part of another.
  const window = (await queries.textsOfWindow.run({ since, limit: most.window }, tx)).map(reportFrom);
  for (const surge of findSurges(window, new Set(fresh.map(({ id }) => id)), comparison, { least, windowMilliseconds })) await propose(tx, surge, comparison.common);
}

/** What a process compares with, for some minutes: weighing a thousand texts anew for each ticket would hold up everybody else. */
const held = new WeakMap<Services, { until: number; comparison: Comparison }>();
const holdMilliseconds = 10 * 60_000;

async function comparisonAt(tx: Tx, since: Date, window: readonly Report[]): Promise<Comparison> {
  const now = tx.now.getTime(), known = held.get(tx.services);
  if (known && now < known.until && now >= known.until - holdMilliseconds) return known.comparison;
  const before = (await queries.textsBefore.run({ until: since, limit: most.before }, tx)).map(reportFrom);
  const comparison = new Comparison(before, window);
  if (comparison.lasts) held.set(tx.services, { until: now + holdMilliseconds, comparison });
  return comparison;
}

async function propose(tx: Tx, surge: FoundSurge, common: Commonness): Promise<void> {
  const id = newId();
  const times = surge.reports.map(({ at }) => at);
  const { category, words } = surge;
  await queries.insertSurge.run({ id, category, words, likeness: likenessJson(surge.likeness, common), firstAt: new Date(Math.min(...times)), lastAt: new Date(Math.max(...times)) }, tx);
  await queries.addTickets.run({ surgeId: id, reports: surge.reports.map((report) => ({ id: report.id, alike: report.alike })), now: tx.now }, tx);
  await audit(tx, { verb: "surge.proposed", subjectKind: "desk-surge", subjectId: id, after: { category, reports: surge.reports.length } });
  await emit(tx, "surge.proposed", { surgeId: id });
  publish(tx, "desk", "surge", { id });
}
