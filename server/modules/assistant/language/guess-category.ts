import { categoryPhrases } from "./defaults/category-phrases.ts";
import { defaultWording } from "./defaults/wording.ts";
import { categories, type Category } from "./issue-rules.ts";
import { findPhrases, keepStrongest, lazyPhraseBook } from "./phrase-book.ts";
import { longestText, splitWords, type Word } from "./words.ts";

interface Vote {
  category: Category;
  weight: number;
}

const book = lazyPhraseBook<Vote>(
  categories.flatMap((category) => categoryPhrases[category].map(([phrase, weight]) => ({ phrase, tag: { category, weight } }))),
  defaultWording,
);

/** Guesses what a text is about, for a ticket that its writer did not file under a category. `other` when nothing tells. */
export function guessCategory(text: string): Category {
  return strongestCategory(categoryScores(splitWords(text.slice(0, longestText)))) ?? "other";
}

/** Adds up how strongly the words speak for each category; a category that nothing speaks for is absent. */
export function categoryScores(words: Word[]): Map<Category, number> {
  const scores = new Map<Category, number>();
  const found = findPhrases(words, book()).found;
  for (const category of categories) {
    const votes = keepStrongest(found.filter(({ tag }) => tag.category === category), ({ weight }) => weight);
    if (votes.length > 0) scores.set(category, votes.reduce((sum, { tag }) => sum + tag.weight, 0));
  }
  return scores;
}

/** The category with the highest score; of equal ones the first in `categories`, where money comes first. */
export function strongestCategory(scores: Map<Category, number>): Category | undefined {
  return categories.filter((category) => scores.has(category)).toSorted((left, right) => (scores.get(right) ?? 0) - (scores.get(left) ?? 0))[0];
}
