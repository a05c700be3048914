import { useMemo } from "react";
import { clsx } from "clsx";
import { CircleHelp, GitBranch, List, MessageSquareText, Play, UserRound, type LucideIcon } from "lucide-react";
import type { Flow } from "../../../../../contract/assistant-flow.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { nodeSummary, typeName, type NodeType } from "./flow-words.ts";
import { box, layOut, type PlacedNode } from "./layout-flow.ts";

const t = textsOf(adminAssistantTexts);

export const typeIcons: Readonly<Record<NodeType, LucideIcon>> = { say: MessageSquareText, ask: CircleHelp, menu: List, condition: GitBranch, call: Play, handoff: UserRound };

export type FlowDiagramProps = {
  flow: Flow;
  /** Names of steps with something wrong. */
  wrong?: ReadonlySet<string>;
  chosen?: string | null;
  /** Where the try-out stands. */
  at?: string | null;
  onChoose?: (id: string) => void;
};

function Step({ placed: { node, x, y }, start, wrong, chosen, at, onChoose }: { placed: PlacedNode; start: boolean; wrong: boolean; chosen: boolean; at: boolean; onChoose?: (id: string) => void }) {
  const Icon = typeIcons[node.type];
  return (
    <foreignObject x={x} y={y} width={box.width} height={box.height} className="overflow-visible">
      <div
        onClick={onChoose && (() => onChoose(node.id))}
        className={clsx(
          "flex h-full flex-col justify-center rounded-md border-2 px-2.5 text-xs shadow-sm", onChoose && "cursor-pointer hover:bg-hover",
          chosen ? "bg-brand-soft" : "bg-surface", wrong ? "border-danger" : chosen ? "border-brand" : at ? "border-success" : "border-border-strong",
        )}
      >
        <p className="flex items-center gap-1.5 font-medium text-text">
          <Icon className="size-3.5 shrink-0 text-muted" />
          <span className="truncate">{node.id}</span>
          <span className="ml-auto shrink-0 text-muted">{start ? t("start") : typeName(node.type)}</span>
        </p>
        <p className="truncate text-muted">{nodeSummary(node)}</p>
      </div>
    </foreignObject>
  );
}

/** A picture of a flow. Whoever can't see it has the list of steps, which says the same and does more. */
export function FlowDiagram({ flow, wrong, chosen = null, at = null, onChoose }: FlowDiagramProps) {
  const { nodes, edges, width, height } = useMemo(() => layOut(flow), [flow]);
  if (nodes.length === 0) return null;
  return (
    <div className="max-h-[32rem] overflow-auto rounded-md bg-sunken/60" tabIndex={0} role="region" aria-label={t("diagram")}>
      <p className="sr-only">{t("diagramLabel", { count: nodes.length })}</p>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="block">
        <defs>
          <marker id="flow-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0 0L8 4L0 8Z" className="fill-muted" />
          </marker>
        </defs>
        {edges.map(({ from, to, path, back }) => (
          <path key={`${from} ${to}`} d={path} fill="none" strokeLinejoin="round" strokeWidth={from === chosen || to === chosen ? 2.5 : 1.5} strokeDasharray={back ? "5 4" : undefined} markerEnd="url(#flow-arrow)" className={from === chosen || to === chosen ? "stroke-brand" : "stroke-muted"} />
        ))}
        {nodes.map((placed) => (
          <Step key={placed.node.id} placed={placed} start={placed.node.id === flow.start} wrong={wrong?.has(placed.node.id) ?? false} chosen={placed.node.id === chosen} at={placed.node.id === at} {...(onChoose && { onChoose })} />
        ))}
      </svg>
    </div>
  );
}
