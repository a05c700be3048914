import {
  askingPhrases, fineByMePhrases, helpedPhrases, holdPhrases, leadPhrases, noPhrases, notHelpedPhrases, notHoldPhrases, questionPhrases, softYesPhrases,
  solvedPhrases, unclearPhrases, unsolvedPhrases, yesPhrases,
} from "./defaults/answer-phrases.ts";
import { addressPhrases, intentGroups } from "./defaults/intent-phrases.ts";
import { defaultWording } from "./defaults/wording.ts";
import { byClause, cutHead } from "./clause-head.ts";
import { findPhrases, keepStrongest, lazyPhraseBook, type Found } from "./phrase-book.ts";
import { longestText, splitWords, type Word } from "./words.ts";

type Answer = "no" | "unclear" | "hold" | "asks" | "story";
type Head = "yes" | "done as offered" | "soft yes" | "lead" | "question" | "no" | "unclear";
type Outcome = "solved" | "unsolved";
type Verdict = "helped" | "not-helped";

/** In a longer message only its first words say no: "later" further on is part of a story. */
const shortAnswer = 8;

const wording = { ...defaultWording, groups: intentGroups };
const tagged = <Tag extends string>(tag: Tag, phrases: string[]) => phrases.map((phrase) => ({ phrase, tag }));

const answers = lazyPhraseBook<Answer>(
  [
    ...tagged("unclear", unclearPhrases), ...tagged("no", noPhrases), ...tagged("hold", holdPhrases), ...tagged("asks", askingPhrases),
    ...tagged("story", [...notHoldPhrases, ...fineByMePhrases]),
  ],
  wording,
);
const heads = lazyPhraseBook<Head>(
  [
    ...tagged("yes", yesPhrases), ...tagged("done as offered", ["{act}"]), ...tagged("soft yes", [...softYesPhrases, ...fineByMePhrases]), ...tagged("lead", [...leadPhrases, ...addressPhrases]),
    ...tagged("question", questionPhrases), ...tagged("no", noPhrases), ...tagged("unclear", unclearPhrases),
  ],
  wording,
);
const outcomes = lazyPhraseBook<Outcome>([...tagged("solved", solvedPhrases), ...tagged("unsolved", unsolvedPhrases)], wording);
const verdicts = lazyPhraseBook<Verdict>([...tagged("helped", helpedPhrases), ...tagged("not-helped", notHelpedPhrases)], wording);

/**
 * Reads the answer to a yes-or-no question, in any of the languages, or as 👍 and 👎. Undefined when it is not clear: ask again.
 * A yes begins a clause, after politeness; a mere "ok" or "please" is one only if nothing else is said. A question, a "wait" and
 * "it works now" are never a yes: what is opened by mistake is worse than a question that is asked again.
 */
export function readYesNo(text: string): "yes" | "no" | undefined {
  const said = readAnswer(text);
  if (said.words.length === 0) return readSign(text);
  const saysYes = said.clauses.some(({ cut }) => cut.includes("yes") || cut.includes("done as offered"));
  if (saysNo(said)) return saysYes ? undefined : "no";
  if (asks(text, said) || said.given.some(({ tag }) => tag === "hold" || tag === "unclear") || isSolved(said.words)) return undefined;
  return saysYes || (isBare(said) && said.clauses.some(({ cut }) => cut.includes("soft yes"))) ? "yes" : undefined;
}

/** True when the message asks something instead of answering, in any of the languages. */
export function asksQuestion(text: string): boolean {
  return asks(text, readAnswer(text));
}

/** True when the message says that the trouble is over: "e don work now", "it has come". */
export function readSolved(text: string): boolean {
  return isSolved(splitWords(text.slice(0, longestText)));
}

/** Reads the answer to "did this help?". Undefined when it is not clear. */
export function readHelped(text: string): Verdict | undefined {
  const words = splitWords(text.slice(0, longestText));
  const said: Found<Verdict> | undefined = keepStrongest(findPhrases(words, verdicts()).found, () => 1).at(-1);
  if (said) return said.tag;
  const answer = readYesNo(text);
  return answer && (answer === "yes" ? "helped" : "not-helped");
}

/** A message cut into clauses: what each begins with, the words that are left of it, and what else is said anywhere. */
interface Said {
  words: Word[];
  clauses: { cut: Head[]; rest: Word[] }[];
  given: Found<Answer>[];
}

function readAnswer(text: string): Said {
  const words = splitWords(text.slice(0, longestText));
  return {
    words,
    clauses: byClause(words).map((clause) => cutHead(clause, heads(), ["yes", "done as offered", "soft yes", "lead"])),
    given: keepStrongest(findPhrases(words, answers()).found, () => 1),
  };
}

/** Nothing is said beside yeses and politeness. */
function isBare({ clauses }: Said): boolean {
  return clauses.every(({ rest }) => rest.length === 0);
}

/** "Can you open it?" and "why not?" ask nothing; "yes, how long will it take" does. */
function asks(text: string, said: Said): boolean {
  if (said.given.some(({ tag }) => tag === "asks") || said.clauses.some(({ rest }) => beginsWith(rest, "question"))) return true;
  return text.includes("?") && said.words.length > 0 && !isBare(said) && !said.clauses.some(({ cut }) => cut.includes("done as offered"));
}

function saysNo({ words, clauses, given }: Said): boolean {
  const rest = clauses.find((clause) => clause.rest.length > 0)?.rest ?? [];
  if (beginsWith(rest, "no")) return true;
  const isQuestion = given.some(({ tag }) => tag === "asks") || beginsWith(rest, "question");
  return given.some(({ tag, first }) => tag === "no" && (first === 0 || (words.length <= shortAnswer && !isQuestion)));
}

function beginsWith(words: Word[], tag: Head): boolean {
  return cutHead(words, heads(), [tag]).cut.length > 0;
}

function isSolved(words: Word[]): boolean {
  return keepStrongest(findPhrases(words, outcomes()).found, () => 1).at(-1)?.tag === "solved";
}

function readSign(text: string): "yes" | "no" | undefined {
  const yes = /[👍👌✅✔🆗💯]/u.test(text);
  const no = /[👎❌✖🚫🙅]/u.test(text);
  if (yes === no) return undefined;
  return yes ? "yes" : "no";
}
