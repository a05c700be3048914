import type { Groups, Pattern, WordTest } from './phrase-pattern.ts'
import { parsePattern } from './phrase-pattern.ts'
import type { Vocabulary } from './vocabulary.ts'
import { buildVocabulary } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Words that may stand between the words of any phrase ("not *even* working"), and how many of them in a row. */
const mostFillers = 3
/** Words that `...` may skip. */
const widestGap = 4

/** A written phrase with whatever its owner wants to know when it is found. */
export interface Entry<Tag> {
  phrase: string
  tag: Tag
}

/** A phrase found in a text: indexes of its first and last word, and of the words between them that are not part of it. */
export interface Found<Tag> {
  phrase: string
  tag: Tag
  first: number
  last: number
  skipped: number[]
}

interface Compiled<Tag> extends Entry<Tag> {
  atStart: boolean
  steps: Step[]
}

interface Step {
  gapBefore: boolean
  single: Set<number>
  sequences: number[][]
}

/** Phrases made ready for searching; build it once, use it for every text. */
export interface PhraseBook<Tag> {
  vocabulary: Vocabulary
  byFirstWord: Map<number, Compiled<Tag>[]>
  fillers: Set<number>
}

/** What phrases share: named groups, words to skip, and proper words that look like typos of others. */
export interface Wording {
  groups: Groups
  fillers: string[]
  notTypos: string[]
}

/** Compiles phrases. @throws PatternError when one cannot be read */
export function buildPhraseBook<Tag>(entries: Entry<Tag>[], wording: Wording): PhraseBook<Tag> {
  const vocabulary = buildVocabulary(wording.notTypos)
  const fillers = new Set(wording.fillers.flatMap((word) => toIds(parsePattern(word, {}), vocabulary)))
  const byFirstWord: PhraseBook<Tag>['byFirstWord'] = new Map()
  for (const entry of entries) {
    const pattern = parsePattern(entry.phrase, wording.groups)
    const compiled = { ...entry, atStart: pattern.atStart, steps: pattern.steps.map((step) => compileStep(step.gapBefore, step.options, vocabulary)) }
    const opening = pattern.steps[0]?.options ?? []
    for (const id of new Set(opening.flatMap(([test]) => (test ? [vocabulary.idOf(test)] : [])))) {
      const sharing = byFirstWord.get(id)
      if (sharing) sharing.push(compiled)
      else byFirstWord.set(id, [compiled])
    }
  }
  return { vocabulary, byFirstWord, fillers }
}

function toIds(pattern: Pattern, vocabulary: Vocabulary): number[] {
  return pattern.steps.flatMap(({ options }) => options.flat().map(vocabulary.idOf))
}

function compileStep(gapBefore: boolean, options: WordTest[][], vocabulary: Vocabulary): Step {
  const ids = options.map((option) => option.map(vocabulary.idOf))
  return { gapBefore, single: new Set(ids.filter(({ length }) => length === 1).flat()), sequences: ids.filter(({ length }) => length > 1) }
}

/**
 * Finds every phrase in the words of one text, in the order of their first words. Phrases do not run over the end of a
 * sentence. A phrase is tried from each word that may begin it and takes the nearest words that fit, never going back, so the
 * work grows with the number of words times a constant of the book; `effort` counts the comparisons.
 */
export function findPhrases<Tag>(words: Word[], book: PhraseBook<Tag>): { found: Found<Tag>[]; effort: number } {
  const read: Reading = { words, ids: book.vocabulary.idsOfAll(words.map(({ text }) => text)), fillers: book.fillers, effort: 0 }
  const found: Found<Tag>[] = []
  for (let first = 0; first < words.length; first += 1) {
    const tried = new Set<Compiled<Tag>>()
    for (const id of read.ids[first] ?? []) {
      for (const entry of book.byFirstWord.get(id) ?? []) {
        if (tried.has(entry)) continue
        tried.add(entry)
        const match = matchFrom(first, entry, read)
        if (match) found.push({ phrase: entry.phrase, tag: entry.tag, first, ...match })
      }
    }
  }
  return { found, effort: read.effort }
}

interface Reading {
  words: Word[]
  ids: number[][]
  fillers: Set<number>
  effort: number
}

function matchFrom(first: number, entry: Compiled<unknown>, read: Reading): { last: number; skipped: number[] } | undefined {
  if (entry.atStart && first > 0 && read.words[first - 1]?.sentence === read.words[first]?.sentence) return undefined
  const skipped: number[] = []
  let next = first
  for (const [place, step] of entry.steps.entries()) {
    const from = place === 0 ? first : seekStep(next, step, read)
    const end = from === undefined ? undefined : matchStep(from, step, read)
    if (from === undefined || end === undefined) return undefined
    for (let at = next; at < from; at += 1) skipped.push(at)
    next = end
  }
  return { last: next - 1, skipped }
}

/** Looks for the step at `from` and, skipping fillers or a gap, a little later. @returns the index where it begins */
function seekStep(from: number, step: Step, read: Reading): number | undefined {
  const furthest = from + (step.gapBefore ? widestGap : mostFillers)
  for (let at = from; at <= furthest; at += 1) {
    if (at > 0 && read.words[at]?.sentence !== read.words[at - 1]?.sentence) return undefined
    if (matchStep(at, step, read) !== undefined) return at
    if (!step.gapBefore && !isOneOf(read.ids[at], read.fillers)) return undefined
  }
  return undefined
}

/** @returns the index after the last word that matched */
function matchStep(at: number, step: Step, read: Reading): number | undefined {
  for (const sequence of step.sequences) {
    read.effort += 1
    const sentence = read.words[at]?.sentence
    if (sequence.every((id, offset) => read.words[at + offset]?.sentence === sentence && read.ids[at + offset]?.includes(id))) return at + sequence.length
  }
  read.effort += 1
  return isOneOf(read.ids[at], step.single) ? at + 1 : undefined
}

function isOneOf(ids: number[] | undefined, wanted: Set<number>): boolean {
  return ids?.some((id) => wanted.has(id)) ?? false
}

/**
 * Keeps phrases that share no word: the strongest first, of equal ones the longest, then the earlier in the text. They come
 * back in the order of the text.
 */
export function keepStrongest<Tag>(found: Found<Tag>[], strengthOf: (tag: Tag) => number): Found<Tag>[] {
  const taken = new Set<number>()
  const strongest = found.toSorted((left, right) => strengthOf(right.tag) - strengthOf(left.tag) || lengthOf(right) - lengthOf(left))
  const kept = strongest.filter(({ first, last }) => {
    for (let at = first; at <= last; at += 1) if (taken.has(at)) return false
    for (let at = first; at <= last; at += 1) taken.add(at)
    return true
  })
  return kept.toSorted((left, right) => left.first - right.first)
}

/** Number of words from the first to the last of a found phrase. */
export function lengthOf({ first, last }: { first: number; last: number }): number {
  return last - first + 1
}
