/** Longer words are not people's typing: they are not compared, so that nobody can make comparing dear. */
const longestWord = 24;

/** Typing errors forgiven in a word of this many letters: none under 5, one under 9, else two. */
export function allowedErrors(letters: number): number {
  if (letters < 5 || letters > longestWord) return 0;
  return letters < 9 ? 1 : 2;
}

/**
 * Damerau-Levenshtein distance in its "optimal string alignment" form: letters inserted, dropped, replaced, or two
 * neighbours swapped. Cost is the product of the lengths; callers keep words short.
 */
export function editDistance(left: string, right: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min((back[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (back[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) best = Math.min(best, (twoBack[column - 2] ?? 0) + 1);
      current.push(best);
    }
    twoBack = back;
    back = current;
  }
  return back[right.length] ?? 0;
}

/** Finds known words near a mistyped one. */
export interface SpellingIndex {
  /** The known words at the smallest allowed distance from `word`, or none. */
  near: (word: string) => string[];
}

/**
 * Index by deletion: two words within n errors of each other agree after at most n letters are dropped from each
 * (Garbe, "SymSpell", 2012). A look-up costs what the one word costs, however many words are known.
 */
export function buildSpellingIndex(known: Iterable<string>): SpellingIndex {
  const byShape = new Map<string, string[]>();
  for (const word of known) {
    for (const shape of shapesOf(word, allowedErrors(word.length))) {
      const sharing = byShape.get(shape);
      if (sharing) sharing.push(word);
      else byShape.set(shape, [word]);
    }
  }
  return { near: (word) => nearest(word, byShape) };
}

function nearest(word: string, byShape: Map<string, string[]>): string[] {
  let best = allowedErrors(word.length);
  if (best === 0) return [];
  let found = new Set<string>();
  for (const shape of shapesOf(word, best)) {
    for (const candidate of byShape.get(shape) ?? []) {
      const distance = editDistance(word, candidate);
      if (distance > Math.min(best, allowedErrors(candidate.length))) continue;
      if (distance < best) found = new Set();
      best = distance;
      found.add(candidate);
    }
  }
  return [...found];
}

/** The word and all that is left of it after dropping up to `errors` letters. */
function shapesOf(word: string, errors: number): Set<string> {
  const shapes = new Set([word]);
  let last = [word];
  for (let round = 0; round < errors; round += 1) {
    const next: string[] = [];
    for (const shape of last) {
      for (let place = 0; place < shape.length; place += 1) {
        const shorter = shape.slice(0, place) + shape.slice(place + 1);
        if (shapes.has(shorter)) continue;
        shapes.add(shorter);
        next.push(shorter);
      }
    }
    last = next;
  }
  return shapes;
}
