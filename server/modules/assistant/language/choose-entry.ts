import { defaultWording } from "./defaults/wording.ts";
import { buildPhraseBook, findPhrases } from "./phrase-book.ts";
import { longestText, splitWords, type Word } from "./words.ts";

/** An entry of a menu: what is shown and, if need be, other words that choose it. */
export interface MenuEntry {
  label: string;
  /** Other ways to say it: "top up" for "Add money". */
  words?: string[];
}

/** Words beside a number: "option 2", "number two please", "nambari 3". */
const beside = new Set("option number no nambari namba chaguo choice entry item the one please pls abeg i want choose pick select a ni ya tafadhali nataka and".split(" "));

const numerals: Record<string, number> = {
  one: 1, first: 1, moja: 1, kwanza: 1, two: 2, second: 2, mbili: 2, pili: 2, three: 3, third: 3, tatu: 3, four: 4, fourth: 4, nne: 4, five: 5, fifth: 5, tano: 5,
  six: 6, sixth: 6, sita: 6, seven: 7, seventh: 7, saba: 7, eight: 8, eighth: 8, nane: 8, nine: 9, ninth: 9, tisa: 9, ten: 10, tenth: 10, kumi: 10,
};

/** Words of a label that choose nothing. */
const plain = new Set("a an the my your our to of for and or in on with about by is i ya wa na kwa".split(" "));

/** A message of up to this many words may name only a part of a label. */
const shortChoice = 6;

/**
 * Finds which entry of a menu a message chooses: by its number from 1 ("2", "option 2", "ya pili"), or by its words, with
 * small typos. @returns the index from 0; undefined when no entry, or more than one, fits best
 */
export function chooseEntry(text: string, entries: MenuEntry[]): number | undefined {
  const words = splitWords(text.slice(0, longestText));
  const number = readNumber(words);
  if (number !== undefined) return number >= 1 && number <= entries.length ? number - 1 : undefined;
  const scores = likenesses(words, entries);
  const best = Math.max(0, ...scores);
  return best > 0 && scores.filter((score) => score === best).length === 1 ? scores.indexOf(best) : undefined;
}

/** The one number that a message consists of, beside small words; undefined when it says more. */
function readNumber(words: Word[]): number | undefined {
  const telling = words.filter(({ text }) => !beside.has(text));
  // "One" is a small word in "the first one", and the number when nothing else is said.
  const [only, ...more] = telling.length > 0 ? telling : words.filter(({ text }) => numeralOf(text) !== undefined);
  return only && more.length === 0 && words.length <= shortChoice ? numeralOf(only.text) : undefined;
}

function numeralOf(word: string): number | undefined {
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(word)) return Number.parseInt(word, 10);
  return Object.hasOwn(numerals, word) ? numerals[word] : undefined;
}

/** For each entry, the greatest share of the telling words of its label, or of its other words, that the message holds. */
function likenesses(words: Word[], entries: MenuEntry[]): number[] {
  const labels = entries.flatMap((entry, index) => [entry.label, ...(entry.words ?? [])].map((label) => ({ index, telling: tellingWords(label) })));
  const named = new Set(labels.flatMap(({ telling }) => telling));
  const book = buildPhraseBook([...named].map((word) => ({ phrase: word, tag: word })), { groups: {}, fillers: [], notTypos: defaultWording.notTypos });
  const held = new Set(findPhrases(words, book).found.map(({ tag }) => tag));
  return entries.map((_, entry) => Math.max(0, ...labels.filter(({ index }) => index === entry).map(({ telling }) => share(telling, held, words.length))));
}

function tellingWords(label: string): string[] {
  return [...new Set(splitWords(label).map(({ text }) => text))].filter((word) => !plain.has(word));
}

/** A long message must hold all of a label of several words: in "how much is an account for my sister" none is chosen. */
function share(telling: string[], held: Set<string>, length: number): number {
  const count = telling.filter((word) => held.has(word)).length;
  const whole = telling.length > 1 && count === telling.length;
  return telling.length > 0 && (whole || length <= shortChoice) ? count / telling.length : 0;
}
