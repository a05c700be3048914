import { compileRules, type FoundIssue, type Role } from "./compile-rules.ts";
import type { Category, IssueRules } from "./issue-rules.ts";
import { findPhrases, keepStrongest, lengthOf, type Found } from "./phrase-book.ts";
import type { Word } from "./words.ts";

/** A phrase of the rules that tells of an issue and that nothing around it undoes. */
export interface IssueMatch {
  phrase: string;
  weight: number;
  category: Category | undefined;
  start: number;
  end: number;
}

/** The weight of a phrase that says little by itself. */
export const hint = 1;

/** How many words may stand between a negation and what it undoes: "no *more of those* errors". */
const negationReach = 3;

/** Finds the phrases that count, in the order of the text, none overlapping. */
export function findIssues(words: Word[], rules: IssueRules): IssueMatch[] {
  const found = findPhrases(words, compileRules(rules)).found;
  const unrelated = paint(words, only(found, "unrelated"));
  const turns = paint(words, only(found, "turn"));
  // The "no" of "for no reason" denies nothing; that of "no complaint at all" does, though the phrase is unrelated.
  const isNoise = (phrase: Found<Role>) => (phrase.tag.role === "negation" ? lengthOf(phrase) < longestIn(turns, phrase) : lengthOf(phrase) <= longestIn(unrelated, phrase));
  const related = found.filter((phrase) => !isNoise(phrase));
  const denied = new Set(only(related, "negation").map(({ first }) => first));
  const told = related.filter(isIssue).filter(({ skipped }) => !skipped.some((at) => denied.has(at)));
  const isUndone = findUndone(words, related, told);
  return keepStrongest(told.filter(({ first }) => !isUndone(first)), ({ weight }) => weight).map(({ phrase, tag, first, last }) => ({
    phrase,
    weight: tag.weight,
    category: tag.category,
    start: words[first]?.start ?? 0,
    end: words[last]?.end ?? 0,
  }));
}

/** Tells, for the first word of a phrase, whether a negation, a calm beginning or "fixed since" undoes the phrase. */
function findUndone(words: Word[], related: Found<Role>[], told: FoundIssue[]): (first: number) => boolean {
  const issues = paint(words, keepStrongest(told, ({ weight }) => weight).filter(({ tag }) => tag.weight > hint));
  const isOwn = (context: Found<Role>) => lengthOf(context) > longestIn(issues, context);
  // The "not" of "not working" is part of the issue; "working now" within "not working now" fixes nothing.
  const negations = lastEnded(words, only(related, "negation").filter((negation) => longestIn(issues, negation) === 0));
  const calm = lastEnded(words, only(related, "calm").filter(isOwn));
  const turns = lastBegun(words, only(related, "turn"));

  /** Is the word under a context that ended before it, in its clause, with no turn between? */
  const isUnder = (first: number, ends: number[], reach: number): boolean => {
    const end = ends[first] ?? -1;
    return end >= 0 && first - end - 1 <= reach && words[end]?.clause === words[first]?.clause && (turns[first] ?? -1) <= end;
  };
  const isDenied = (first: number) => isUnder(first, negations, negationReach) || isUnder(first, calm, Infinity);
  const fixed = only(related, "fixed").filter((phrase) => isOwn(phrase) && !isDenied(phrase.first));
  const fixedEnds = lastEnded(words, fixed);
  const lastFixed = Math.max(-1, ...fixed.map(({ first }) => first));
  return (first) => first <= lastFixed || isDenied(first) || isUnder(first, fixedEnds, Infinity);
}

function isIssue(found: Found<Role>): found is FoundIssue {
  return found.tag.role === "issue";
}

function only(found: Found<Role>[], role: Role["role"]): Found<Role>[] {
  return found.filter(({ tag }) => tag.role === role);
}

/** For each word the length of the longest phrase over it; phrases are short, so this is linear. */
function paint(words: Word[], phrases: Found<Role>[]): number[] {
  const lengths = words.map(() => 0);
  for (const phrase of phrases) {
    for (let at = phrase.first; at <= phrase.last; at += 1) lengths[at] = Math.max(lengths[at] ?? 0, lengthOf(phrase));
  }
  return lengths;
}

function longestIn(painted: number[], { first, last }: { first: number; last: number }): number {
  return Math.max(...painted.slice(first, last + 1));
}

/** For each word the index of the last word of the latest phrase that ended before it, or -1. */
function lastEnded(words: Word[], phrases: Found<Role>[]): number[] {
  const ends = new Set(phrases.map(({ last }) => last));
  let latest = -1;
  return words.map((_, at) => {
    if (ends.has(at - 1)) latest = at - 1;
    return latest;
  });
}

/** For each word the index of the first word of the latest phrase that began at or before it, or -1. */
function lastBegun(words: Word[], phrases: Found<Role>[]): number[] {
  const begins = new Set(phrases.map(({ first }) => first));
  let latest = -1;
  return words.map((_, at) => {
    if (begins.has(at)) latest = at;
    return latest;
  });
}
