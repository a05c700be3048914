import { plainWords } from "../text-fingerprint.ts";

/** How much each three-letter piece of a report says about it. Of length 1, so that a product of two is their cosine. */
export type Weights = ReadonlyMap<string, number>;

/** Longer texts wander off: the beginning says what it is about. */
const mostWords = 60;

/** What is compared of a report: its subject, which says it shortest, and the beginning of its words; folded. */
export function saidOf(subject: string, words: string): string {
  // "M-PESA" and "e-mail" are one word, with or without the hyphen.
  return plainWords(`${subject} ${words}`.replace(/\b(\p{L})-(?=\p{L})/gu, "$1")).split(" ").slice(0, mostWords).join(" ").slice(0, 600);
}

/** The three-letter pieces of a folded text, as pg_trgm cuts them: words that differ by an ending or a typo share most of theirs. */
export function piecesOf(said: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of new Set(said.split(" "))) {
    // Words of one or two letters bind sentences; they say nothing of what is wrong. Numbers do.
    if (word.length < 3 && !/^\d\d$/.test(word)) continue;
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) pieces.add(padded.slice(i, i + 3));
  }
  return pieces;
}

export interface KeptCommonness { total: number; counts: Record<string, number> }

/** In how many of many texts each piece occurs. */
export class Commonness {
  private readonly counts: Map<string, number>;
  private total: number;

  constructor(kept: KeptCommonness = { total: 0, counts: {} }) {
    this.total = kept.total;
    this.counts = new Map(Object.entries(kept.counts));
  }

  add(pieces: Iterable<string>, times = 1): void {
    this.total += times;
    for (const piece of pieces) this.counts.set(piece, (this.counts.get(piece) ?? 0) + times);
  }

  /** In which share of the texts it occurs. */
  shareOf(piece: string): number {
    return this.total === 0 ? 0 : (this.counts.get(piece) ?? 0) / this.total;
  }

  /** To compare a text later without all the others: what occurs once or twice counts as not there, which weighs nearly the same. */
  kept(): KeptCommonness {
    return { total: this.total, counts: Object.fromEntries([...this.counts].filter(([, count]) => count > 2)) };
  }

  /** What is in every text says nothing, what is in few says much; more than in proportion, so that a few rare pieces outweigh many common ones. */
  weightOf(piece: string): number {
    const rare = Math.log((this.total + 2) / ((this.counts.get(piece) ?? 0) + 1));
    return rare <= 0 ? 0 : rare ** 1.5;
  }
}

export function weigh(pieces: Iterable<string>, common: Commonness): Weights {
  return toLengthOne(new Map([...pieces].map((piece) => [piece, common.weightOf(piece)])));
}

/** 0 (nothing in common) … 1 (the same pieces). */
export function alike(a: Weights, b: Weights): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [piece, weight] of small) sum += weight * (large.get(piece) ?? 0);
  return Math.min(1, sum);
}

/** What several reports have in common: their mean, where what others say as often counts half; only the heaviest pieces are kept. */
export function middleOf(all: readonly Weights[], common: Commonness, most = 150): Weights {
  const sum = new Map<string, { weight: number; count: number }>();
  for (const weights of all) for (const [piece, weight] of weights) {
    const now = sum.get(piece) ?? { weight: 0, count: 0 };
    sum.set(piece, { weight: now.weight + weight, count: now.count + 1 });
  }
  const telling = [...sum].map(([piece, { weight, count }]) => [piece, weight * Math.max(0, 1 - (common.shareOf(piece) * all.length) / (2 * count))] as const);
  return toLengthOne(new Map(telling.sort((a, b) => b[1] - a[1]).slice(0, most)));
}

function toLengthOne(weights: Map<string, number>): Weights {
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return length === 0 ? new Map() : new Map([...weights].map(([piece, weight]) => [piece, weight / length]));
}
