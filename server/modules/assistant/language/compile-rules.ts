import type { Category, IssueRules } from "./issue-rules.ts";
import { buildPhraseBook, type Entry, type Found, type PhraseBook } from "./phrase-book.ts";

/** What a phrase of the rules is for. */
export type Role = { role: "issue"; weight: number; category: Category | undefined } | { role: "negation" | "calm" | "fixed" | "unrelated" | "turn" };

/** A found phrase that tells of an issue. */
export type FoundIssue = Found<Extract<Role, { role: "issue" }>>;

const books = new WeakMap<IssueRules, PhraseBook<Role>>();
const recent = new Map<string, PhraseBook<Role>>();
const mostRecent = 4;

/**
 * Makes rules ready for searching, once: never change an object of rules that was used. Compiling costs about as much as a
 * hundred detections, so equal rules that were read anew from settings share one book.
 */
export function compileRules(rules: IssueRules): PhraseBook<Role> {
  const known = books.get(rules);
  if (known) return known;
  const written = JSON.stringify(rules);
  const book = recent.get(written) ?? buildPhraseBook(entriesOf(rules), rules);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(written, book);
  books.set(rules, book);
  return book;
}

function entriesOf(rules: IssueRules): Entry<Role>[] {
  const contexts = (role: Exclude<Role["role"], "issue">, phrases: string[]) => phrases.map((phrase): Entry<Role> => ({ phrase, tag: { role } }));
  return Object.values(rules.languages)
    .filter(({ enabled }) => enabled)
    .flatMap(({ phrases, negations, calm, fixed, unrelated, turns }) => [
      ...phrases.map(({ phrase, weight, category }): Entry<Role> => ({ phrase, tag: { role: "issue", weight, category } })),
      ...contexts("negation", negations),
      ...contexts("calm", calm),
      ...contexts("fixed", fixed),
      ...contexts("unrelated", unrelated),
      ...contexts("turn", turns),
    ]);
}
