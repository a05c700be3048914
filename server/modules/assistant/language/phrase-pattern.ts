import { foldWord, splitWords } from "./words.ts";

/**
 * How a person writes a phrase for the rules:
 *
 * | written           | means                                                       |
 * | ----------------- | ----------------------------------------------------------- |
 * | `payment failed`  | these words in this order, in any form, with small typos    |
 * | `(card\|my bank)` | one of these words or word sequences                          |
 * | `{money}`         | one of the words, or word sequences, of the group "money"   |
 * | `...`             | up to four other words, or none                             |
 * | `=charged`        | exactly this word: no other form, no typo                   |
 * | `ha*fanyi`        | any word that begins with "ha" and ends with "fanyi"        |
 * | `^can i`          | only at the beginning of a sentence                         |
 */
export interface Pattern {
  atStart: boolean;
  steps: PatternStep[];
}

/** One place in a phrase: the options are sequences of words, the longest first. */
export interface PatternStep {
  gapBefore: boolean;
  options: WordTest[][];
}

/** A test on one word: `~word` in any form, `=word` exactly, or `*` with the beginning and the end. */
export type WordTest = `~${string}` | `=${string}` | `*${string}*${string}`;

/** Word sequences by name, to be used in phrases as `{name}`. */
export type Groups = Record<string, string[]>;

/** A phrase that cannot be read; the message says what to do. */
export class PatternError extends Error {}

const mostSteps = 12;

/** Reads a written phrase. @throws PatternError that tells the writer what to change */
export function parsePattern(written: string, groups: Groups): Pattern {
  const trimmed = written.trim();
  const atStart = trimmed.startsWith("^");
  const parts = trimmed.slice(atStart ? 1 : 0).match(/\([^()]*\)|\S+/g) ?? [];
  if (parts.length === 0) throw new PatternError("Write at least one word.");
  if (parts[0] === "..." || parts.at(-1) === "...") throw new PatternError("\"...\" stands between words: put a word on both sides of it.");
  const steps: PatternStep[] = [];
  let gapBefore = false;
  for (const part of parts) {
    if (part === "...") gapBefore = true;
    else {
      steps.push({ gapBefore, options: readOptions(part, groups).toSorted((left, right) => right.length - left.length) });
      gapBefore = false;
    }
  }
  if (steps.length > mostSteps) throw new PatternError(`Use at most ${mostSteps} words; split a longer phrase into two.`);
  return { atStart, steps };
}

function readOptions(part: string, groups: Groups): WordTest[][] {
  const bracketed = /^\((.*)\)$/.exec(part)?.[1];
  if (bracketed !== undefined) return bracketed.split("|").flatMap((option) => readOption(option.trim(), groups));
  if (/[|()]/.test(part)) throw new PatternError(`"${part}" needs brackets around what it chooses from, with spaces outside: (card|wallet).`);
  return readOption(part, groups);
}

function readOption(option: string, groups: Groups): WordTest[][] {
  const name = /^\{(.*)\}$/.exec(option)?.[1];
  if (name === undefined) return [readSequence(option)];
  const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
  if (!group) throw new PatternError(`There is no group "${name}". Use one of: ${Object.keys(groups).join(", ") || "(none yet)"}.`);
  return group.map(readSequence);
}

function readSequence(written: string): WordTest[] {
  return written.trim().split(/\s+/).flatMap(readWord);
}

/** One written word is mostly one test; one with a hyphen (log-in) is cut as texts are. */
function readWord(written: string): WordTest[] {
  const exact = written.startsWith("=");
  const word = exact ? written.slice(1) : written;
  if (/[{}()=^|]|\.\.\./.test(word)) throw new PatternError(`"${written}" mixes signs: write {group}, =word, (word|word) or ... with spaces around them.`);
  if (word.includes("*")) return [readWildcard(word)];
  const folded = splitWords(word).map(({ text }) => text);
  if (folded.length === 0) throw new PatternError(`"${written}" has no letter or digit. Write a word instead.`);
  return folded.map((text): WordTest => (exact ? `=${text}` : `~${text}`));
}

function readWildcard(word: string): WordTest {
  const [before = "", after = "", ...more] = word.split("*").map(foldWord);
  if (more.length > 0 || before.length + after.length < 3) {
    throw new PatternError(`"${word}" needs one * and at least three letters, so that it does not match almost anything.`);
  }
  return `*${before}*${after}`;
}
