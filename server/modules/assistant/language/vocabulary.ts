import type { WordTest } from './phrase-pattern.ts'
import { buildSpellingIndex } from './spelling.ts'
import type { SpellingIndex } from './spelling.ts'
import { spellingsOf, stemWord } from './word-forms.ts'

/** The word tests of a phrase book, numbered, so that a text's words are looked up once each. */
export interface Vocabulary {
  /** The number of a test; the same test always has the same one. */
  idOf: (test: WordTest) => number
  /** For each word of a text (folded, see `splitWords`), the numbers of the tests that it passes. */
  idsOfAll: (words: string[]) => number[][]
}

/** Starts an empty vocabulary. Proper words in `notTypos` are never taken for a mistyped rule word. */
export function buildVocabulary(notTypos: string[]): Vocabulary {
  const ids = new Map<string, number>()
  const tests = new Map<WordTest, number>()
  const proper = new Set(notTypos.map(stemWord))
  let spelling: SpellingLookup | undefined

  const idOf = (test: WordTest): number => {
    const key = test.startsWith('~') ? `~${stemWord(test.slice(1))}` : test
    const id = ids.get(key) ?? ids.size
    ids.set(key, id)
    tests.set(test, id)
    spelling = undefined
    return id
  }

  const idsOf = (word: string): number[] => {
    spelling ??= buildSpellingLookup(tests)
    const stem = stemWord(word)
    const exact = [ids.get(`=${word}`), ids.get(`~${stem}`)].filter((id) => id !== undefined)
    const wild = spelling.wildcards.filter(({ before, after }) => word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after))
    const direct = [...exact, ...wild.map(({ id }) => id)]
    return direct.length > 0 || proper.has(stem) ? direct : spelling.guess(word)
  }

  return {
    idOf,
    idsOfAll: (words) => {
      const seen = new Map<string, number[]>()
      return words.map((word) => {
        const known = seen.get(word)
        if (known) return known
        const plain = idsOf(word)
        // "nooooo" and "faaailed" are read once more with each run of a letter made single.
        const passed = plain.length > 0 ? plain : idsOf(word.replace(/(\p{L})\1{2,}/gu, '$1'))
        seen.set(word, passed)
        return passed
      })
    },
  }
}

interface SpellingLookup {
  wildcards: { id: number; before: string; after: string }[]
  guess: (word: string) => number[]
}

function buildSpellingLookup(tests: Map<WordTest, number>): SpellingLookup {
  const wildcards: SpellingLookup['wildcards'] = []
  const bySpelling = new Map<string, number>()
  for (const [test, id] of tests) {
    if (test.startsWith('*')) {
      const [, before = '', after = ''] = test.split('*')
      wildcards.push({ id, before, after })
    } else if (test.startsWith('~')) for (const spelling of spellingsOf(test.slice(1))) bySpelling.set(spelling, id)
  }
  const index: SpellingIndex = buildSpellingIndex(bySpelling.keys())
  return { wildcards, guess: (word) => [...new Set(index.near(word).flatMap((spelling) => bySpelling.get(spelling) ?? []))] }
}
