import { categoryScores, strongestCategory } from "./guess-category.ts";
import type { Category, IssueRules } from "./issue-rules.ts";
import { findIssues, hint, type IssueMatch } from "./find-issues.ts";
import { longestText, splitWords } from "./words.ts";

/** What `detectIssue` concludes. */
export interface Detection {
  /** True when `score` reaches the rules' `severeFrom`. */
  severe: boolean;
  /** Sum of the weights of the matches. */
  score: number;
  /** What it is about; `other` when nothing tells. */
  category: Category;
  /** Why: the phrases that count, with their places in the text (UTF-16 offsets, `end` exclusive), in order, none overlapping. */
  matches: IssueMatch[];
}

/** How much more a phrase that tells of an issue says about the category than a word that merely occurs. */
const phraseVote = 2;

/**
 * Decides whether a message tells of a severe issue (AS-2): something is broken, or money, access or content is lost, now.
 * Pure; time grows linearly with the text, of which the first 4,000 characters are read. Never throws on any text.
 *
 * @throws PatternError when the rules hold a phrase that cannot be read: check edited rules with `validateRules` first
 */
export function detectIssue(text: string, rules: IssueRules): Detection {
  const words = splitWords(text.slice(0, longestText));
  const matches = findIssues(words, rules);
  const score = scoreOf(matches);
  const severe = score >= rules.severeFrom;
  const votes = categoryScores(words);
  for (const { category, weight } of matches) if (category) votes.set(category, (votes.get(category) ?? 0) + weight * phraseVote);
  return { severe, score, category: strongestCategory(votes) ?? (severe ? "bug" : "other"), matches };
}

/** Each phrase counts once, however often it occurs; all hints (weight 1) together add 1, so that hints alone alarm nobody. */
function scoreOf(matches: IssueMatch[]): number {
  const weights = new Map(matches.map(({ phrase, weight }) => [phrase, weight]));
  const sure = [...weights.values()].filter((weight) => weight > hint);
  return sure.reduce((sum, weight) => sum + weight, weights.size > sure.length ? hint : 0);
}
