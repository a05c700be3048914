/** The order and identity of messages. */
export const bySeq = ({ seq }: { seq: number }): number => seq;
/** The order and identity of timeline events. */
export const byNumber = ({ number }: { number: number }): number => number;

/** Of one message heard of twice: the later version; of one version the later word, whose files have fresh addresses. */
export const newerVersion = <Item extends { version: number }>(held: Item, next: Item): Item => (next.version >= held.version ? next : held);

/**
 * Two ascending lists in one, each number once; what came later wins, unless `better` chooses otherwise.
 *
 * @returns the list held when nothing is new, so that nothing renders again
 */
export function merged<Item>(held: readonly Item[], more: readonly Item[], numberOf: (item: Item) => number, better: (held: Item, next: Item) => Item = (_, next) => next): readonly Item[] {
  const last = held.at(-1);
  const news = more.filter((item) => last === undefined || numberOf(item) > numberOf(last));
  // The usual case by far: one more at the end.
  if (news.length === more.length) return more.length === 0 ? held : [...held, ...ascending(news, numberOf)];
  const byNumberHeld = new Map(held.map((item) => [numberOf(item), item]));
  let changed = false;
  for (const item of more) {
    const known = byNumberHeld.get(numberOf(item));
    const best = known ? better(known, item) : item;
    changed ||= best !== known && JSON.stringify(best) !== JSON.stringify(known);
    byNumberHeld.set(numberOf(item), best);
  }
  if (!changed) return held;
  return ascending([...byNumberHeld.values()], numberOf);
}

function ascending<Item>(items: readonly Item[], numberOf: (item: Item) => number): Item[] {
  const once = new Map(items.map((item) => [numberOf(item), item]));
  return [...once.values()].sort((a, b) => numberOf(a) - numberOf(b));
}
