import { useMemo, useState } from "react";
import { ArrowUp } from "lucide-react";
import { checkFlow } from "../../../../../contract/flow-check.ts";
import type { FlowOverview } from "../../../../../contract/assistant-flow.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { notify } from "../../../ui/toast.ts";
import { AdminPage } from "../AdminPage.tsx";
import { AssistantNav } from "./AssistantNav.tsx";
import { DraftBar } from "./DraftBar.tsx";
import { withNewNode, withoutNode } from "./edit-nodes.ts";
import { FlowDiagram } from "./FlowDiagram.tsx";
import type { NodeType } from "./flow-words.ts";
import { StepEditor } from "./StepEditor.tsx";
import { StepList } from "./StepList.tsx";
import { TryOut } from "./TryOut.tsx";
import { focusStep, useStepPanel } from "./use-step-panel.ts";
import { useFlowDraft, useFlowOverview } from "./use-flow.ts";
import { Versions } from "./Versions.tsx";

const t = textsOf(adminAssistantTexts);

// Beside the steps it stays in sight while they scroll; below them it is scrolled to.
const panelClass = "min-w-0 scroll-mt-2 rounded-lg xl:sticky xl:top-0 xl:max-h-[calc(100dvh-3rem)] xl:overflow-y-auto";

function Editor({ overview }: { overview: FlowOverview }) {
  const draft = useFlowDraft(overview);
  const { flow, change } = draft;
  const [chosen, setChosen] = useState<string | null>(null);
  const [pane, setPane] = useState("step");
  const [at, setAt] = useState<string | null>(null);
  const problems = useMemo(() => checkFlow(flow), [flow]);
  const wrong = useMemo(() => new Set(problems.flatMap(({ node }) => node ?? [])), [problems]);
  const node = flow.nodes.find(({ id }) => id === chosen);
  const editable = overview.abilities.change;
  const panel = useStepPanel();
  const choose = (id: string) => {
    setChosen(id);
    setPane("step");
    panel.show();
  };
  const add = (type: NodeType) => {
    const added = withNewNode(flow, type);
    change(added.flow);
    choose(added.id);
  };
  const remove = () => {
    if (!node) return;
    change(withoutNode(flow, node.id));
    notify({ tone: "info", title: t("stepRemoved", { name: node.id }), action: { label: t("undo"), run: () => change(flow) } });
  };
  return (
    <div className="space-y-5">
      <DraftBar overview={overview} draft={draft} problems={problems} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0 space-y-5">
          <FlowDiagram flow={flow} wrong={wrong} chosen={chosen} at={pane === "try" ? at : null} onChoose={choose} />
          <StepList flow={flow} problems={problems} chosen={chosen} editable={editable} onChoose={choose} onAdd={add} />
        </div>
        <section ref={panel.ref} tabIndex={-1} aria-label={node && pane === "step" ? t("stepNamed", { name: node.id }) : t("stepPane")} className={panelClass}>
          <Card>
            <Tabs label={t("partFlow")} value={pane} onValueChange={setPane} tabs={[
              {
                value: "step", label: t("stepPane"),
                content: node && editable
                  ? <StepEditor flow={flow} node={node} problems={problems} onChange={change} onRename={(next, name) => { change(next); setChosen(name); }} onRemove={remove} />
                  : <p className="text-sm text-muted">{t("chooseStep")}</p>,
              },
              { value: "try", label: t("tryOut"), content: <TryOut flow={flow} onAt={setAt} /> },
            ]} />
            {chosen && <Button size="sm" variant="ghost" className="mt-4 xl:hidden" icon={<ArrowUp className="size-4" />} onClick={() => focusStep(chosen)}>{t("backToSteps")}</Button>}
          </Card>
        </section>
      </div>
      <Versions overview={overview} onPutBack={(next) => { if (next.draft) draft.adopt(next); else void draft.takeServers(next); }} />
    </div>
  );
}

function Loaded() {
  const { data, error, refetch } = useFlowOverview();
  if (!data) return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={10} />}</Card>;
  return <Editor overview={data} />;
}

/** `/admin/assistant/flow`: how the help bot leads a talk, as a diagram and a list, with a draft, a try-out and versions (AS-9). */
export default function FlowPage() {
  return (
    <AdminPage permission="settings.change" title={t("helpBot")} description={t("flowLead")}>
      {() => (
        <>
          <AssistantNav />
          <Loaded />
        </>
      )}
    </AdminPage>
  );
}
