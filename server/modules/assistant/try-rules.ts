import type { RuleVerdict } from "../../../contract/assistant.ts";
import { invalid } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { detectIssue, validateRules, type IssueRules } from "./language/index.ts";
import { assistantSettings } from "./settings.ts";

/** AS-2's test box: what the saved rules, or edited ones, find in a text. @throws 422 with every problem of the edited rules */
export function tryRules(tx: Tx, text: string, edited: unknown): RuleVerdict {
  const rules = edited === undefined ? tx.services.settings.get(assistantSettings.issueRules) : checkRules(edited);
  const { severe, score, category, matches } = detectIssue(text, rules);
  return { severe, score, severeFrom: rules.severeFrom, category, matches: matches.map((match) => ({ ...match, category: match.category ?? null })) };
}

function checkRules(edited: unknown): IssueRules {
  const checked = validateRules(edited);
  if (checked.ok) return checked.rules;
  throw invalid(checked.problems.map(({ path, message }) => ({ path: path ? `rules.${path}` : "rules", message })));
}
