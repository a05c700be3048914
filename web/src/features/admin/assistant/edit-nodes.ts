import type { Flow, FlowNode } from "../../../../../contract/assistant-flow.ts";
import type { NodeType } from "./flow-words.ts";

const nodeName = /^[a-z][a-z0-9_]{0,39}$/;

/** Whether something can be a step's name. */
export function isNodeName(name: string): boolean {
  return nodeName.test(name);
}

/** A new step of a type behind the others, with a name that is free: `menu`, `menu_2`, … */
export function withNewNode(flow: Flow, type: NodeType): { flow: Flow; id: string } {
  const names = new Set(flow.nodes.map((node) => node.id));
  let id: string = type;
  for (let nth = 2; names.has(id); nth++) id = `${type}_${nth}`;
  const node = emptyNode(type, id);
  return { flow: { start: flow.nodes.length === 0 ? id : flow.start, nodes: [...flow.nodes, node] }, id };
}

function emptyNode(type: NodeType, id: string): FlowNode {
  const text = { en: "", sw: "" };
  switch (type) {
    case "say": return { type, id, text, next: "" };
    case "ask": return { type, id, text, begins: false, next: "" };
    case "menu": return { type, id, text, choices: [{ label: { en: "", sw: "" }, to: "" }], otherwise: "" };
    case "condition": return { type, id, when: "team_is_away", matched: "", otherwise: "" };
    case "call": return { type, id, function: "answer", next: "" };
    case "handoff": return { type, id };
  }
}

/** The flow with one step changed. */
export function withNode(flow: Flow, id: string, node: FlowNode): Flow {
  return { ...flow, nodes: flow.nodes.map((one) => (one.id === id ? node : one)) };
}

/** Without a step; what led to it leads nowhere for now, and says so. */
export function withoutNode(flow: Flow, id: string): Flow {
  return { start: flow.start === id ? "" : flow.start, nodes: flow.nodes.filter((node) => node.id !== id).map((node) => redirected(node, id, "")) };
}

/** With a step under another name, wherever it is named. */
export function withName(flow: Flow, id: string, name: string): Flow {
  return { start: flow.start === id ? name : flow.start, nodes: flow.nodes.map((node) => redirected(node.id === id ? { ...node, id: name } : node, id, name)) };
}

function redirected(node: FlowNode, from: string, to: string): FlowNode {
  const now = (target: string) => (target === from ? to : target);
  switch (node.type) {
    case "say": case "ask": case "call": return { ...node, next: now(node.next) };
    case "menu": return { ...node, otherwise: now(node.otherwise), choices: node.choices.map((choice) => ({ ...choice, to: now(choice.to) })) };
    case "condition": return { ...node, matched: now(node.matched), otherwise: now(node.otherwise) };
    case "handoff": return node;
  }
}
