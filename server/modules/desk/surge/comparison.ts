import type { Report } from "./find-surges.ts";
import { Commonness, piecesOf, weigh, type Weights } from "./likeness.ts";
import { usualTalk } from "./usual-talk.ts";

/** So many tickets say well enough what is usual at a desk. */
const enough = 200;
/** By how much a report of the window counts as usual while there are fewer. */
const partOfWindow = 0.25;
/** Weights kept: more than a window and the time before it. */
const mostKept = 5000;

/** What reports are compared against: the time before, and how common words are in it. Each report is weighed once. */
export class Comparison {
  readonly before: readonly Report[];
  readonly common: Commonness;
  private readonly weights = new Map<string, Weights>();

  /** What is usual is said by the time before; while there is little of it, by the window too, and by how people write to desks anywhere. */
  constructor(before: readonly Report[], window: readonly Report[]) {
    this.before = before;
    this.common = new Commonness();
    for (const { said } of before) this.common.add(piecesOf(said));
    if (this.lasts) return;
    // Only by a part: what many of the window say may be the surge itself.
    for (const { said } of window) this.common.add(piecesOf(said), partOfWindow);
    const times = (enough - before.length) / usualTalk.length;
    for (const said of usualTalk) this.common.add(piecesOf(said), times);
  }

  /** Whether the time before says enough by itself: then a few minutes more change nothing. */
  get lasts(): boolean {
    return this.before.length >= enough;
  }

  weigh(report: Pick<Report, "id" | "said">): Weights {
    const known = this.weights.get(report.id);
    if (known) return known;
    const weights = weigh(piecesOf(report.said), this.common);
    if (this.weights.size >= mostKept) this.weights.clear();
    this.weights.set(report.id, weights);
    return weights;
  }
}
