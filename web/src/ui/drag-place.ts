/** Where a row began and how tall it is, in pixels. */
export type Extent = { top: number; height: number };

/** The place that a row takes when it is dragged so far: it changes places once its edge is past the other's middle. */
export function placeUnder(extents: readonly Extent[], from: number, by: number): number {
  const own = extents[from];
  if (!own) return from;
  const top = own.top + by, foot = top + own.height;
  const middle = ({ top: above, height }: Extent) => above + height / 2;
  if (by < 0) {
    const first = extents.findIndex((other, at) => at < from && top < middle(other));
    return first < 0 ? from : first;
  }
  const last = extents.findLastIndex((other, at) => at > from && foot > middle(other));
  return last < 0 ? from : last;
}

/** How far a row stands from its own place: the one in hand follows, those between make room. */
export function shiftOf(extents: readonly Extent[], from: number, to: number, at: number, by: number): number {
  const height = extents[from]?.height ?? 0;
  if (at === from) return by;
  if (at > from && at <= to) return -height;
  return at < from && at >= to ? height : 0;
}

/** The list with one of its own at another place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
