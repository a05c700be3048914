/** A category as the desk's settings hold it. */
export type Category = { key: string; name: string };

/** What the server takes. */
export const mostCategories = 50;

/**
 * A key for a new category, made from its name: small letters, digits and _, not one that is in use.
 *
 * @param taken keys in use; a retired category's key may come back, which brings the category back
 */
export function keyFrom(name: string, taken: readonly string[]): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "").slice(0, 26);
  const start = plain.length >= 2 ? plain : "category";
  for (let number = 1; ; number++) {
    const key = number === 1 ? start : `${start}_${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** The list with one entry moved up (-1) or down (1); the same list where it can't move. */
export function moved<Item>(list: readonly Item[], at: number, by: -1 | 1): Item[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, place) => place !== at);
  return [...rest.slice(0, to), ...list.slice(at, at + 1), ...rest.slice(to)];
}
