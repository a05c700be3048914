/** The order and identity of messages. */
export const bySeq = ({ seq }: { seq: number }): number => seq;
/** The order and identity of timeline events. */
export const byNumber = ({ number }: { number: number }): number => number;

/**
 * Two ascending lists in one, each number once; what came later wins.
 *
 * @returns the list held when nothing is new, so that nothing renders again
 */
export function merged<Item>(held: readonly Item[], more: readonly Item[], numberOf: (item: Item) => number): readonly Item[] {
  const last = held.at(-1);
  const news = more.filter((item) => last === undefined || numberOf(item) > numberOf(last));
  // The usual case by far: one more at the end.
  if (news.length === more.length) return more.length === 0 ? held : [...held, ...ascending(news, numberOf)];
  const byNumberHeld = new Map(held.map((item) => [numberOf(item), item]));
  const changed = more.some((item) => JSON.stringify(byNumberHeld.get(numberOf(item))) !== JSON.stringify(item));
  if (!changed) return held;
  for (const item of more) byNumberHeld.set(numberOf(item), item);
  return ascending([...byNumberHeld.values()], numberOf);
}

function ascending<Item>(items: readonly Item[], numberOf: (item: Item) => number): Item[] {
  const once = new Map(items.map((item) => [numberOf(item), item]));
  return [...once.values()].sort((a, b) => numberOf(a) - numberOf(b));
}
