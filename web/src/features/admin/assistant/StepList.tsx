import { useRef } from "react";
import { clsx } from "clsx";
import { Plus, TriangleAlert } from "lucide-react";
import type { Flow } from "../../../../../contract/assistant-flow.ts";
import type { FlowProblem } from "../../../../../contract/flow-check.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { typeIcons } from "./FlowDiagram.tsx";
import { nodeSummary, nodeTypes, problemWords, typeMeans, typeName, type NodeType } from "./flow-words.ts";

const t = textsOf(adminAssistantTexts);

function AddStep({ onAdd }: { onAdd: (type: NodeType) => void }) {
  const chosen = useRef<NodeType | null>(null);
  // The new step takes focus, which it can only once the menu has let go of it.
  const addChosen = (event: Event) => {
    if (!chosen.current) return;
    event.preventDefault();
    onAdd(chosen.current);
    chosen.current = null;
  };
  return (
    <Menu onCloseAutoFocus={addChosen} trigger={<Button size="sm" icon={<Plus className="size-4" />}>{t("addStep")}</Button>}>
      {nodeTypes.map((type) => {
        const Icon = typeIcons[type];
        return (
          <MenuItem key={type} icon={<Icon className="size-4" />} onSelect={() => { chosen.current = type; }}>
            <span className="block">{typeName(type)}</span>
            <span className="block text-xs text-muted">{typeMeans(type)}</span>
          </MenuItem>
        );
      })}
    </Menu>
  );
}

export type StepListProps = {
  flow: Flow;
  problems: readonly FlowProblem[];
  chosen: string | null;
  editable: boolean;
  onChoose: (id: string) => void;
  onAdd: (type: NodeType) => void;
};

/** Every step of a flow with what is wrong in it: the diagram in words, by keyboard. */
export function StepList({ flow, problems, chosen, editable, onChoose, onAdd }: StepListProps) {
  return (
    <Card flush title={t("steps")} actions={editable && <AddStep onAdd={onAdd} />}>
      {flow.nodes.length === 0 && <p className="px-4 pb-4 text-sm text-muted sm:px-5">{t("stepsEmpty")}</p>}
      <ul className="divide-y divide-border border-t border-border">
        {flow.nodes.map((node, at) => {
          const Icon = typeIcons[node.type];
          const wrong = problems.filter((problem) => problem.node === node.id);
          return (
            <li key={`${node.id} ${at}`}>
              <button type="button" data-step={node.id} aria-pressed={node.id === chosen} onClick={() => onChoose(node.id)} className={clsx("flex w-full scroll-my-16 items-start gap-3 px-4 py-2.5 text-left text-sm transition-colors focus-visible:-outline-offset-2 sm:px-5 touch:min-h-11", node.id === chosen ? "bg-brand-soft" : "hover:bg-hover")}>
                <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-center gap-x-2">
                    <span className="font-medium">{node.id}</span>
                    <span className="text-xs text-muted">{typeName(node.type)}</span>
                    {node.id === flow.start && <Badge tone="info">{t("start")}</Badge>}
                  </span>
                  <span className="block truncate text-muted">{nodeSummary(node)}</span>
                  {wrong.map((problem, nth) => (
                    <span key={nth} className="flex items-start gap-1.5 pt-0.5 text-danger">
                      <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
                      {problemWords(problem)}
                    </span>
                  ))}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
