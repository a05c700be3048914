import { splitWords } from "../language/words.ts";
import { stemWord } from "../language/word-forms.ts";

export interface AskedQuestion {
  question: string;
  askedAt: Date;
}

export interface QuestionGroup<Asked extends AskedQuestion = AskedQuestion> {
  /** The words that most of its questions share, the most common first. */
  words: string[];
  /** Latest first. */
  questions: Asked[];
}

/** From this share of common words on (of all words of both), two questions ask the same. */
const alike = 0.4;
const wordsShown = 4;

/** Words that questions share whatever they are about, in English, Pidgin and Swahili. */
const empty = new Set(("a an and are as at be but by can could cant dont did do does for from get give has have hello help hey hi how i if im in into is it its me my no not of on or our please so tell "
  + "than that the their them then there they this to up us want was we were what when where which who why will with would you your "
  + "abeg dey don how i fit wetin una na for e ni wa ya za la kwa na je vipi gani nini wapi lini naomba nataka tafadhali").split(" ").map(stemWord));

/**
 * AS-11: questions that found no answer, put together by the words they share, the biggest group first. Greedy: each question joins the
 * group whose words it shares most, or begins one; so the same questions in the same order always give the same groups.
 */
export function groupQuestions<Asked extends AskedQuestion>(asked: readonly Asked[]): QuestionGroup<Asked>[] {
  const groups: Group<Asked>[] = [];
  // A question can only be alike to groups that it shares a word with.
  const byWord = new Map<string, Set<Group<Asked>>>();
  for (const one of asked) {
    const words = new Set(meaningful(one.question));
    const near = new Set([...words].flatMap((word) => [...(byWord.get(word) ?? [])]));
    let best: { group: Group<Asked>; likeness: number } | null = null;
    for (const group of [...near].sort((left, right) => left.place - right.place)) {
      const share = likeness(words, group.common);
      if (share > (best?.likeness ?? 0)) best = { group, likeness: share };
    }
    const joined = best && best.likeness >= alike ? best.group : { place: groups.length, counts: new Map<string, number>(), common: new Set<string>(), questions: [] as Asked[] };
    if (joined.questions.length === 0) groups.push(joined);
    joined.questions.push(one);
    for (const word of words) joined.counts.set(word, (joined.counts.get(word) ?? 0) + 1);
    for (const word of joined.common) byWord.get(word)?.delete(joined);
    joined.common = new Set([...joined.counts].filter(([, count]) => count * 2 >= joined.questions.length).map(([word]) => word));
    for (const word of joined.common) byWord.set(word, (byWord.get(word) ?? new Set()).add(joined));
  }
  return groups
    .map(({ counts, questions }) => ({ words: [...counts].toSorted((left, right) => right[1] - left[1]).slice(0, wordsShown).map(([word]) => word), questions }))
    .toSorted((left, right) => right.questions.length - left.questions.length);
}

interface Group<Asked> { place: number; counts: Map<string, number>; /** Words that at least half of its questions hold. */ common: Set<string>; questions: Asked[] }

/** Stems that say what a question is about; all of them where nothing else is left. */
function meaningful(question: string): string[] {
  const stems = splitWords(question).map(({ text }) => stemWord(text));
  const telling = stems.filter((stem) => stem.length > 1 && !empty.has(stem));
  return telling.length > 0 ? telling : stems;
}

/** Shared words by all words (Jaccard). */
function likeness(words: ReadonlySet<string>, common: ReadonlySet<string>): number {
  const shared = [...common].filter((word) => words.has(word)).length;
  return shared / (words.size + common.size - shared);
}
