import { ChevronUp, Trash2 } from "lucide-react";
import { automationVariables } from "../../../../../contract/desk-automation-names.ts";
import type { AutomationAction } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Input } from "../../../ui/Input.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { Select } from "../../../ui/Select.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { useCategories } from "../../desk/desk-queries.ts";
import { priorities, statuses } from "../../desk/desk-words.ts";
import { useDeskStaff } from "../teams/desk-staff.ts";
import { Choices, WordsField } from "./Choices.tsx";
import { newAction } from "./draft.ts";

const t = textsOf(adminAutomationsTexts);

const kinds = [
  ["status", "setStatus"], ["priority", "setPriority"], ["category", "setCategory"], ["tags", "changeTags"], ["assign", "assign"], ["team", "giveToTeam"], ["release", "release"],
  ["reply", "sendReply"], ["note", "writeNote"], ["notify", "tell"],
] as const satisfies readonly (readonly [AutomationAction["kind"], string])[];

export type ActionRowProps = { number: number; action: AutomationAction; error: string | undefined; onChange: (action: AutomationAction) => void; onRemove: () => void; onUp: (() => void) | undefined };

/** One "then". */
export function ActionRow({ number, action, error, onChange, onRemove, onUp }: ActionRowProps) {
  return (
    <fieldset className="space-y-2 rounded-md border border-border p-3">
      <legend className="sr-only">{t("step", { number })}</legend>
      <div className="flex items-end gap-2">
        <Field label={t("what")} className="min-w-0 flex-1">
          <Select value={action.kind} onChange={(event) => onChange(newAction(event.target.value as AutomationAction["kind"]))}>
            {kinds.map(([kind, words]) => <option key={kind} value={kind}>{t(words)}</option>)}
          </Select>
        </Field>
        <IconButton label={t("stepUp", { number })} disabled={!onUp} icon={<ChevronUp className="size-4" />} onClick={onUp} />
        <IconButton label={t("removeStep", { number })} icon={<Trash2 className="size-4" />} onClick={onRemove} />
      </div>
      <Details key={action.kind} action={action} error={error} onChange={onChange} />
    </fieldset>
  );
}

function One({ error, value, options, onChange }: { error: string | undefined; value: string; options: readonly (readonly [string, string])[]; onChange: (value: string) => void }) {
  return (
    <Field label={t("to")} error={error}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {value === "" && <option value="">{t("chooseOne")}</option>}
        {options.map(([key, label]) => <option key={key} value={key}>{label}</option>)}
      </Select>
    </Field>
  );
}

function Details({ action, error, onChange }: Pick<ActionRowProps, "action" | "error" | "onChange">) {
  const categories = useCategories();
  const { data: staff } = useDeskStaff();
  const people = (staff?.items ?? []).map(({ id, name }) => [id, name] as const), teams = (staff?.teams ?? []).map(({ id, name }) => [id, name] as const);
  switch (action.kind) {
    case "status": return <One error={error} value={action.status} options={statuses.map((one) => [one, statusText(one)])} onChange={(status) => onChange({ ...action, status: status as typeof action.status })} />;
    case "priority": return <One error={error} value={action.priority} options={priorities.map((one) => [one, priorityText(one)])} onChange={(priority) => onChange({ ...action, priority: priority as typeof action.priority })} />;
    case "category": return <One error={error} value={action.category} options={categories.map(({ key, name }) => [key, name])} onChange={(category) => onChange({ ...action, category })} />;
    case "assign": return <One error={error} value={action.staffId} options={people} onChange={(staffId) => onChange({ ...action, staffId })} />;
    case "team": return <One error={error} value={action.teamId} options={teams} onChange={(teamId) => onChange({ ...action, teamId })} />;
    case "release": return null;
    case "tags": {
      const lower = (tags: string[]) => tags.map((tag) => tag.toLowerCase());
      return (
        <div className="grid gap-3 sm:grid-cols-2">
          <WordsField label={t("addTags")} hint={t("tagsHint")} error={error} values={action.add} onChange={(add) => onChange({ ...action, add: lower(add) })} />
          <WordsField label={t("removeTags")} hint={t("tagsHint")} error={undefined} values={action.remove} onChange={(remove) => onChange({ ...action, remove: lower(remove) })} />
        </div>
      );
    }
    case "note": case "reply":
      return (
        <div className="space-y-1.5">
          <Field label={t("words")} error={error} hint={t("variables", { names: automationVariables.map((name) => `{{${name}}}`).join(", ") })}>
            <Textarea value={action.body} maxLength={4000} className="min-h-28" onChange={(event) => onChange({ ...action, body: event.target.value })} />
          </Field>
          {action.kind === "reply" && <p className="text-sm text-muted">{t("botSays")}</p>}
        </div>
      );
    case "notify":
      return (
        <div className="space-y-3">
          <Choices title={t("whom")} error={action.to.length === 0 ? error : undefined} options={[["assignee", t("whoHasIt")], ["team", t("itsTeam")], ...people]} chosen={action.to} onChange={(to) => onChange({ ...action, to })} />
          <Field label={t("notifyText")} error={action.to.length === 0 ? undefined : error}>
            <Input value={action.text} maxLength={200} onChange={(event) => onChange({ ...action, text: event.target.value })} />
          </Field>
        </div>
      );
  }
}
