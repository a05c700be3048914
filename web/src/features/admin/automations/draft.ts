import type { Automation, AutomationAction, AutomationBody, AutomationCondition } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";

const t = textsOf(adminAutomationsTexts);

/** A row of the editor; the key stays while rows move. */
export type Row<T> = { key: number; value: T };
export type Draft = Omit<AutomationBody, "conditions" | "actions"> & { conditions: Row<AutomationCondition>[]; actions: Row<AutomationAction>[] };

/** What the editor begins with: a rule as it is, or a new one. */
export function draftOf(rule: Automation | null): Draft {
  if (!rule) return { name: "", enabled: true, when: { event: "created" }, match: "all", conditions: [], actions: [{ key: 0, value: { kind: "priority", priority: "high" } }] };
  const { name, enabled, when, match, conditions, actions } = rule;
  const rows = <T,>(values: readonly T[]) => values.map((value, key) => ({ key, value }));
  return { name, enabled, when, match, conditions: rows(conditions), actions: rows(actions) };
}

/** The rule that a draft says. */
export function bodyOf({ name, conditions, actions, ...rest }: Draft): AutomationBody {
  return { ...rest, name: name.trim(), conditions: conditions.map(({ value }) => value), actions: actions.map(({ value }) => value) };
}

/** A row after the others. */
export function withRow<T>(rows: readonly Row<T>[], value: T): Row<T>[] {
  return [...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, value }];
}

/** A condition that says nothing yet. */
export function newCondition(about: AutomationCondition["about"], not = false): AutomationCondition {
  return about === "hours" ? { about, not, values: ["open"] } : { about, not, values: [] };
}

/** A step that says nothing yet. */
export function newAction(kind: AutomationAction["kind"]): AutomationAction {
  switch (kind) {
    case "status": return { kind, status: "in_progress" };
    case "priority": return { kind, priority: "high" };
    case "category": return { kind, category: "" };
    case "tags": return { kind, add: [], remove: [] };
    case "assign": return { kind, staffId: "" };
    case "team": return { kind, teamId: "" };
    case "release": return { kind };
    case "note": case "reply": return { kind, body: "" };
    case "notify": return { kind, to: [], text: "" };
  }
}

/** "refund, m-pesa" as a list, each once. */
export function listFrom(text: string): string[] {
  return [...new Set(text.split(",").map((one) => one.trim()).filter((one) => one !== ""))];
}

/** What is plainly missing, by the server's paths: `actions.0.body`. */
export function missing({ name, when, conditions, actions }: AutomationBody): Record<string, string> {
  const found: Record<string, string> = {};
  if (name === "") found.name = t("giveName");
  if ("hours" in when && !(Number.isInteger(when.hours) && when.hours >= 1 && when.hours <= 8760)) found["when.hours"] = t("giveHours");
  conditions.forEach(({ values }, at) => { if (values.length === 0) found[`conditions.${at}.values`] = t("chooseSome"); });
  if (actions.length === 0) found.actions = t("thenNothing");
  actions.forEach((action, at) => {
    const problem = missingInAction(action);
    if (problem) found[`actions.${at}.${problem[0]}`] = problem[1];
  });
  return found;
}

function missingInAction(action: AutomationAction): [string, string] | null {
  switch (action.kind) {
    case "category": return action.category === "" ? ["category", t("chooseSome")] : null;
    case "assign": return action.staffId === "" ? ["staffId", t("chooseSome")] : null;
    case "team": return action.teamId === "" ? ["teamId", t("chooseSome")] : null;
    case "tags": return action.add.length + action.remove.length === 0 ? ["add", t("chooseSome")] : null;
    case "note": case "reply": return action.body.trim() === "" ? ["body", t("writeSomething")] : null;
    case "notify": return action.to.length === 0 ? ["to", t("chooseSome")] : action.text.trim() === "" ? ["text", t("writeSomething")] : null;
    default: return null;
  }
}

/** The first complaint about a row: the server may blame a single value in it. */
export function errorOf(errors: Readonly<Record<string, string>>, path: string): string | undefined {
  return Object.entries(errors).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1];
}
