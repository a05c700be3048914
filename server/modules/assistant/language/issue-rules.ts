import { z } from "zod";
import { PatternError, parsePattern } from "./phrase-pattern.ts";

/** What a ticket can be about (DK-4). */
export const categories = ["payment", "account", "content", "bug", "suggestion", "other"] as const;
export type Category = (typeof categories)[number];

const phraseText = z
  .string({ error: "Write the phrase as text." })
  .trim()
  .min(1, { error: "Write at least one word, or remove this line." })
  .max(200, { error: "Keep a phrase within 200 characters; split a longer one into two." });

const phraseList = z.array(phraseText, { error: "Give a list of phrases; an empty list is fine." }).max(1000, { error: "Keep at most 1,000 phrases in one list." });

const issuePhrase = z.strictObject(
  {
    phrase: phraseText,
    weight: z.int({ error: "Give a whole number from 1 (a hint) to 5 (sure)." }).min(1, { error: "The least weight is 1." }).max(5, { error: "The greatest weight is 5." }),
    category: z.enum(categories, { error: `Choose one of ${categories.join(", ")}, or leave it out.` }).optional(),
  },
  { error: "Give a phrase and its weight, with a category or without; remove other fields." },
);

const languageRules = z.strictObject(
  {
    name: z.string({ error: "Give the name of the language." }).trim().min(1, { error: "Give the name of the language." }).max(60, { error: "Keep the name within 60 characters." }),
    enabled: z.boolean({ error: "Say true to use this language, or false." }),
    phrases: z.array(issuePhrase, { error: "Give a list of phrases with weights." }).max(1000, { error: "Keep at most 1,000 phrases in one list." }),
    negations: phraseList,
    calm: phraseList,
    fixed: phraseList,
    unrelated: phraseList,
    turns: phraseList,
  },
  { error: "A language has name, enabled, phrases, negations, calm, fixed, unrelated and turns; remove other fields." },
);

const groupName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "Name a group in small letters, digits and hyphens, such as \"not-yet\"." });

const issueRules = z.strictObject(
  {
    severeFrom: z.int({ error: "Give the score from which a message is severe, a whole number from 1 to 20." }).min(1, { error: "The least score is 1." }).max(20, { error: "The greatest score is 20." }),
    groups: z.record(groupName, phraseList.min(1, { error: "Give a group at least one word, or remove it." }), { error: "Give groups as a name with its list of words." }),
    fillers: phraseList,
    notTypos: phraseList,
    languages: z.record(z.string().regex(/^[a-z]{2,8}(-[a-z]{2,8})?$/, { error: "Use a language code in small letters, such as en, sw or en-ng." }), languageRules, {
      error: "Give the languages as a code with its rules.",
    }),
  },
  { error: "Rules have severeFrom, groups, fillers, notTypos and languages; remove other fields." },
);

/**
 * The data that decides whether a message is a severe issue (AS-2). Phrases are written as `phrase-pattern.ts` explains.
 * - `severeFrom`: a message is severe when the weights of its phrases that count reach this.
 * - `groups`: words to use in phrases as `{name}`; `fillers`: single words that any phrase may have between its words.
 * - `notTypos`: proper words that look like a typo of a rule's word (changed, not charged).
 * - each language: `phrases` that tell of an issue; `negations` ("no", "not") that undo one up to 3 words later; `calm`
 *   beginnings ("how do I", "if") that undo the rest of their clause; `fixed` ("works now") that undo what came before;
 *   `unrelated` uses ("phone charger") that undo what they touch; `turns` ("but", "it says") where negation and calm end.
 */
export type IssueRules = z.infer<typeof issueRules>;
export type LanguageRules = z.infer<typeof languageRules>;

/** One thing to change in edited rules: `path` as in `languages.en.phrases.3.weight`, `message` for the person who edits. */
export interface RuleProblem {
  path: string;
  message: string;
}

/** Checks rules that an admin edited or imported; never throws. All problems are returned, so that they are put right at once. */
export function validateRules(input: unknown): { ok: true; rules: IssueRules } | { ok: false; problems: RuleProblem[] } {
  const checked = issueRules.safeParse(input);
  if (!checked.success) {
    return { ok: false, problems: checked.error.issues.map(describe) };
  }
  const problems = [...patternProblems(checked.data)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules: checked.data };
}

function describe(issue: z.core.$ZodIssue): RuleProblem {
  // A wrong name (of a group or language) carries its own message inside that of the list which it names an entry of.
  const message = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return { path: issue.path.join("."), message };
}

function* patternProblems(rules: IssueRules): Generator<RuleProblem> {
  for (const [name, items] of Object.entries(rules.groups)) yield* listProblems(`groups.${name}`, items, {});
  yield* listProblems("fillers", rules.fillers, {});
  for (const [code, language] of Object.entries(rules.languages)) {
    for (const [place, { phrase }] of language.phrases.entries()) yield* problemIn(`languages.${code}.phrases.${place}.phrase`, phrase, rules.groups);
    for (const list of ["negations", "calm", "fixed", "unrelated", "turns"] as const) yield* listProblems(`languages.${code}.${list}`, language[list], rules.groups);
  }
}

function* listProblems(path: string, phrases: string[], groups: IssueRules["groups"]): Generator<RuleProblem> {
  for (const [place, phrase] of phrases.entries()) yield* problemIn(`${path}.${place}`, phrase, groups);
}

function* problemIn(path: string, phrase: string, groups: IssueRules["groups"]): Generator<RuleProblem> {
  try {
    parsePattern(phrase, groups);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    yield { path, message: error.message };
  }
}
