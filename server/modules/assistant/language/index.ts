export { chooseEntry } from "./choose-entry.ts";
export { defaultRules } from "./default-rules.ts";
export { asksIfBot, isGreeting, isThanks, wantsPerson } from "./detect-intent.ts";
export { detectIssue } from "./detect-issue.ts";
export { guessCategory } from "./guess-category.ts";
export { validateRules, type IssueRules } from "./issue-rules.ts";
export { asksQuestion, readHelped, readSolved, readYesNo } from "./read-answer.ts";
export { subjectFrom } from "./subject-from.ts";
