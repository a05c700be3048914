import type { WordTest } from "./phrase-pattern.ts";
import { buildSpellingIndex, type SpellingIndex } from "./spelling.ts";
import { spellingsOf, stemWord } from "./word-forms.ts";

/** The word tests of a phrase book, numbered, so that a text's words are looked up once each. */
export interface Vocabulary {
  /** The number of a test; the same test always has the same one. */
  idOf: (test: WordTest) => number;
  /** The numbers of the tests that a word (folded, see `splitWords`) passes; of a word heard before it is remembered. */
  idsOf: (word: string) => number[];
}

/** Words that each vocabulary remembers, since people use the same few thousand: about 1 MB at most. */
const mostRemembered = 5000;
const longestRemembered = 24;

/** Starts an empty vocabulary. Proper words in `notTypos` are never taken for a mistyped rule word. */
export function buildVocabulary(notTypos: string[]): Vocabulary {
  const ids = new Map<string, number>();
  const tests = new Map<WordTest, number>();
  const proper = new Set(notTypos.map(stemWord));
  const remembered = new Map<string, number[]>();
  let spelling: SpellingLookup | undefined;

  const idOf = (test: WordTest): number => {
    const key = test.startsWith("~") ? `~${stemWord(test.slice(1))}` : test;
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    tests.set(test, id);
    spelling = undefined;
    remembered.clear();
    return id;
  };

  const lookUp = (word: string): number[] => {
    spelling ??= buildSpellingLookup(tests);
    const stem = stemWord(word);
    const exact = [ids.get(`=${word}`), ids.get(`~${stem}`)].filter((id) => id !== undefined);
    const wild = spelling.wildcards.filter(({ before, after }) => word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after));
    const direct = [...exact, ...wild.map(({ id }) => id)];
    return direct.length > 0 || proper.has(stem) ? direct : spelling.guess(word);
  };

  return {
    idOf,
    idsOf: (word) => {
      const known = remembered.get(word);
      if (known) return known;
      // "nooooo" and "faaailed" are read once more with each run of a letter made single.
      const direct = lookUp(word);
      const passed = direct.length > 0 ? direct : lookUp(word.replace(/(\p{L})\1{2,}/gu, "$1"));
      if (remembered.size >= mostRemembered) remembered.clear();
      if (word.length <= longestRemembered) remembered.set(word, passed);
      return passed;
    },
  };
}

interface SpellingLookup {
  wildcards: { id: number; before: string; after: string }[];
  guess: (word: string) => number[];
}

function buildSpellingLookup(tests: Map<WordTest, number>): SpellingLookup {
  const wildcards: SpellingLookup["wildcards"] = [];
  const bySpelling = new Map<string, number>();
  for (const [test, id] of tests) {
    if (test.startsWith("*")) {
      const [, before = "", after = ""] = test.split("*");
      wildcards.push({ id, before, after });
    } else if (test.startsWith("~")) for (const spelling of spellingsOf(test.slice(1))) bySpelling.set(spelling, id);
  }
  const index: SpellingIndex = buildSpellingIndex(bySpelling.keys());
  return { wildcards, guess: (word) => [...new Set(index.near(word).flatMap((spelling) => bySpelling.get(spelling) ?? []))] };
}
