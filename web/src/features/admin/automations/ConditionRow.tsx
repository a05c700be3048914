import { Trash2 } from "lucide-react";
import { requesterFlags } from "../../../../../contract/desk-automation-names.ts";
import type { AutomationCondition } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { Select } from "../../../ui/Select.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { requesterWords } from "../../desk/automation-words.ts";
import { useCategories } from "../../desk/desk-queries.ts";
import { channelNames, channels, priorities, statuses } from "../../desk/desk-words.ts";
import { useDeskStaff } from "../teams/desk-staff.ts";
import { Choices, WordsField } from "./Choices.tsx";
import { newCondition } from "./draft.ts";

const t = textsOf(adminAutomationsTexts);

const subjects = ["status", "priority", "category", "channel", "tags", "subject", "assignee", "team", "requester", "hours"] as const satisfies readonly AutomationCondition["about"][];
const subjectText = (about: AutomationCondition["about"]) => t(about === "hours" ? "openingHours" : about);

export type ConditionRowProps = { number: number; condition: AutomationCondition; error: string | undefined; onChange: (condition: AutomationCondition) => void; onRemove: () => void };

/** One "if": about what, is or is not, and what of. */
export function ConditionRow({ number, condition, error, onChange, onRemove }: ConditionRowProps) {
  const { about, not } = condition;
  return (
    <fieldset className="space-y-2 rounded-md border border-border p-3">
      <legend className="sr-only">{t("condition", { number })}</legend>
      <div className="flex items-end gap-2">
        <Field label={t("about")} className="min-w-0 flex-1">
          <Select value={about} onChange={(event) => onChange(newCondition(event.target.value as AutomationCondition["about"], not))}>
            {subjects.map((one) => <option key={one} value={one}>{subjectText(one)}</option>)}
          </Select>
        </Field>
        <Field label={t("is")} labelHidden className="w-28">
          <Select value={not ? "no" : "yes"} onChange={(event) => onChange({ ...condition, not: event.target.value === "no" })}>
            <option value="yes">{t("yes")}</option>
            <option value="no">{t("no")}</option>
          </Select>
        </Field>
        <IconButton label={t("removeCondition", { number })} icon={<Trash2 className="size-4" />} onClick={onRemove} />
      </div>
      <Values key={about} condition={condition} error={error} onChange={onChange} />
    </fieldset>
  );
}

function Values({ condition, error, onChange }: Pick<ConditionRowProps, "condition" | "error" | "onChange">) {
  const categories = useCategories();
  const { data: staff } = useDeskStaff();
  const shared = { title: t("values"), error };
  const nobody = ["none", t("whoNobody")] as const;
  switch (condition.about) {
    case "status": return <Choices {...shared} options={statuses.map((one) => [one, statusText(one)] as const)} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "priority": return <Choices {...shared} options={priorities.map((one) => [one, priorityText(one)] as const)} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "category": return <Choices {...shared} options={categories.map(({ key, name }) => [key, name] as const)} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "channel": return <Choices {...shared} options={channels.map((one) => [one, channelNames[one]] as const)} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "assignee": return <Choices {...shared} options={[nobody, ...(staff?.items ?? []).map(({ id, name }) => [id, name] as const)]} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "team": return <Choices {...shared} options={[nobody, ...(staff?.teams ?? []).map(({ id, name }) => [id, name] as const)]} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "requester": return <Choices {...shared} options={requesterFlags.map((flag) => [flag, requesterWords[flag]] as const)} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "tags": return <WordsField label={t("values")} hint={t("tagsHint")} error={error} values={condition.values} onChange={(values) => onChange({ ...condition, values: values.map((tag) => tag.toLowerCase()) })} />;
    case "subject": return <WordsField label={t("values")} hint={t("wordsHint")} error={error} values={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case "hours": return <p className="text-sm text-muted">{t("openNow")}</p>;
  }
}
