import { findPhrases, lengthOf, type PhraseBook } from "./phrase-book.ts";
import type { Word } from "./words.ts";

/** No phrase at a head is longer; looking no further keeps the work linear. */
const window = 8;

/** The words of each clause, in order. */
export function byClause(words: Word[]): Word[][] {
  const clauses = new Map<number, Word[]>();
  for (const word of words) {
    const own = clauses.get(word.clause);
    if (own) own.push(word);
    else clauses.set(word.clause, [word]);
  }
  return [...clauses.values()];
}

/**
 * Cuts phrases of the wanted tags off the beginning, the longest that stands there each time, and gives their tags and the words left.
 * A longer phrase of another tag holds its words: "no problem" is not cut when "no problem with" means something else.
 */
export function cutHead<Tag>(words: Word[], book: PhraseBook<Tag>, wanted: readonly Tag[]): { cut: Tag[]; rest: Word[] } {
  const cut: Tag[] = [];
  let rest = words;
  for (;;) {
    const here = findPhrases(rest.slice(0, window), book).found.filter(({ first }) => first === 0);
    const longest = Math.max(0, ...here.map(lengthOf));
    const head = here.find((found) => lengthOf(found) === longest && wanted.includes(found.tag));
    if (!head) return { cut, rest };
    cut.push(head.tag);
    rest = rest.slice(longest);
  }
}
