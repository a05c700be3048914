import { detectIssue } from "./detect-issue.ts";
import { isGreeting, isThanks, wantsPerson } from "./detect-intent.ts";
import type { IssueRules } from "./issue-rules.ts";
import { readYesNo } from "./read-answer.ts";

/** Limits of a ticket's subject (DK-1), in UTF-16 code units. */
const shortest = 3;
const longest = 80;

/** When the member wrote nothing that could stand as a subject. */
const fallback = "Help wanted";

/**
 * Makes a ticket's subject, 3–80 characters, out of a member's own words, oldest message first: the first sentence that
 * tells of a severe issue, else the longest of the sentences that are more than a greeting, thanks, a yes or no, or a wish
 * for a person. Words are never changed: only a greeting before them, white space, and what is too long are left out.
 */
export function subjectFrom(messages: string[], rules: IssueRules): string {
  const sentences = messages.flatMap(splitSentences).map(withoutGreeting).filter((sentence) => sentence.length >= shortest);
  const severe = sentences.find((sentence) => detectIssue(sentence, rules).severe);
  const telling = sentences.filter((sentence) => !isGreeting(sentence) && !isThanks(sentence) && !wantsPerson(sentence) && readYesNo(sentence) === undefined);
  const longestOf = (from: string[]) => from.toSorted((left, right) => right.length - left.length)[0];
  return shorten(severe ?? longestOf(telling) ?? longestOf(sentences) ?? fallback);
}

function splitSentences(message: string): string[] {
  return message
    .split(/(?<=[.!?。])\s+|[\n\r]+/)
    .map((sentence) => sentence.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** "Hello, my post failed!" is "my post failed". */
function withoutGreeting(sentence: string): string {
  const rest = sentence.replace(/^[^,;:–—-]{1,30}[,;:–—-]+\s*/u, "");
  const start = sentence.slice(0, sentence.length - rest.length);
  return (rest.length >= shortest && isGreeting(start) ? rest : sentence).replace(/[\s.,;:!]+$/u, "");
}

/** Cuts at a word's end and marks the cut; a single long word is cut between characters. */
function shorten(sentence: string): string {
  if (sentence.length <= longest) return sentence;
  const room = sentence.slice(0, longest - 1);
  const end = room.lastIndexOf(" ");
  const kept = end >= longest / 2 ? room.slice(0, end) : room.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:.]+$/u, "")}…`;
}
