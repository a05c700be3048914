import type { Comparison } from "./comparison.ts";
import { alike, middleOf, piecesOf, type Commonness, type Weights } from "./likeness.ts";

/** A report as it is compared. `at`: milliseconds. */
export interface Report { id: string; category: string; said: string; at: number }

export interface FoundSurge {
  category: string;
  /** Words that mark it, most telling first. */
  words: string[];
  likeness: Weights;
  reports: { id: string; at: number; alike: number }[];
}

/**
 * How alike two reports, and a report and what many have in common, must be. Chosen with one outage of the demo and six days of other
 * tickets; another outage, that nothing was chosen by, measures (surge.test.ts).
 */
export const thresholds = { neighbours: 0.18, member: 0.24, otherCategory: 0.08 } as const;
/** So many times more than usual is a surge: thirty questions about passwords are every day's thirty questions. */
const moreThanUsual = 3;

/**
 * DK-14: groups of reports that look alike, came within the window and are more than usual. Pure. Costs one comparison of each fresh report
 * with each of the window.
 * @param window reports of the window that are part of no surge yet
 * @param fresh ids of those that were not looked at before: a surge begins with one of them
 * @param least how many make a surge
 */
export function findSurges(window: readonly Report[], fresh: ReadonlySet<string>, comparison: Comparison, { least, windowMilliseconds }: { least: number; windowMilliseconds: number }): FoundSurge[] {
  if (window.length < least) return [];
  let free = window.map((report) => ({ report, weights: comparison.weigh(report) }));
  const found: FoundSurge[] = [];
  // One try for reports that are about the same: the others of them would settle in the same place.
  const tried = new Set<string>();
  for (const core of cores(free, fresh, least)) {
    if (tried.has(core.seed)) continue;
    const left = new Set(free);
    const surge = settle(core.group.filter((one) => left.has(one)), free, comparison.common, least);
    for (const { report } of core.group) tried.add(report.id);
    if (!surge || surge.reports.length < least || !isUnusual(surge, window, comparison, windowMilliseconds)) continue;
    const taken = new Set(surge.reports.map(({ id }) => id));
    free = free.filter(({ report }) => !taken.has(report.id));
    found.push(surge);
  }
  return found;
}

/** A surge that has grown: what its reports have in common now, and which others look like that by now. Pure. */
export function regrow(members: readonly Report[], others: readonly Report[], comparison: Comparison): FoundSurge {
  const weighed = (report: Report): Weighed => ({ report, weights: comparison.weigh(report) });
  const core = members.map(weighed);
  const middle = middleFrom(core, comparison.common);
  return describe([...core, ...others.map(weighed).filter((one) => belongs(one.report, one.weights, middle) !== null)], middle);
}

/** Whether a report is one of a surge, and how surely. */
export function belongs(report: Pick<Report, "category">, weights: Weights, surge: { category: string; likeness: Weights }): number | null {
  const near = alike(weights, surge.likeness);
  return near >= thresholds.member + (report.category === surge.category ? 0 : thresholds.otherCategory) ? near : null;
}

interface Weighed { report: Report; weights: Weights }

/** What looks like a fresh report, for each that half of a surge looks like, largest first. */
function cores(all: readonly Weighed[], fresh: ReadonlySet<string>, least: number): { seed: string; group: Weighed[] }[] {
  return all.filter(({ report }) => fresh.has(report.id))
    .map((a) => ({ seed: a.report.id, group: all.filter((b) => alike(a.weights, b.weights) >= thresholds.neighbours + (a.report.category === b.report.category ? 0 : thresholds.otherCategory)) }))
    .filter(({ group }) => group.length >= halfOf(least)).sort((a, b) => b.group.length - a.group.length);
}

const halfOf = (least: number) => Math.max(3, Math.ceil(least / 2));

/** From a core to all that look like what it has in common: a few rounds, until nothing changes. */
function settle(core: readonly Weighed[], free: readonly Weighed[], common: Commonness, least: number): FoundSurge | null {
  let members = core;
  for (let round = 1; round <= 5 && members.length >= halfOf(least); round++) {
    const middle = middleFrom(members, common);
    const next = free.filter((one) => belongs(one.report, one.weights, middle) !== null);
    if (round === 5 || (next.length === members.length && next.every((one) => members.includes(one)))) return describe(next, middle);
    members = next;
  }
  return null;
}

function middleFrom(members: readonly Weighed[], common: Commonness): { category: string; likeness: Weights } {
  return { category: mostOf(members.map(({ report }) => report.category)), likeness: middleOf(members.map(({ weights }) => weights), common) };
}

function describe(members: readonly Weighed[], middle: { category: string; likeness: Weights }): FoundSurge {
  const reports = members.map(({ report, weights }) => ({ id: report.id, at: report.at, alike: belongs(report, weights, middle) ?? 0 }));
  return { ...middle, reports, words: tellingWords(members.map(({ report }) => report.said), middle.likeness) };
}

function isUnusual(surge: FoundSurge, window: readonly Report[], comparison: Comparison, windowMilliseconds: number): boolean {
  const { before } = comparison;
  const start = Math.min(...window.map(({ at }) => at)), first = before.reduce((least, { at }) => Math.min(least, at), start);
  const windows = Math.max(1, (start - first) / windowMilliseconds);
  const matches = before.filter((report) => belongs(report, comparison.weigh(report), surge) !== null).length;
  return surge.reports.length >= moreThanUsual * (matches / windows);
}

/** The whole words whose pieces weigh most and that many of the reports use. */
export function tellingWords(reports: readonly string[], likeness: Weights): string[] {
  const uses = new Map<string, number>();
  for (const said of reports) for (const word of new Set(said.split(" "))) if (word.length >= 3) uses.set(word, (uses.get(word) ?? 0) + 1);
  const weightOf = (word: string) => [...piecesOf(word)].reduce((sum, piece) => sum + (likeness.get(piece) ?? 0), 0) / Math.sqrt(word.length);
  return [...uses].map(([word, count]) => ({ word, score: weightOf(word) * Math.log(1 + count) })).sort((a, b) => b.score - a.score).slice(0, 6).map(({ word }) => word);
}

function mostOf(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
