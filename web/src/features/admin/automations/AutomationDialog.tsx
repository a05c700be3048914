import { useEffect, useRef, useState, type ReactNode } from "react";
import { Plus } from "lucide-react";
import type { Automation, DryRun } from "../../../../../contract/desk-automations.ts";
import { api, ApiError } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { notify } from "../../../ui/toast.ts";
import { ActionRow } from "./ActionRow.tsx";
import { ConditionRow } from "./ConditionRow.tsx";
import { bodyOf, draftOf, errorOf, missing, newAction, newCondition, withRow, type Draft, type Row } from "./draft.ts";
import { DryRunTable } from "./DryRunTable.tsx";
import { useAutomationChange } from "./use-automations.ts";
import { WhenFields } from "./WhenFields.tsx";

const t = textsOf(adminAutomationsTexts);
const formId = "automation";

const changed = <T,>(rows: readonly Row<T>[], key: number, value: T) => rows.map((row) => (row.key === key ? { key, value } : row));
const without = <T,>(rows: readonly Row<T>[], key: number) => rows.filter((row) => row.key !== key);
/** The rows with one of them a place higher. */
const raised = <T,>(rows: readonly Row<T>[], at: number) => rows.flatMap((row, i) => (i === at - 1 ? rows.slice(at, at + 1).concat(row) : i === at ? [] : [row]));

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-2.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

/** A rule in plain sentences: when, if, then. It can be tried before it counts; what is typed stays when the server refuses. */
export function AutomationDialog({ rule, onClose }: { rule: Automation | null; onClose: () => void }) {
  const { change } = useAutomationChange();
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState<"save" | "try" | null>(null);
  const [tried, setTried] = useState<DryRun | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries === 0) return;
    const bad = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (bad) bad.focus();
    else form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: "center" });
  }, [tries]);
  const [unsaved, setUnsaved] = useState(false);
  const set = (more: Partial<Draft>) => { setDraft({ ...draft, ...more }); setTried(null); setUnsaved(true); setErrors({}); };
  const { when, match, conditions, actions } = draft;

  /** Checks, sends, and shows what was wrong at its place. */
  const attempt = async (as: "save" | "try", send: () => Promise<unknown>) => {
    const found = missing({ ...bodyOf(draft), ...(as === "try" && draft.name.trim() === "" ? { name: "–" } : {}) });
    setErrors(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return setTries((count) => count + 1);
    if (busy) return;
    setBusy(as);
    try {
      await send();
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : {};
      setErrors(Object.fromEntries(Object.entries(fields).map(([path, text]) => [path.replace(/^automation\./, ""), text ?? ""])));
      setFailure(error);
      setTries((count) => count + 1);
    } finally {
      setBusy(null);
    }
  };
  const save = () => attempt("save", async () => {
    const body = bodyOf(draft);
    await change(rule ? "PUT" : "POST", rule ? `/${rule.id}` : "", rule ? { ...body, version: rule.version } : body);
    notify({ tone: "success", title: t("saved", { name: body.name }) });
    onClose();
  });
  const tryIt = () => attempt("try", async () => {
    const body = bodyOf(draft);
    setTried(await api<DryRun>("POST", "/api/desk/automations/dry-run", { body: { automation: { ...body, name: body.name || "–" } } }));
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" unsaved={unsaved} title={rule ? t("change", { name: rule.name }) : t("newRule")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy === "save"}>{t("save")}</Button>
        </>
      }
    >
      <form id={formId} ref={form} noValidate className="space-y-6" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {failure !== null && <Banner tone="danger">{describeError(failure)}</Banner>}
        <Field label={t("name")} hint={t("nameHint")} required error={errors.name}>
          <Input value={draft.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Part title={t("when")}>
          <WhenFields when={when} error={errorOf(errors, "when")} onChange={(next) => set({ when: next })} />
        </Part>
        <Part title={t("if")}>
          {conditions.length === 0 && <p className="text-sm text-muted">{t("always")}</p>}
          {conditions.length > 1 && (
            <Field label={t("match")} labelHidden>
              <Select value={match} onChange={(event) => set({ match: event.target.value === "any" ? "any" : "all" })}>
                <option value="all">{t("matchAll")}</option>
                <option value="any">{t("matchAny")}</option>
              </Select>
            </Field>
          )}
          {conditions.map(({ key, value }, at) => (
            <ConditionRow key={key} number={at + 1} condition={value} error={errorOf(errors, `conditions.${at}`)} onChange={(next) => set({ conditions: changed(conditions, key, next) })} onRemove={() => set({ conditions: without(conditions, key) })} />
          ))}
          <Button type="button" size="sm" icon={<Plus className="size-4" />} onClick={() => set({ conditions: withRow(conditions, newCondition("category")) })}>{t("addCondition")}</Button>
        </Part>
        <Part title={t("thenDo")}>
          {errors.actions && <p role="alert" className="text-sm text-danger">{errors.actions}</p>}
          {actions.map(({ key, value }, at) => (
            <ActionRow key={key} number={at + 1} action={value} error={errorOf(errors, `actions.${at}`)} onChange={(next) => set({ actions: changed(actions, key, next) })} onRemove={() => set({ actions: without(actions, key) })} onUp={at > 0 ? () => set({ actions: raised(actions, at) }) : undefined} />
          ))}
          <Button type="button" size="sm" icon={<Plus className="size-4" />} onClick={() => set({ actions: withRow(actions, newAction("tags")) })}>{t("addStep")}</Button>
        </Part>
        <Checkbox label={t("enabled")} checked={draft.enabled} onChange={(event) => set({ enabled: event.target.checked })} />
        <div className="space-y-3">
          <Button type="button" size="sm" loading={busy === "try"} onClick={() => void tryIt()}>{t("tryIt")}</Button>
          {tried && <DryRunTable tried={tried} />}
        </div>
      </form>
    </Dialog>
  );
}
