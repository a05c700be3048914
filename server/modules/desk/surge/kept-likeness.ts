import { Commonness, type KeptCommonness, type Weights } from "./likeness.ts";

interface KeptLikeness { middle: Record<string, number>; common: KeptCommonness }

/** A surge's likeness as it is stored, with what is needed to compare a later text with it. */
export function likenessJson(middle: Weights, common: Commonness): KeptLikeness {
  return { middle: Object.fromEntries([...middle].map(([piece, weight]) => [piece, Number(weight.toFixed(4))])), common: common.kept() };
}

/** What the reports of a surge have in common, as it was stored. */
export function middleFrom(stored: unknown): Weights {
  return new Map(Object.entries((stored as KeptLikeness).middle));
}

/** What was stored. The database holds only what `likenessJson` made. */
export function likenessFrom(stored: unknown): { middle: Weights; common: Commonness } {
  return { middle: middleFrom(stored), common: new Commonness((stored as KeptLikeness).common) };
}

/** What was stored, with these pieces alone. */
export function keptPieces(stored: unknown, pieces: ReadonlySet<string>): KeptLikeness {
  const { middle, common } = stored as KeptLikeness;
  const some = (all: Record<string, number>) => Object.fromEntries(Object.entries(all).filter(([piece]) => pieces.has(piece)));
  return { middle: some(middle), common: { ...common, counts: some(common.counts) } };
}
