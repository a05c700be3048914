import { useState } from "react";
import { clsx } from "clsx";
import { ChevronDown, ChevronUp, GripVertical, History as HistoryIcon, Pencil, Plus, Trash2, Workflow } from "lucide-react";
import type { Automation } from "../../../../../contract/desk-automations.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { movedTo } from "../../../ui/drag-place.ts";
import { useDragOrder } from "../../../ui/use-drag-order.ts";
import type { Called } from "../../desk/automation-words.ts";
import { AdminPage } from "../AdminPage.tsx";
import { AutomationDialog } from "./AutomationDialog.tsx";
import { bodyOf, draftOf } from "./draft.ts";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { RuleSentence } from "./RuleSentence.tsx";
import { useAutomationChange, useAutomations, useCalled } from "./use-automations.ts";

const t = textsOf(adminAutomationsTexts);
type Shown = { as: "edit" | "history" | "remove"; rule: Automation } | { as: "new" };
type RuleRowProps = { rule: Automation; called: Called; drag: ReturnType<typeof useDragOrder>; up: (() => void) | undefined; down: (() => void) | undefined; onSwitch: (enabled: boolean) => void; onShow: (as: "edit" | "history" | "remove") => void };

function RuleRow({ rule, called, drag, up, down, onSwitch, onShow }: RuleRowProps) {
  const { id, name, enabled, paused, savedBy, runs } = rule;
  return (
    <li ref={drag.rowRef(id)} style={drag.rowStyle(id)} className={clsx("flex py-3.5 pr-4 sm:pr-5", drag.dragging && "select-none", drag.isDragged(id) ? "relative z-10 cursor-grabbing rounded-md bg-raised shadow-lg" : drag.dragging && "transition-transform motion-reduce:transition-none")}>
      <span {...drag.gripProps(id)} title={t("grip")} className={clsx("grid min-h-11 w-9 shrink-0 touch-none place-items-center self-stretch text-muted sm:w-10", up || down ? "cursor-grab hover:text-text" : "invisible")}>
        <GripVertical className="size-4" />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-52 flex-1 space-y-1">
          <p className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
            {name}
            {!enabled && <Badge>{t("off")}</Badge>}
            {enabled && paused && <Badge tone="warning">{t("rests")}</Badge>}
          </p>
          <p className="text-sm [overflow-wrap:anywhere]">
            <RuleSentence rule={rule} called={called} />
          </p>
          {enabled && paused && <p className="text-sm text-warning">{t("restsText", { reason: fromServer(paused.reason) })}</p>}
          <p className="text-sm text-muted">
            {savedBy && <>{t("savedBy", { name: savedBy.name })} · </>}
            {runs > 0 ? t("ranTimes", { count: runs }) : t("ranNever")}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-0.5">
          <Switch label={<span className="sr-only">{t("switchRule", { name })}</span>} className="items-center max-sm:-ml-4" checked={enabled} onChange={(event) => onSwitch(event.target.checked)} />
          <IconButton size="sm" label={t("up", { name })} disabled={!up} icon={<ChevronUp className="size-4" />} onClick={up} />
          <IconButton size="sm" label={t("down", { name })} disabled={!down} icon={<ChevronDown className="size-4" />} onClick={down} />
          <IconButton size="sm" label={t("history", { name })} icon={<HistoryIcon className="size-4" />} onClick={() => onShow("history")} />
          <IconButton size="sm" label={t("change", { name })} icon={<Pencil className="size-4" />} onClick={() => onShow("edit")} />
          <IconButton size="sm" label={t("remove", { name })} icon={<Trash2 className="size-4" />} onClick={() => onShow("remove")} />
        </div>
      </div>
    </li>
  );
}

function Automations() {
  const { data, error, refetch } = useAutomations();
  const { changeNow, orderNow, removeNow } = useAutomationChange();
  const [said, setSaid] = useState("");
  const called = useCalled(data?.names);
  const [shown, setShown] = useState<Shown | null>(null);
  const close = () => setShown(null);
  const order = (ids: readonly string[], moved: string, place: number) => {
    setSaid(t("nowAt", { name: data?.items.find(({ id }) => id === moved)?.name ?? "", place: place + 1, count: ids.length }));
    void orderNow(ids);
  };
  const drag = useDragOrder(data?.items.map(({ id }) => id) ?? [], order);
  if (!data) return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />}</Card>;
  const { items: rules } = data;
  const swap = (at: number, by: 1 | -1) => {
    const self = rules[at];
    return self && rules[at + by] ? () => order(movedTo(rules.map(({ id }) => id), at, at + by), self.id, at + by) : undefined;
  };
  const toggle = (rule: Automation, enabled: boolean) => void changeNow("PUT", `/${rule.id}`, t(enabled ? "switchedOn" : "switchedOff", { name: rule.name }), { ...bodyOf(draftOf(rule)), enabled, version: rule.version });
  return (
    <>
      <Card flush>
        {rules.length === 0 ? (
          <EmptyState icon={<Workflow />} title={t("noRules")} action={<Button variant="primary" onClick={() => setShown({ as: "new" })}>{t("firstRule")}</Button>}>
            {t("noRulesText")}
          </EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap items-center justify-between gap-2 border-b border-border px-4 py-3 sm:px-5">
              <p className="min-w-48 flex-1 text-sm text-muted">{t("orderHint")}</p>
              <Button size="sm" icon={<Plus className="size-4" />} onClick={() => setShown({ as: "new" })}>{t("newRule")}</Button>
            </div>
            <p className="sr-only" role="status">{said}</p>
            <ol className="divide-y divide-border">
              {rules.map((rule, at) => (
                <RuleRow key={rule.id} rule={rule} called={called} drag={drag} up={swap(at, -1)} down={swap(at, 1)} onSwitch={(enabled) => toggle(rule, enabled)} onShow={(as) => setShown({ as, rule })} />
              ))}
            </ol>
          </>
        )}
      </Card>
      {shown && (shown.as === "new" || shown.as === "edit") && <AutomationDialog rule={shown.as === "edit" ? shown.rule : null} onClose={close} />}
      {shown?.as === "history" && <HistoryDialog rule={shown.rule} names={data.names} onClose={close} />}
      {shown?.as === "remove" && (
        <Dialog open onOpenChange={close} title={t("removeRule", { name: shown.rule.name })} description={t("removeRuleText")}
          footer={
            <>
              <Button onClick={close}>{t("cancel")}</Button>
              <Button variant="danger" onClick={() => { close(); void removeNow(shown.rule.id, t("removed", { name: shown.rule.name })); }}>{t("removeIt")}</Button>
            </>
          }
        />
      )}
    </>
  );
}

/** `/admin/automations`: what the desk does by itself (DK-12). */
export default function AutomationsPage() {
  return (
    <AdminPage permission="settings.change" title={t("title")} description={t("lead")}>
      {() => <Automations />}
    </AdminPage>
  );
}
