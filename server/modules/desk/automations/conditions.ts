import type { RequesterFlag } from "../../../../contract/desk-automation-names.ts";
import type { AutomationBody, AutomationCondition } from "../../../../contract/desk-automations.ts";
import type { Fields } from "./happened.ts";

/** All that conditions may ask about, at one moment. */
export interface Facts extends Fields {
  channel: string;
  subject: string;
  requester: readonly RequesterFlag[];
  /** Whether the desk was open then. */
  open: boolean;
}

/** Whether one condition holds. */
export function holds(condition: AutomationCondition, facts: Facts): boolean {
  if (condition.about === "subject") {
    const subject = facts.subject.toLowerCase();
    return condition.values.some((word) => subject.includes(word.toLowerCase())) !== condition.not;
  }
  const has = valuesOf(condition.about, facts);
  return condition.values.some((value) => has.includes(value)) !== condition.not;
}

function valuesOf(about: Exclude<AutomationCondition["about"], "subject">, facts: Facts): readonly string[] {
  switch (about) {
    case "status": return [facts.status];
    case "priority": return [facts.priority];
    case "category": return [facts.category];
    case "channel": return [facts.channel];
    case "tags": return facts.tags;
    case "assignee": return [facts.assigneeId ?? "none"];
    case "team": return [facts.teamId ?? "none"];
    case "requester": return facts.requester;
    case "hours": return facts.open ? ["open"] : [];
  }
}

/** Why a rule runs: those of its conditions that hold. Null when it does not; empty for a rule without conditions. */
export function reasons({ match, conditions }: Pick<AutomationBody, "match" | "conditions">, facts: Facts): AutomationCondition[] | null {
  const held = conditions.filter((condition) => holds(condition, facts));
  if (conditions.length === 0) return [];
  return (match === "all" ? held.length === conditions.length : held.length > 0) ? held : null;
}
