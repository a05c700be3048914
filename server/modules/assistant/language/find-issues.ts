import type { Category, IssueRules } from './issue-rules.ts'
import type { Entry, Found, PhraseBook } from './phrase-book.ts'
import { buildPhraseBook, findPhrases, keepStrongest, lengthOf } from './phrase-book.ts'
import type { Word } from './words.ts'

/** A phrase of the rules that tells of an issue and that nothing around it undoes. */
export interface IssueMatch {
  phrase: string
  weight: number
  category: Category | undefined
  start: number
  end: number
}

type Role = { role: 'issue'; weight: number; category: Category | undefined } | { role: 'negation' | 'calm' | 'fixed' | 'unrelated' | 'turn' }

/** How many words may stand between a negation and what it undoes: "no *more of those* errors". */
const negationReach = 3

const books = new WeakMap<IssueRules, PhraseBook<Role>>()

/** Finds the phrases that count, in order, none overlapping. Rules are compiled once per object: treat them as immutable. */
export function findIssues(words: Word[], rules: IssueRules): IssueMatch[] {
  const found = findPhrases(words, compiled(rules)).found
  const unrelated = paint(words, only(found, 'unrelated'))
  const related = found.filter((phrase) => lengthOf(phrase) > longestIn(unrelated, phrase))
  const negations = only(related, 'negation')
  const denied = new Set(negations.map(({ first }) => first))
  const affirmed = related.filter(isIssue).filter(({ skipped }) => !skipped.some((at) => denied.has(at)))
  const issues = keepStrongest(affirmed, ({ weight }) => weight)
  const told = paint(words, issues)
  // The "not" of "not working" is part of the issue; "working now" within "not working now" fixes nothing.
  const negated = lastEnded(words, negations.filter((negation) => longestIn(told, negation) === 0))
  const calmed = lastEnded(words, only(related, 'calm').filter((calm) => lengthOf(calm) > longestIn(told, calm)))
  const turns = lastBegun(words, only(related, 'turn'))

  /** Is what begins at this word under a context that ended before it, in its clause, with no turn between? */
  const isUnder = (first: number, ends: number[], reach: number): boolean => {
    const end = ends[first] ?? -1
    return end >= 0 && first - end - 1 <= reach && words[end]?.clause === words[first]?.clause && (turns[first] ?? -1) <= end
  }
  const isUndone = (first: number) => isUnder(first, negated, negationReach) || isUnder(first, calmed, Infinity)
  const fixed = only(related, 'fixed').filter((phrase) => lengthOf(phrase) > longestIn(told, phrase) && !isUndone(phrase.first))
  const fixedEnds = lastEnded(words, fixed)
  const lastFixed = Math.max(-1, ...fixed.map(({ first }) => first))

  return issues
    .filter(({ first }) => first > lastFixed && !isUndone(first) && !isUnder(first, fixedEnds, Infinity))
    .map(({ phrase, tag, first, last }) => ({ phrase, weight: tag.weight, category: tag.category, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }))
}

function compiled(rules: IssueRules): PhraseBook<Role> {
  const known = books.get(rules)
  if (known) return known
  const book = buildPhraseBook(entriesOf(rules), rules)
  books.set(rules, book)
  return book
}

function entriesOf(rules: IssueRules): Entry<Role>[] {
  const contextEntries = (role: Exclude<Role['role'], 'issue'>, phrases: string[]) => phrases.map((phrase): Entry<Role> => ({ phrase, tag: { role } }))
  return Object.values(rules.languages)
    .filter(({ enabled }) => enabled)
    .flatMap(({ phrases, negations, calm, fixed, unrelated, turns }) => [
      ...phrases.map(({ phrase, weight, category }): Entry<Role> => ({ phrase, tag: { role: 'issue', weight, category } })),
      ...contextEntries('negation', negations),
      ...contextEntries('calm', calm),
      ...contextEntries('fixed', fixed),
      ...contextEntries('unrelated', unrelated),
      ...contextEntries('turn', turns),
    ])
}

type FoundIssue = Found<Extract<Role, { role: 'issue' }>>

function isIssue(found: Found<Role>): found is FoundIssue {
  return found.tag.role === 'issue'
}

function only(found: Found<Role>[], role: Role['role']): Found<Role>[] {
  return found.filter(({ tag }) => tag.role === role)
}

/** For each word the length of the longest phrase over it; phrases are short, so this is linear. */
function paint(words: Word[], phrases: Found<Role>[]): number[] {
  const lengths = words.map(() => 0)
  for (const phrase of phrases) {
    for (let at = phrase.first; at <= phrase.last; at += 1) lengths[at] = Math.max(lengths[at] ?? 0, lengthOf(phrase))
  }
  return lengths
}

function longestIn(painted: number[], { first, last }: { first: number; last: number }): number {
  return Math.max(...painted.slice(first, last + 1))
}

/** For each word the index of the last word of the latest phrase that ended before it, or -1. */
function lastEnded(words: Word[], phrases: Found<Role>[]): number[] {
  const ends = new Set(phrases.map(({ last }) => last))
  let latest = -1
  return words.map((_, at) => {
    if (ends.has(at - 1)) latest = at - 1
    return latest
  })
}

/** For each word the index of the first word of the latest phrase that began at or before it, or -1. */
function lastBegun(words: Word[], phrases: Found<Role>[]): number[] {
  const begins = new Set(phrases.map(({ first }) => first))
  let latest = -1
  return words.map((_, at) => {
    if (begins.has(at)) latest = at
    return latest
  })
}
