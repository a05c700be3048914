import type { AutomationBody } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Rich } from "../../../ui/Rich.tsx";
import { actionsWords, conditionsWords, whenWords, type Called } from "../../desk/automation-words.ts";

const t = textsOf(adminAutomationsTexts);

/** "When …, if …, then …." */
export function RuleSentence({ rule: { when, conditions, match, actions }, called }: { rule: Pick<AutomationBody, "when" | "conditions" | "match" | "actions">; called: Called }) {
  const said = { when: whenWords(when), steps: actionsWords(actions, called) };
  const marks = { b: <span className="font-semibold" /> };
  if (conditions.length === 0) return <Rich text={t.parts("sentence", said)} parts={marks} />;
  return <Rich text={t.parts("sentenceAll", { ...said, conditions: conditionsWords(conditions, called, match) })} parts={marks} />;
}
