import { useState } from "react";
import { Trash2 } from "lucide-react";
import type { Flow, FlowNode } from "../../../../../contract/assistant-flow.ts";
import type { FlowProblem } from "../../../../../contract/flow-check.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { isNodeName, withName, withNode } from "./edit-nodes.ts";
import { problemWords, typeMeans } from "./flow-words.ts";
import { StepFields } from "./StepFields.tsx";

const t = textsOf(adminAssistantTexts);

export type StepEditorProps = {
  flow: Flow;
  node: FlowNode;
  problems: readonly FlowProblem[];
  onChange: (flow: Flow) => void;
  /** After the step got another name. */
  onRename: (flow: Flow, name: string) => void;
  onRemove: () => void;
};

function NameField({ flow, node, onRename }: Pick<StepEditorProps, "flow" | "node" | "onRename">) {
  const [typed, setTyped] = useState(node.id);
  const wrong = typed === node.id ? null : !isNodeName(typed) ? t("stepNameWrong") : flow.nodes.some(({ id }) => id === typed) ? t("stepNameTaken") : null;
  const rename = () => { if (typed !== node.id && !wrong) onRename(withName(flow, node.id, typed), typed); };
  return (
    <Field label={t("stepName")} hint={t("stepNameHint")} error={wrong}>
      <Input value={typed} maxLength={60} spellCheck={false} autoCapitalize="off" className="font-mono" onChange={(event) => setTyped(event.target.value)} onBlur={rename} onKeyDown={(event) => { if (event.key === "Enter") rename(); }} />
    </Field>
  );
}

/** One step of the flow, to be changed. What is typed counts at once; it is kept as a draft. */
export function StepEditor({ flow, node, problems, onChange, onRename, onRemove }: StepEditorProps) {
  const own = problems.filter((problem) => problem.node === node.id);
  const wrong = (field: string) => {
    const found = own.find((problem) => problem.field === field);
    return found ? problemWords(found) : null;
  };
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">{typeMeans(node.type)}</p>
      {own.filter(({ field }) => field === null || field === "id").map((problem, at) => <p key={at} role="status" className="text-sm text-danger">{problemWords(problem)}</p>)}
      <NameField key={node.id} flow={flow} node={node} onRename={onRename} />
      <StepFields node={node} flow={flow} wrong={wrong} onChange={(next) => onChange(withNode(flow, node.id, next))} />
      <div className="flex flex-wrap gap-2 border-t border-border pt-4">
        {flow.start !== node.id && <Button size="sm" onClick={() => onChange({ ...flow, start: node.id })}>{t("makeStart")}</Button>}
        <Button size="sm" variant="ghost" icon={<Trash2 className="size-4" />} onClick={onRemove}>{t("removeStep")}</Button>
      </div>
    </div>
  );
}
