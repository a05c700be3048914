import type { AutomationAction, AutomationBody } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { actionWords, conditionWords, whenWords, type Called } from "../../desk/automation-words.ts";

const t = textsOf(adminAutomationsTexts);

/** What a rule says, without its name and whether it is on. */
const said = (value: unknown): string => JSON.stringify(value, (_, held: unknown) => (isPlain(held) ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))) : held));

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two versions of a rule are the same in everything. */
export function sameRule(one: AutomationBody, other: AutomationBody): boolean {
  const body = ({ name, enabled, when, match, conditions, actions }: AutomationBody) => said({ name, enabled, when, conditions, actions, match: conditions.length > 1 ? match : "all" });
  return body(one) === body(other);
}

/** Those of the first list that the second lacks; what stands twice counts twice. */
function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const left = other.map(said);
  return list.filter((one) => {
    const at = left.indexOf(said(one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The words of a step that has some: two replies differ in what they say. */
function stepWords(action: AutomationAction, called: Called): string {
  const words = "body" in action ? action.body : "text" in action ? action.text : null;
  return words === null ? actionWords(action, called) : t("stepSaying", { step: actionWords(action, called), words });
}

/** What changed from one version of a rule to the next, a sentence each; empty when it was only saved again. */
export function ruleChanges(before: AutomationBody, after: AutomationBody, called: Called): string[] {
  const changes: string[] = [];
  if (before.name !== after.name) changes.push(t("wasRenamed", { before: before.name, after: after.name }));
  if (before.enabled !== after.enabled) changes.push(t(after.enabled ? "wasSwitchedOn" : "wasSwitchedOff"));
  if (said(before.when) !== said(after.when)) changes.push(t("whenBecame", { before: whenWords(before.when), after: whenWords(after.when) }));
  for (const one of without(after.conditions, before.conditions)) changes.push(t("conditionCame", { condition: conditionWords(one, called) }));
  for (const one of without(before.conditions, after.conditions)) changes.push(t("conditionWent", { condition: conditionWords(one, called) }));
  if (before.match !== after.match && after.conditions.length > 1) changes.push(t(after.match === "all" ? "nowAll" : "nowAny"));
  const came = without(after.actions, before.actions), went = without(before.actions, after.actions);
  for (const one of came) changes.push(t("stepCame", { step: stepWords(one, called) }));
  for (const one of went) changes.push(t("stepWent", { step: stepWords(one, called) }));
  if (came.length + went.length === 0 && said(before.actions) !== said(after.actions)) changes.push(t("stepsMoved"));
  return changes;
}
