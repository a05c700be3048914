import { splitWords } from "../language/words.ts";
import { stemWord } from "../language/word-forms.ts";

export interface AskedQuestion {
  question: string;
  askedAt: Date;
}

export interface QuestionGroup {
  /** The words that most of its questions share, the most common first. */
  words: string[];
  /** Latest first. */
  questions: AskedQuestion[];
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
export function groupQuestions(asked: readonly AskedQuestion[]): QuestionGroup[] {
  const groups: { counts: Map<string, number>; questions: AskedQuestion[] }[] = [];
  for (const one of asked) {
    const words = new Set(meaningful(one.question));
    const best = groups.map((group) => ({ group, likeness: likeness(words, group.counts, group.questions.length) })).reduce<{ group: (typeof groups)[number]; likeness: number } | null>((top, next) => (next.likeness > (top?.likeness ?? 0) ? next : top), null);
    const group = best && best.likeness >= alike ? best.group : { counts: new Map<string, number>(), questions: [] };
    if (group.questions.length === 0) groups.push(group);
    group.questions.push(one);
    for (const word of words) group.counts.set(word, (group.counts.get(word) ?? 0) + 1);
  }
  return groups
    .map(({ counts, questions }) => ({ words: [...counts].toSorted((left, right) => right[1] - left[1]).slice(0, wordsShown).map(([word]) => word), questions }))
    .toSorted((left, right) => right.questions.length - left.questions.length);
}

/** Stems that say what a question is about; all of them where nothing else is left. */
function meaningful(question: string): string[] {
  const stems = splitWords(question).map(({ text }) => stemWord(text));
  const telling = stems.filter((stem) => stem.length > 1 && !empty.has(stem));
  return telling.length > 0 ? telling : stems;
}

/** Shared words by all words (Jaccard), a group's words being those that at least half of its questions hold. */
function likeness(words: ReadonlySet<string>, counts: ReadonlyMap<string, number>, size: number): number {
  const common = [...counts].filter(([, count]) => count * 2 >= size).map(([word]) => word);
  const shared = common.filter((word) => words.has(word)).length;
  const all = new Set([...words, ...common]).size;
  return all === 0 ? 1 : shared / all;
}
