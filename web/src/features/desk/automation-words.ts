import type { AutomationAction, AutomationCondition, AutomationWhen } from "../../../../contract/desk-automations.ts";
import { formatList } from "../../lib/format.ts";
import { fromServer, textsOf } from "../../lib/texts.ts";
import { deskAutomationsTexts } from "../../texts/en/desk-automations.ts";
import { priorityText } from "../../ui/PriorityBadge.tsx";
import { statusText } from "../../ui/StatusBadge.tsx";
import { channelNames } from "./desk-words.ts";

const t = textsOf(deskAutomationsTexts);

/** What ids and keys are called. */
export type Called = { categoryName: (key: string) => string; names: Readonly<Record<string, string>> };

/** "a ticket is opened": goes after "When". */
export function whenWords(when: AutomationWhen): string {
  switch (when.event) {
    case "created": return t("whenCreated");
    case "replied_by_requester": return t("whenRepliedByRequester");
    case "replied_by_staff": return t("whenRepliedByStaff");
    case "status_changed": return t("whenStatusChanged");
    case "priority_changed": return t("whenPriorityChanged");
    case "assigned": return t("whenAssigned");
    case "sla_warning": return t("whenSlaWarning");
    case "sla_breach": return t("whenSlaBreach");
    case "in_status": return t("whenInStatus", { status: statusText(when.status), hours: when.hours });
    case "waiting": return t("whenWaiting", { hours: when.hours });
  }
}

/** What a requester can be, after "is". */
export const requesterWords = {
  get first_ticket() { return t("firstTicket"); }, get new() { return t("newMember"); }, get unverified_email() { return t("unverifiedEmail"); }, get staff() { return t("onStaff"); },
} as const;

/** "the category is Payment or Account": goes after "if" and "because". */
export function conditionWords(condition: AutomationCondition, { categoryName, names }: Called): string {
  const not = condition.not ? "yes" : "no";
  const said = (values: readonly string[]) => ({ not, values: formatList(values, "or") });
  const named = (nobody: string) => (id: string) => (id === "none" ? nobody : (names[id] ?? t("someoneGone")));
  switch (condition.about) {
    case "status": return t("ifStatus", said(condition.values.map((one) => statusText(one))));
    case "priority": return t("ifPriority", said(condition.values.map(priorityText)));
    case "category": return t("ifCategory", said(condition.values.map(categoryName)));
    case "channel": return t("ifChannel", said(condition.values.map((one) => channelNames[one])));
    case "tags": return t("ifTags", said(condition.values.map((tag) => `#${tag}`)));
    case "subject": return t("ifSubject", said(condition.values.map((word) => `“${word}”`)));
    case "assignee": return t("ifAssignee", said(condition.values.map(named(t("nobody")))));
    case "team": return t("ifTeam", said(condition.values.map(named(t("noTeam")))));
    case "requester": return t("ifRequester", said(condition.values.map((flag) => requesterWords[flag])));
    case "hours": return t("ifHours", { not });
  }
}

/** "set the priority to High": goes after "then". */
export function actionWords(action: AutomationAction, { categoryName, names }: Called): string {
  const name = (id: string) => names[id] ?? t("someoneGone");
  const tags = (list: readonly string[]) => formatList(list.map((tag) => `#${tag}`), "and");
  switch (action.kind) {
    case "status": return t("doStatus", { status: statusText(action.status) });
    case "priority": return t("doPriority", { priority: priorityText(action.priority) });
    case "category": return t("doCategory", { category: categoryName(action.category) });
    case "tags": {
      if (action.remove.length === 0) return t("doAddTags", { tags: tags(action.add) });
      return action.add.length === 0 ? t("doRemoveTags", { tags: tags(action.remove) }) : t("doChangeTags", { added: tags(action.add), removed: tags(action.remove) });
    }
    case "assign": return t("doAssign", { name: name(action.staffId) });
    case "team": return t("doTeam", { name: name(action.teamId) });
    case "release": return t("doRelease");
    case "note": return t("doNote");
    case "reply": return t("doReply");
    case "notify": return t("doNotify", { names: formatList(action.to.map((one) => (one === "assignee" ? t("assignee") : one === "team" ? t("itsTeam") : name(one))), "and") });
  }
}

/** Several conditions or steps in one sentence. */
export const conditionsWords = (conditions: readonly AutomationCondition[], called: Called, match: "all" | "any" = "all"): string => formatList(conditions.map((one) => conditionWords(one, called)), match === "all" ? "and" : "or");
export const actionsWords = (actions: readonly AutomationAction[], called: Called): string => formatList(actions.map((one) => actionWords(one, called)), "and");

/** "Set the priority to High": the same at the beginning of a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Ran = { rule?: { name?: string }; because?: AutomationCondition[]; did?: AutomationAction[]; names?: Record<string, string>; reason?: string };

/** What a rule did or did not do, as a ticket's timeline says it (DK-12). Its data was written by the server's own rules. */
export function automationEventWords(kind: string, data: Record<string, unknown>, categoryName: (key: string) => string): string {
  const { rule, because = [], did = [], names = {}, reason = "" } = data as Ran;
  const called = { categoryName, names };
  const name = rule?.name ?? "";
  if (kind === "automation_refused") return t("refused", { rule: name, reason: fromServer(reason) });
  const done = sentence(actionsWords(did, called));
  return because.length > 0 ? t("ranBecause", { did: done, rule: name, because: conditionsWords(because, called) }) : t("ran", { did: done, rule: name });
}
