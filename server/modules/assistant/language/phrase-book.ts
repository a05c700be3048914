import { parsePattern, type Groups, type Pattern, type WordTest } from "./phrase-pattern.ts";
import { buildVocabulary, type Vocabulary } from "./vocabulary.ts";
import type { Word } from "./words.ts";

/** Words that may stand between the words of any phrase ("not *even* working"), and how many of them in a row. */
const mostFillers = 3;
/** Words that `...` may skip. */
const widestGap = 4;

/** A written phrase with whatever its owner wants to know when it is found. */
export interface Entry<Tag> {
  phrase: string;
  tag: Tag;
}

/** A phrase found in a text: indexes of its first and last word, and of the words between them that are not part of it. */
export interface Found<Tag> {
  phrase: string;
  tag: Tag;
  first: number;
  last: number;
  skipped: number[];
}

interface Compiled<Tag> extends Entry<Tag> {
  atStart: boolean;
  steps: Step[];
}

interface Step {
  gapBefore: boolean;
  /** The word sequences that fit here, by the number of their first word; the longest first. */
  options: Map<number, number[][]>;
}

/** Phrases made ready for searching; build it once, use it for every text. */
export interface PhraseBook<Tag> {
  vocabulary: Vocabulary;
  byFirstWord: Map<number, Compiled<Tag>[]>;
  fillers: Set<number>;
}

/** What phrases share: named groups, words to skip, and proper words that look like typos of others. */
export interface Wording {
  groups: Groups;
  fillers: string[];
  notTypos: string[];
}

/** Compiles phrases. @throws PatternError when one cannot be read */
export function buildPhraseBook<Tag>(entries: Entry<Tag>[], wording: Wording): PhraseBook<Tag> {
  const vocabulary = buildVocabulary(wording.notTypos);
  const fillers = new Set(wording.fillers.flatMap((word) => toIds(parsePattern(word, {}), vocabulary)));
  const byFirstWord: PhraseBook<Tag>["byFirstWord"] = new Map();
  for (const entry of entries) {
    const pattern = parsePattern(entry.phrase, wording.groups);
    const compiled = { ...entry, atStart: pattern.atStart, steps: pattern.steps.map((step) => compileStep(step.gapBefore, step.options, vocabulary)) };
    for (const id of compiled.steps[0]?.options.keys() ?? []) {
      const sharing = byFirstWord.get(id);
      if (sharing) sharing.push(compiled);
      else byFirstWord.set(id, [compiled]);
    }
  }
  return { vocabulary, byFirstWord, fillers };
}

function toIds(pattern: Pattern, vocabulary: Vocabulary): number[] {
  return pattern.steps.flatMap(({ options }) => options.flat().map(vocabulary.idOf));
}

/** A phrase book that is built when it is first asked for, so that importing it costs nothing. */
export function lazyPhraseBook<Tag>(entries: Entry<Tag>[], wording: Wording): () => PhraseBook<Tag> {
  let book: PhraseBook<Tag> | undefined;
  return () => (book ??= buildPhraseBook(entries, wording));
}

function compileStep(gapBefore: boolean, written: WordTest[][], vocabulary: Vocabulary): Step {
  const options: Step["options"] = new Map();
  for (const sequence of written) {
    const ids = sequence.map(vocabulary.idOf);
    const [first] = ids;
    if (first === undefined) continue;
    const sharing = options.get(first);
    if (sharing) sharing.push(ids);
    else options.set(first, [ids]);
  }
  return { gapBefore, options };
}

/**
 * Finds every phrase in the words of one text, in the order of their first words. Phrases do not run over the end of a
 * sentence. A phrase is tried from each word that may begin it and takes the nearest words that fit, never going back, so the
 * work grows with the number of words times a constant of the book; `effort` counts the comparisons.
 */
export function findPhrases<Tag>(words: Word[], book: PhraseBook<Tag>): { found: Found<Tag>[]; effort: number } {
  const read: Reading = { words, ids: words.map(({ text }) => book.vocabulary.idsOf(text)), fillers: book.fillers, effort: 0 };
  const found: Found<Tag>[] = [];
  for (let first = 0; first < words.length; first += 1) {
    for (const entry of entriesAt(read.ids[first] ?? [], book)) {
      const match = matchFrom(first, entry, read);
      if (match) found.push({ phrase: entry.phrase, tag: entry.tag, first, ...match });
    }
  }
  return { found, effort: read.effort };
}

/** The phrases that may begin with a word, each once. */
function entriesAt<Tag>(ids: number[], book: PhraseBook<Tag>): Iterable<Compiled<Tag>> {
  const [only, ...more] = ids;
  if (only === undefined) return [];
  if (more.length === 0) return book.byFirstWord.get(only) ?? [];
  return new Set(ids.flatMap((id) => book.byFirstWord.get(id) ?? []));
}

interface Reading {
  words: Word[];
  ids: number[][];
  fillers: Set<number>;
  effort: number;
}

function matchFrom(first: number, entry: Compiled<unknown>, read: Reading): { last: number; skipped: number[] } | undefined {
  if (entry.atStart && read.words[first - 1]?.sentence === read.words[first]?.sentence) return undefined;
  const skipped: number[] = [];
  let next = first;
  for (const step of entry.steps) {
    const from = next === first ? first : seekStep(next, step, read);
    const end = endOfStep(from, step, read);
    if (end < 0) return undefined;
    for (let at = next; at < from; at += 1) skipped.push(at);
    next = end;
  }
  return { last: next - 1, skipped };
}

/** Where the step begins: at `from` or, skipping fillers or a gap, a little later; -1 if it does not. */
function seekStep(from: number, step: Step, read: Reading): number {
  const furthest = from + (step.gapBefore ? widestGap : mostFillers);
  for (let at = from; at <= furthest; at += 1) {
    if (read.words[at]?.sentence !== read.words[from - 1]?.sentence) return -1;
    if (endOfStep(at, step, read) >= 0) return at;
    if (!step.gapBefore && !read.ids[at]?.some((id) => read.fillers.has(id))) return -1;
  }
  return -1;
}

/** The index after the last word of the step when it begins at `at`; -1 if it does not. */
function endOfStep(at: number, step: Step, read: Reading): number {
  read.effort += 1;
  for (const first of read.ids[at] ?? []) {
    for (const sequence of step.options.get(first) ?? []) {
      read.effort += 1;
      if (sequence.length === 1 || continues(sequence, at, read)) return at + sequence.length;
    }
  }
  return -1;
}

function continues(sequence: number[], at: number, read: Reading): boolean {
  return sequence.every((id, offset) => read.ids[at + offset]?.includes(id) && read.words[at + offset]?.sentence === read.words[at]?.sentence);
}

/**
 * Keeps phrases that share no word: the strongest first, of equal ones the longest, then the earlier in the text. They come
 * back in the order of the text.
 */
export function keepStrongest<Tag>(found: Found<Tag>[], strengthOf: (tag: Tag) => number): Found<Tag>[] {
  const taken = new Set<number>();
  const strongest = found.toSorted((left, right) => strengthOf(right.tag) - strengthOf(left.tag) || lengthOf(right) - lengthOf(left));
  const kept = strongest.filter(({ first, last }) => {
    for (let at = first; at <= last; at += 1) if (taken.has(at)) return false;
    for (let at = first; at <= last; at += 1) taken.add(at);
    return true;
  });
  return kept.toSorted((left, right) => left.first - right.first);
}

/** Number of words from the first to the last of a found phrase. */
export function lengthOf({ first, last }: { first: number; last: number }): number {
  return last - first + 1;
}
