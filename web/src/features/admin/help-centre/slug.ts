const longest = 80;

/**
 * An address made from a title: small letters, digits and single hyphens. May be too short for the server, which then says so.
 *
 * @param most characters
 */
export function slugFrom(title: string, most: number = longest): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (plain.length <= most) return plain;
  // Whole words, where there is more than one.
  const cut = plain.slice(0, most + 1), end = cut.lastIndexOf("-");
  return end > 0 ? cut.slice(0, end) : plain.slice(0, most);
}

/** The same, made different from those in use by a number. */
export function freeKey(name: string, taken: readonly string[]): string {
  const start = slugFrom(name, 50) || "category";
  for (let number = 1; ; number++) {
    const key = number === 1 ? start : `${start}-${number}`;
    if (!taken.includes(key)) return key;
  }
}
