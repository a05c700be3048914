import { categoryPhrases } from './defaults/category-phrases.ts'
import { defaultWording } from './defaults/wording.ts'
import { categories } from './issue-rules.ts'
import type { Category } from './issue-rules.ts'
import type { PhraseBook } from './phrase-book.ts'
import { buildPhraseBook, findPhrases, keepStrongest } from './phrase-book.ts'
import type { Word } from './words.ts'
import { longestText, splitWords } from './words.ts'

interface Vote {
  category: Category
  weight: number
}

let compiled: PhraseBook<Vote> | undefined

/** Guesses what a text is about, for a ticket that its writer did not file under a category. `other` when nothing tells. */
export function guessCategory(text: string): Category {
  return strongestCategory(categoryScores(splitWords(text.slice(0, longestText)))) ?? 'other'
}

/** Adds up how strongly the words speak for each category; a category that nothing speaks for is absent. */
export function categoryScores(words: Word[]): Map<Category, number> {
  compiled ??= compileCategories()
  const scores = new Map<Category, number>()
  const found = findPhrases(words, compiled).found
  for (const category of categories) {
    const votes = keepStrongest(found.filter(({ tag }) => tag.category === category), ({ weight }) => weight)
    if (votes.length > 0) scores.set(category, votes.reduce((sum, { tag }) => sum + tag.weight, 0))
  }
  return scores
}

/** The category with the highest score; of equal ones the first in `categories`, where money comes first. */
export function strongestCategory(scores: Map<Category, number>): Category | undefined {
  return categories.filter((category) => scores.has(category)).toSorted((left, right) => (scores.get(right) ?? 0) - (scores.get(left) ?? 0))[0]
}

function compileCategories(): PhraseBook<Vote> {
  const entries = categories.flatMap((category) => {
    const phrases = category === 'other' ? [] : categoryPhrases[category]
    return phrases.map(([phrase, weight]) => ({ phrase, tag: { category, weight } }))
  })
  return buildPhraseBook(entries, defaultWording)
}
