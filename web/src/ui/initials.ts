/** Up to two letters of a name: the first of its first and last word. "?" for a name without letters. */
export function initials(name: string): string {
  const words = name.split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? "").filter(Boolean);
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words.at(-1) : "";
  return `${first}${last ?? ""}`.toLocaleUpperCase();
}

/** How many avatar hues ui/tokens.css has. */
export const hueCount = 8;

/** The hue (1 to 8) of a person, always the same for the same seed: FNV-1a, 32 bit. */
export function hueOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) {
    hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193) >>> 0;
  }
  return (hash % hueCount) + 1;
}
