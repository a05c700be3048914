import { describe, expect, test } from "vitest";
import type { Flow } from "../../../../../contract/assistant-flow.ts";
import { checkFlow, targetsOf } from "../../../../../contract/flow-check.ts";
import { isNodeName, withName, withNewNode, withNode, withoutNode } from "./edit-nodes.ts";
import { box, layOut } from "./layout-flow.ts";
import { nodeTypes } from "./flow-words.ts";

const both = (words: string) => ({ en: words, sw: `${words} (sw)` });
const helpTalk: Flow = {
  start: "main",
  nodes: [
    { type: "menu", id: "main", text: both("What can I do?"), choices: [{ label: both("Ask"), to: "question" }, { label: both("Tickets"), to: "tickets" }, { label: both("Person"), to: "person" }], otherwise: "answer" },
    { type: "ask", id: "question", text: both("Go ahead"), begins: true, next: "answer" },
    { type: "call", id: "answer", function: "answer", next: "main" },
    { type: "call", id: "tickets", function: "list_tickets", next: "main" },
    { type: "handoff", id: "person" },
  ],
};

describe("the diagram of a flow", () => {
  test("AS-9 every step stands once, none over another, and every line joins two of them", () => {
    const { nodes, edges, width, height } = layOut(helpTalk);
    expect(nodes.map(({ node }) => node.id).toSorted()).toEqual(helpTalk.nodes.map(({ id }) => id).toSorted());
    for (const one of nodes) {
      expect(one.x + box.width).toBeLessThanOrEqual(width);
      expect(one.y + box.height).toBeLessThanOrEqual(height);
      for (const other of nodes) if (other !== one) expect(Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height).toBe(true);
    }
    const start = nodes.find(({ node }) => node.id === helpTalk.start);
    expect(nodes.every(({ x }) => x >= (start?.x ?? 0))).toBe(true);
    expect(edges.map(({ from, to }) => `${from}→${to}`).toSorted()).toEqual(helpTalk.nodes.flatMap((node) => [...new Set(targetsOf(node).map(({ to }) => `${node.id}→${to}`))]).toSorted());
    expect(edges.find(({ from, to }) => from === "answer" && to === "main")?.back).toBe(true);
  });

  test("AS-9 broken and empty drafts have a picture too", () => {
    expect(layOut({ start: "", nodes: [] })).toMatchObject({ nodes: [], edges: [] });
    const lost: Flow = { start: "nowhere", nodes: [...helpTalk.nodes, { type: "say", id: "lost", text: { en: "", sw: "" }, next: "missing" }] };
    expect(layOut(lost).nodes).toHaveLength(6);
  });
});

describe("changing a flow", () => {
  test("AS-9 a new step of each type has a free name and can be removed again", () => {
    for (const type of nodeTypes) {
      const first = withNewNode(helpTalk, type);
      const second = withNewNode(first.flow, type);
      expect(second.id).not.toBe(first.id);
      expect(isNodeName(second.id)).toBe(true);
      expect(withoutNode(withoutNode(second.flow, second.id), first.id)).toEqual(helpTalk);
    }
    expect(withNewNode({ start: "", nodes: [] }, "menu").flow.start).toBe("menu");
  });

  test("AS-9 a new name is followed everywhere; what led to a removed step says so", () => {
    const named = withName(helpTalk, "main", "home");
    expect(checkFlow(named)).toEqual([]);
    expect(named.start).toBe("home");
    expect(withName(named, "home", "main")).toEqual(helpTalk);
    expect(checkFlow(withoutNode(helpTalk, "answer")).filter(({ code }) => code === "target_missing").map(({ node, field }) => `${node}.${field}`)).toEqual(["main.otherwise", "question.next"]);
    expect(withNode(helpTalk, "person", { type: "handoff", id: "person" })).toEqual(helpTalk);
  });
});
