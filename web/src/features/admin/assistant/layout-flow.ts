import type { Flow, FlowNode } from "../../../../../contract/assistant-flow.ts";
import { targetsOf } from "../../../../../contract/flow-check.ts";

/** Sizes in units of the picture. */
export const box = { width: 176, height: 60, across: 72, down: 24, margin: 36 } as const;

export interface PlacedNode {
  node: FlowNode;
  x: number;
  y: number;
}
export interface PlacedEdge {
  from: string;
  to: string;
  /** The line, as an SVG path. */
  path: string;
  /** It leads back to an earlier step. */
  back: boolean;
}
export interface Layout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
}

/**
 * Places a flow in layers from left to right: each step stands one layer behind the first one that leads to it, steps that nothing
 * leads to stand last. Within a layer the order follows the steps before it, so that lines cross little. Pure, and the same each time.
 */
export function layOut(flow: Flow): Layout {
  const layers = layersOf(flow);
  const rows = new Map<string, number>();
  for (const [at, layer] of layers.entries()) {
    const weighted = layer.map((node, place) => ({ node, weight: at === 0 ? place : parentsRow(flow, node.id, rows, layers[at - 1] ?? []) }));
    for (const [row, { node }] of weighted.toSorted((left, right) => left.weight - right.weight).entries()) rows.set(node.id, row);
  }
  const tallest = Math.max(1, ...layers.map((layer) => layer.length));
  const full = tallest * (box.height + box.down) - box.down;
  const nodes = layers.flatMap((layer, at) => layer.map((node): PlacedNode => {
    const own = layer.length * (box.height + box.down) - box.down;
    return { node, x: box.margin + at * (box.width + box.across), y: box.margin + (full - own) / 2 + (rows.get(node.id) ?? 0) * (box.height + box.down) };
  }));
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  let lanes = 0;
  const edges = nodes.flatMap((from) => [...new Set(targetsOf(from.node).map(({ to }) => to))].flatMap((id): PlacedEdge[] => {
    const to = byId.get(id);
    if (!to) return [];
    const back = to.x < from.x || to === from;
    return [{ from: from.node.id, to: id, back, path: back ? backwards(from, to, lanes++, box.margin + full) : to.x === from.x ? beside(from, to) : forwards(from, to) }];
  }));
  return { nodes, edges, width: box.margin * 2 + layers.length * (box.width + box.across) - box.across, height: box.margin * 2 + full + laneHeight * lanes };
}

function layersOf(flow: Flow): FlowNode[][] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const layers: FlowNode[][] = [];
  const placed = new Set<string>();
  let ids = [flow.start];
  while (ids.length > 0) {
    const layer = [...new Set(ids)].flatMap((id) => (placed.has(id) ? [] : (byId.get(id) ?? [])));
    for (const { id } of layer) placed.add(id);
    if (layer.length > 0) layers.push(layer);
    ids = layer.flatMap((node) => targetsOf(node).map(({ to }) => to)).filter((id) => !placed.has(id));
  }
  const loose = flow.nodes.filter(({ id }) => !placed.has(id));
  return loose.length > 0 ? [...layers, loose] : layers;
}

/** The mean row of the steps before that lead here. */
function parentsRow(flow: Flow, id: string, rows: ReadonlyMap<string, number>, before: readonly FlowNode[]): number {
  const parents = before.filter((node) => targetsOf(node).some(({ to }) => to === id)).map((node) => (rows.get(node.id) ?? 0) * 100 + targetsOf(node).findIndex(({ to }) => to === id));
  return parents.length === 0 ? flow.nodes.length * 100 : parents.reduce((sum, row) => sum + row, 0) / parents.length;
}

function forwards(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const bend = Math.max(28, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 2} ${y2}`;
}

/** To a step above or below, around on the right. */
function beside(from: PlacedNode, to: PlacedNode): string {
  const [x, y1, y2] = [from.x + box.width, from.y + box.height / 2 + 8, to.y + box.height / 2 - 8];
  return `M${x} ${y1}C${x + 44} ${y1} ${x + 44} ${y2} ${x + 2} ${y2}`;
}

/** How far apart lines run that lead back, and how far from the steps the first one does. */
const laneHeight = 9;
const laneFrom = 14;

/** Out on the right, under all steps on a lane of its own, and in on the left: never over another step. */
function backwards(from: PlacedNode, to: PlacedNode, lane: number, bottom: number): string {
  const out = from.x + box.width + laneFrom + 5 * (lane % 6), under = bottom + laneFrom + laneHeight * lane, into = to.x - laneFrom - 3 * (lane % 6);
  return `M${from.x + box.width} ${from.y + box.height / 2 + 12}H${out}V${under}H${into}V${to.y + box.height / 2 + 12}H${to.x - 2}`;
}
