import { helpedPhrases, intentGroups, noPhrases, notHelpedPhrases, softYesPhrases, unclearPhrases, yesPhrases } from "./defaults/intent-phrases.ts";
import { defaultWording } from "./defaults/wording.ts";
import { findPhrases, keepStrongest, lazyPhraseBook, type Found } from "./phrase-book.ts";
import { longestText, splitWords } from "./words.ts";

type Answer = "yes" | "soft yes" | "no" | "unclear";
type Verdict = "helped" | "not-helped";

/** In a longer message only its first words answer the question: "later" further on is part of a story. */
const shortAnswer = 8;

const wording = { ...defaultWording, groups: intentGroups };
const tagged = <Tag extends string>(tag: Tag, phrases: string[]) => phrases.map((phrase) => ({ phrase, tag }));

const answers = lazyPhraseBook<Answer>(
  [...tagged("unclear", unclearPhrases), ...tagged("yes", yesPhrases), ...tagged("no", noPhrases), ...tagged("soft yes", softYesPhrases)],
  wording,
);
const verdicts = lazyPhraseBook<Verdict>([...tagged("helped", helpedPhrases), ...tagged("not-helped", notHelpedPhrases)], wording);

/** Reads the answer to a yes-or-no question, in any of the languages, or as 👍 and 👎. Undefined when it is not clear: ask again. */
export function readYesNo(text: string): "yes" | "no" | undefined {
  const words = splitWords(text.slice(0, longestText));
  if (words.length === 0) return readSign(text);
  const given = keepStrongest(findPhrases(words, answers()).found, () => 1)
    .filter(({ first }) => first === 0 || words.length <= shortAnswer)
    .map(({ tag }) => tag);
  if (given.includes("no")) return given.includes("yes") ? undefined : "no";
  if (given.includes("unclear")) return undefined;
  return given.includes("yes") || given.includes("soft yes") ? "yes" : undefined;
}

/** Reads the answer to "did this help?". Undefined when it is not clear. */
export function readHelped(text: string): Verdict | undefined {
  const words = splitWords(text.slice(0, longestText));
  const said: Found<Verdict> | undefined = keepStrongest(findPhrases(words, verdicts()).found, () => 1).at(-1);
  if (said) return said.tag;
  const answer = readYesNo(text);
  return answer && (answer === "yes" ? "helped" : "not-helped");
}

function readSign(text: string): "yes" | "no" | undefined {
  const yes = /[👍👌✅✔🆗💯]/u.test(text);
  const no = /[👎❌✖🚫🙅]/u.test(text);
  if (yes === no) return undefined;
  return yes ? "yes" : "no";
}
