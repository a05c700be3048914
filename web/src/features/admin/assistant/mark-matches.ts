import type { RuleVerdict } from "../../../../../contract/assistant.ts";

type Match = RuleVerdict["matches"][number];
/** A piece of the text: plain, or what a phrase of the rules matched. */
export type Piece = { text: string; match: Match | null };

/**
 * Cuts a text into what the rules matched and what lies between. Matches don't overlap; one that would is left out, so that the
 * text always comes out whole.
 *
 * @param matches with `start` and `end` (exclusive) in UTF-16 units, as the server and JavaScript strings count
 */
export function markMatches(text: string, matches: readonly Match[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of [...matches].sort((one, other) => one.start - other.start)) {
    if (match.start < at || match.end > text.length || match.end <= match.start) continue;
    if (match.start > at) pieces.push({ text: text.slice(at, match.start), match: null });
    pieces.push({ text: text.slice(match.start, match.end), match });
    at = match.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), match: null });
  return pieces;
}
