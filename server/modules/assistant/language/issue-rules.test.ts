import { expect, test } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { detectIssue } from "./detect-issue.ts";
import { validateRules, type IssueRules } from "./issue-rules.ts";

const copy = () => structuredClone(defaultRules);

function problemsOf(input: unknown) {
  const checked = validateRules(input);
  return checked.ok ? [] : checked.problems;
}

/** The problems after one change to good rules. */
function problemsAfter(change: (rules: Record<string, unknown> & { languages: Record<string, Record<string, unknown>> }) => void) {
  const rules = copy() as unknown as Parameters<typeof change>[0];
  change(rules);
  return problemsOf(rules);
}

test("AS-2 the default rules pass their own check, also after a trip through JSON", () => {
  expect(problemsOf(copy())).toEqual([]);
  const stored: unknown = JSON.parse(JSON.stringify(defaultRules));
  const checked = validateRules(stored);
  expect(checked.ok && detectIssue("my post failed", checked.rules).severe).toBe(true);
});

test("AS-2 a phrase that an admin adds works at once", () => {
  const rules: IssueRules = copy();
  expect(detectIssue("the thing went kaput", rules).severe).toBe(false);
  const edited = copy();
  edited.languages["en"]?.phrases.push({ phrase: "went kaput", weight: 3, category: "bug" });
  const checked = validateRules(edited);
  expect(checked.ok && detectIssue("The thing WENT kaputt!", checked.rules)).toMatchObject({ severe: true, category: "bug" });
});

test("AS-2 what is no rules at all is refused with words, not with a crash", () => {
  for (const input of [undefined, null, 7, "rules", [], {}, { languages: 3 }, { severeFrom: "x" }]) {
    const problems = problemsOf(input);
    expect(problems).not.toEqual([]);
    for (const { message } of problems) expect(message).toMatch(/^(Give|Say|Write|Rules have|Keep|The|A language has|Choose|Name|Use)/);
  }
});

test("AS-2 each mistake is told with its place and what to do", () => {
  expect(problemsAfter((rules) => { rules["severeFrom"] = 0; })).toEqual([{ path: "severeFrom", message: "The least score is 1." }]);
  expect(problemsAfter((rules) => { rules["colour"] = 1; })).toEqual([{ path: "", message: expect.stringContaining("remove other fields") }]);
  expect(problemsAfter(({ languages }) => { languages["en"] = { ...languages["en"], phrases: [{ phrase: "gone", weight: 9 }] }; })).toEqual([
    { path: "languages.en.phrases.0.weight", message: "The greatest weight is 5." },
  ]);
  expect(problemsAfter(({ languages }) => { languages["en"] = { ...languages["en"], phrases: [{ phrase: "gone", weight: 3, category: "cash" }] }; })).toEqual([
    { path: "languages.en.phrases.0.category", message: expect.stringContaining("Choose one of payment, account") },
  ]);
  expect(problemsAfter(({ languages }) => { languages["en"] = { ...languages["en"], calm: ["how do", "  "] }; })).toEqual([
    { path: "languages.en.calm.1", message: "Write at least one word, or remove this line." },
  ]);
  expect(problemsAfter(({ languages }) => { languages["EN!"] = languages["en"] ?? {}; })).toEqual([{ path: "languages.EN!", message: expect.stringContaining("language code") }]);
});

test("AS-2 phrases that cannot be read are told too, all of them at once", () => {
  const problems = problemsAfter(({ languages }) => {
    languages["en"] = { ...languages["en"], phrases: [{ phrase: "a|b gone", weight: 3 }, { phrase: "{coins} gone", weight: 3 }], turns: ["but", "..."] };
  });
  expect(problems).toEqual([
    { path: "languages.en.phrases.0.phrase", message: expect.stringContaining("needs brackets") },
    { path: "languages.en.phrases.1.phrase", message: expect.stringContaining('no group "coins"') },
    { path: "languages.en.turns.1", message: expect.stringContaining("put a word on both sides") },
  ]);
});
