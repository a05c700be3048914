import type { Flow, FlowNode, FlowText } from "./assistant-flow.ts";

/** Every text of a flow is there in all of these. */
export const flowLanguages = ["en", "sw"] as const;
export type FlowLanguage = (typeof flowLanguages)[number];
/** What a flow can ask about the moment. */
export const flowConditions = ["team_is_away", "has_open_tickets", "message_is_severe"] as const;
export type FlowCondition = (typeof flowConditions)[number];
/** What stays code: `answer` finds issues, searches articles and offers tickets; `list_tickets` shows the member's open ones. */
export const flowFunctions = ["answer", "list_tickets"] as const;
export type FlowFunction = (typeof flowFunctions)[number];

export const flowLimits = { nodes: 60, text: 500, label: 40, choices: 8 } as const;

export type FlowProblemCode =
  | "start_missing" | "no_nodes" | "too_many_nodes" | "id_twice" | "target_missing" | "unreachable" | "loop" | "no_way_out" | "no_choices" | "too_many_choices"
  | "text_missing" | "text_too_long" | "label_missing" | "label_too_long" | "label_twice";

/** What keeps a flow from being published; `field` is the node's own: `text.sw`, `choices.1.to`, `next`. */
export interface FlowProblem {
  code: FlowProblemCode;
  node: string | null;
  field: string | null;
  detail: string;
}

/** A node's targets, with the field that names each. */
export function targetsOf(node: FlowNode): { field: string; to: string }[] {
  switch (node.type) {
    case "say": case "ask": case "call": return [{ field: "next", to: node.next }];
    case "menu": return [...node.choices.map(({ to }, at) => ({ field: `choices.${at}.to`, to })), { field: "otherwise", to: node.otherwise }];
    case "condition": return [{ field: "matched", to: node.matched }, { field: "otherwise", to: node.otherwise }];
    case "handoff": return [];
  }
}

/** Whether a node waits for the member: a talk can stand still there. */
export function waits(node: FlowNode): boolean {
  return node.type === "ask" || node.type === "menu" || node.type === "handoff";
}

/** Everything that must be put right before a flow is published (AS-9), each with its node. Pure; works on any draft. */
export function checkFlow(flow: Flow): FlowProblem[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const problems: FlowProblem[] = [];
  const add = (code: FlowProblemCode, node: string | null, field: string | null, detail = "") => { problems.push({ code, node, field, detail }); };
  if (flow.nodes.length === 0) add("no_nodes", null, null);
  if (flow.nodes.length > flowLimits.nodes) add("too_many_nodes", null, null, String(flowLimits.nodes));
  if (flow.nodes.length > 0 && !byId.has(flow.start)) add("start_missing", null, "start", flow.start);
  const reached = reachableFrom(byId, [flow.start]);
  const circling = nodesInSilentLoops(flow, byId);
  const toPerson = reaching(flow, (node) => node.type === "handoff");
  const seen = new Set<string>();
  for (const node of flow.nodes) {
    if (seen.has(node.id)) add("id_twice", node.id, "id", node.id);
    seen.add(node.id);
    for (const { field, to } of targetsOf(node)) if (!byId.has(to)) add("target_missing", node.id, field, to);
    if (byId.has(flow.start) && !reached.has(node.id)) add("unreachable", node.id, null);
    if (circling.has(node.id)) add("loop", node.id, null);
    if ("text" in node) checkText(node.id, "text", node.text, add);
    if (node.type === "menu") checkMenu(node, toPerson, add);
  }
  return problems;
}

type Add = (code: FlowProblemCode, node: string | null, field: string | null, detail?: string) => void;

function checkText(node: string, field: string, text: FlowText, add: Add): void {
  for (const language of flowLanguages) {
    const length = text[language].trim().length;
    if (length === 0) add("text_missing", node, `${field}.${language}`, language);
    if (length > flowLimits.text) add("text_too_long", node, `${field}.${language}`, String(flowLimits.text));
  }
}

function checkMenu(node: FlowNode & { type: "menu" }, toPerson: ReadonlySet<string>, add: Add): void {
  if (node.choices.length === 0) add("no_choices", node.id, "choices");
  if (node.choices.length > flowLimits.choices) add("too_many_choices", node.id, "choices", String(flowLimits.choices));
  if (!toPerson.has(node.id) || targetsOf(node).every(({ to }) => to === node.id)) add("no_way_out", node.id, null);
  for (const language of flowLanguages) {
    const labels = node.choices.map(({ label }) => label[language].trim());
    for (const [at, label] of labels.entries()) {
      const field = `choices.${at}.label.${language}`;
      if (label === "") add("label_missing", node.id, field, language);
      if (label.length > flowLimits.label) add("label_too_long", node.id, field, String(flowLimits.label));
      if (label !== "" && labels.findIndex((other) => other.toLowerCase() === label.toLowerCase()) < at) add("label_twice", node.id, field, label);
    }
  }
}

function reachableFrom(byId: ReadonlyMap<string, FlowNode>, from: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const next = [...from];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    const node = byId.get(at);
    if (!node || reached.has(at)) continue;
    reached.add(at);
    next.push(...targetsOf(node).map(({ to }) => to));
  }
  return reached;
}

/** Nodes from which some node of a kind can be reached. */
function reaching(flow: Flow, wanted: (node: FlowNode) => boolean): Set<string> {
  const found = new Set(flow.nodes.filter(wanted).map((node) => node.id));
  for (let grew = true; grew;) {
    grew = false;
    for (const node of flow.nodes) {
      if (found.has(node.id) || !targetsOf(node).some(({ to }) => found.has(to))) continue;
      found.add(node.id);
      grew = true;
    }
  }
  return found;
}

/** Nodes on a way that comes back to itself without waiting for the member. */
function nodesInSilentLoops(flow: Flow, byId: ReadonlyMap<string, FlowNode>): Set<string> {
  const silent = new Map(flow.nodes.filter((node) => !waits(node)).map((node) => [node.id, node]));
  return new Set([...silent.keys()].filter((id) => {
    const node = byId.get(id);
    return node !== undefined && reachableFrom(silent, targetsOf(node).map(({ to }) => to)).has(id);
  }));
}
