import type { Flow, FlowNode } from "../../../../contract/assistant-flow.ts";
import type { FlowCondition, FlowLanguage } from "../../../../contract/flow-check.ts";
import type { Choice, Say } from "../flow-types.ts";

/** What conditions ask about. */
export type Moment = Readonly<Record<FlowCondition, boolean>>;

/** Where a walk stands still: at a node that waits for the member, a function to be called, or a person to be fetched. */
export type Stop =
  | { kind: "wait"; at: string; node: FlowNode & { type: "ask" | "menu" } }
  | { kind: "call"; at: string; node: FlowNode & { type: "call" } }
  | { kind: "handoff"; at: string };

export interface Walk {
  says: Say[];
  stop: Stop;
  /** Nothing was said on the way. */
  direct: boolean;
}

/**
 * Walks a flow from a node to where it stands still. Pure. It passes at most as many nodes as there are; what is missing or goes in a
 * circle ends with a person, so that a member is never stuck, even in a flow that could not have been published.
 */
export function walk(flow: Flow, from: string, moment: Moment, language: FlowLanguage): Walk {
  const says: Say[] = [];
  const stopped = (stop: Stop): Walk => ({ says, stop, direct: says.length === 0 });
  let at = from;
  for (let passed = 0; passed <= flow.nodes.length; passed++) {
    const node = nodeOf(flow, at);
    if (!node || node.type === "handoff") break;
    if (node.type === "call") return stopped({ kind: "call", at, node });
    if (node.type === "ask" || node.type === "menu") return stopped({ kind: "wait", at, node });
    if (node.type === "say") says.push({ do: "say", text: node.text[language] });
    at = node.type === "say" ? node.next : moment[node.when] ? node.matched : node.otherwise;
  }
  return stopped({ kind: "handoff", at });
}

export function nodeOf(flow: Flow, id: string): FlowNode | undefined {
  return flow.nodes.find((node) => node.id === id);
}

/** A menu's buttons. What is pressed is sent as the member's own words. */
export function buttonsOf(node: FlowNode, language: FlowLanguage): Choice[] {
  return node.type === "menu" ? node.choices.map(({ label }) => ({ value: label[language], label: label[language] })) : [];
}

/** What a waiting node says: its text, and a menu's buttons. */
export function sayNode(node: FlowNode & { type: "ask" | "menu" }, language: FlowLanguage): Say {
  const choices = buttonsOf(node, language);
  return choices.length > 0 ? { do: "say", text: node.text[language], choices } : { do: "say", text: node.text[language] };
}
