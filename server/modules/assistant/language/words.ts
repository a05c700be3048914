/** One word of a text, with its place in the original so that a match can be shown to a person. */
export interface Word {
  /** Lower case, without accents, apostrophes or styling: `Can’t` gives `cant`. */
  text: string;
  /** Offsets in UTF-16 code units in the text as it was given; `end` is exclusive. */
  start: number;
  end: number;
  /** Number of the sentence, from 0: a new one starts after `.`, `!`, `?` or a line break. */
  sentence: number;
  /** Number of the clause, from 0: a new one starts with each sentence and after `,` `;` `:` brackets or a dash. */
  clause: number;
}

/** The longest text that detection reads, as CV-1 allows; what comes after it is not looked at. */
export const longestText = 4000;

// Letters, marks and digits, with apostrophes inside: the two classes share no character, so this runs in linear time.
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’‘`´][\p{L}\p{M}\p{N}]+)*/gu;
const asciiWord = /^[a-z0-9]+$/;

/** Cuts a text into words. Emoji, quotes and signs separate words and are dropped. Never throws. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  let previousEnd = 0;
  for (const match of text.matchAll(wordPattern)) {
    const between = text.slice(previousEnd, match.index);
    if (words.length > 0) {
      if (endsSentence(between)) {
        sentence += 1;
        clause += 1;
      } else if (endsClause(between)) clause += 1;
    }
    previousEnd = match.index + match[0].length;
    const folded = foldWord(match[0]);
    if (folded) words.push({ text: folded, start: match.index, end: previousEnd, sentence, clause });
  }
  return joinSingleLetters(words, text);
}

/** Folds one written word: case, accents, full-width letters and apostrophes do not matter. */
export function foldWord(written: string): string {
  const lower = written.toLowerCase();
  if (asciiWord.test(lower)) return lower;
  // Upper case first: it turns letters such as ß and ſ into the same letters whichever case they came in.
  return written.toUpperCase().toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
}

/** `M-PESA` and `e-mail` are one word, `log-in` is two. */
function joinSingleLetters(words: Word[], text: string): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before?.text.length === 1 && word.start === before.end + 1 && text[before.end] === "-") {
      joined[joined.length - 1] = { ...before, text: before.text + word.text, end: word.end };
    } else joined.push(word);
  }
  return joined;
}

/** A dot with no space after it (3.5, baraza.example) and a run of dots (not... working) end nothing. */
function endsSentence(between: string): boolean {
  return /[!?\n\r。！？]/.test(between) || /(?<!\.)\.(?!\.)\S*\s/.test(between);
}

function endsClause(between: string): boolean {
  return between.length > 1 && /[,;:()[\]–—]|\s-\s/.test(between);
}
