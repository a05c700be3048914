import type { FlowNode } from "../../../../../contract/assistant-flow.ts";
import type { FlowCondition, FlowFunction, FlowLanguage, FlowProblem } from "../../../../../contract/flow-check.ts";
import { spokenLanguage, textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";

const t = textsOf(adminAssistantTexts);

export type NodeType = FlowNode["type"];
/** In the order in which they are offered. */
export const nodeTypes: readonly NodeType[] = ["menu", "say", "ask", "condition", "call", "handoff"];

export function typeName(type: NodeType): string {
  return { say: t("typeSay"), ask: t("typeAsk"), menu: t("typeMenu"), condition: t("typeCondition"), call: t("typeCall"), handoff: t("typeHandoff") }[type];
}

export function typeMeans(type: NodeType): string {
  return { say: t("aboutSay"), ask: t("aboutAsk"), menu: t("aboutMenu"), condition: t("aboutCondition"), call: t("aboutCall"), handoff: t("aboutHandoff") }[type];
}

export function conditionWords(when: FlowCondition): string {
  return { team_is_away: t("teamIsAway"), has_open_tickets: t("hasOpenTickets"), message_is_severe: t("messageIsSevere") }[when];
}

export function functionWords(name: FlowFunction): string {
  return { answer: t("functionAnswer"), list_tickets: t("functionListTickets") }[name];
}

export function languageName(language: string): string {
  return language === "sw" ? t("swahili") : t("english");
}

/** The language in which texts of a flow are shown to this admin. */
export function shownLanguage(): FlowLanguage {
  return spokenLanguage() === "sw" ? "sw" : "en";
}

/** What a step does, in a line. */
export function nodeSummary(node: FlowNode): string {
  if ("text" in node) return node.text[shownLanguage()] || node.text.en || node.text.sw;
  if (node.type === "condition") return conditionWords(node.when);
  return node.type === "call" ? functionWords(node.function) : t("handoffText");
}

/** What is wrong, for an admin. */
export function problemWords({ code, detail }: FlowProblem): string {
  switch (code) {
    case "start_missing": return t("problemStart");
    case "no_nodes": return t("problemNoNodes");
    case "too_many_nodes": return t("problemTooMany", { limit: detail });
    case "id_twice": return t("problemIdTwice");
    case "target_missing": return detail === "" ? t("problemNoTarget") : t("problemTarget");
    case "unreachable": return t("problemUnreachable");
    case "loop": return t("problemLoop");
    case "no_way_out": return t("problemNoWayOut");
    case "no_choices": return t("problemNoChoices");
    case "too_many_choices": return t("problemManyChoices", { limit: detail });
    case "text_missing": return t("problemTextMissing", { language: languageName(detail) });
    case "text_too_long": return t("problemTextLong", { limit: detail });
    case "label_missing": return t("problemLabelMissing", { language: languageName(detail) });
    case "label_too_long": return t("problemLabelLong", { limit: detail });
    case "label_twice": return t("problemLabelTwice", { label: detail });
  }
}
