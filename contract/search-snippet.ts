import { plainWords, type SearchTerm } from "./search-words.ts";

/** A text in parts: those that were searched for are hits. Always plain text: whoever shows it marks the hits. */
export type SnippetPart = { text: string; hit: boolean };

interface Word { start: number; end: number; folded: string; /** A hyphen joins it to the word before: "M-PESA" is found as "mpesa" too. */ joined: boolean }

const run = /[\p{L}\p{N}\p{M}]+/gu;
/** Characters shown before the first hit. */
const before = 48;

/**
 * The part of a text around the first hit, with all hits in it marked: the same rule of matching as the index has, case and accents folded.
 * @param most about how many characters; words stay whole
 */
export function snippetOf(text: string, terms: readonly SearchTerm[], most = 180): SnippetPart[] {
  const words = wordsOf(text);
  const hits = hitsIn(words, terms);
  const first = words.find((_, i) => hits.has(i));
  const from = first === undefined || first.start <= before ? 0 : (words.find(({ start }) => start >= first.start - before)?.start ?? first.start);
  const last = words.findLast(({ end, start }) => start >= from && end <= from + most);
  const to = text.length - from <= most ? text.length : last?.end ?? from + most;
  const parts: SnippetPart[] = from > 0 ? [{ text: "… ", hit: false }] : [];
  const add = (start: number, end: number, hit: boolean) => {
    const piece = text.slice(start, end).replace(/\s+/g, " ");
    const previous = parts.at(-1);
    if (piece === "") return;
    if (previous?.hit === hit) previous.text += piece;
    else parts.push({ text: piece, hit });
  };
  let at = from;
  for (const [i, { start, end }] of words.entries()) {
    if (start < from || !hits.has(i) || end > to) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  if (to < text.trimEnd().length) parts.push({ text: " …", hit: false });
  return parts;
}

/** Whether a text holds what a term asks for, by the same rule. */
export function holds(text: string, term: SearchTerm): boolean {
  return hitsIn(wordsOf(text), [{ ...term, negative: false }]).size > 0;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(run)].map((match): Word => ({ start: match.index, end: match.index + match[0].length, folded: plainWords(match[0]), joined: /[\p{L}\p{N}][-\u2010\u2011]$/u.test(text.slice(Math.max(0, match.index - 3), match.index)) }));
}

/** Which of the words are hits. Words of an exact phrase are hits only side by side. */
function hitsIn(words: readonly Word[], terms: readonly SearchTerm[]): Set<number> {
  const hits = new Set<number>();
  for (const term of terms) {
    if (term.negative) continue;
    for (let i = 0; i < words.length; i++) for (let n = 0, length = lengthAt(words, i, term); n < length; n++) hits.add(i + n);
  }
  return hits;
}

/** How many words from here on are a hit of the term. */
function lengthAt(words: readonly Word[], at: number, { words: wanted, number, prefix }: SearchTerm): number {
  const here = words[at]?.folded ?? "";
  const next = words[at + 1]?.folded ?? "";
  if (number) {
    const same = (digits: string) => /^\d+$/.test(digits) && (digits.replace(/^0+/, "") === number.digits.replace(/^0+/, "") || (prefix && digits.startsWith(number.digits)));
    return here === number.prefix && same(next) ? 2 : here.startsWith(number.prefix) && same(here.slice(number.prefix.length)) ? 1 : 0;
  }
  const fits = wanted.every((word, n) => {
    const found = words[at + n]?.folded ?? "";
    return found === word || (prefix && n === wanted.length - 1 && found.startsWith(word));
  });
  return fits ? wanted.length : wanted.length === 1 ? joinedAt(words, at, wanted[0] ?? "", prefix) : 0;
}

/** How many words with hyphens between them are, as one, the word that is looked for. */
function joinedAt(words: readonly Word[], at: number, wanted: string, prefix: boolean): number {
  let whole = words[at]?.folded ?? "";
  if (words[at]?.joined) return 0;
  for (let n = 1; words[at + n]?.joined && whole.length < wanted.length; n++) {
    whole += words[at + n]?.folded ?? "";
    if (whole === wanted || (prefix && whole.startsWith(wanted))) return n + 1;
  }
  return 0;
}
