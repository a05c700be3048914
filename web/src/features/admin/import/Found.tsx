import { useState } from "react";
import type { ImportFound, ImportMapping } from "../../../../../contract/desk-import.ts";
import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminImportTexts } from "../../../texts/en/admin-import.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { useCategories } from "../../desk/desk-queries.ts";
import { shapeNames } from "./import-words.ts";
import { priorities, statuses } from "../../desk/desk-words.ts";

const t = textsOf(adminImportTexts);

/** Numbers side by side, as many as fit. */
export function Numbers({ numbers }: { numbers: readonly (readonly [label: string, value: number, hint?: string])[] }) {
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
      {numbers.map(([label, value, hint]) => <Stat key={label} label={label} value={formatNumber(value)} {...(hint ? { hint } : {})} />)}
    </div>
  );
}

/** What the dry run counted. */
export function Counted({ found }: { found: ImportFound }) {
  const { shape, what, format, encoding } = found;
  return (
    <Card>
      <div className="space-y-4">
        <p className="text-sm text-muted">{t("isA", { shape: shapeNames[shape], what, format: format.toUpperCase(), encoding: encoding.toUpperCase() })}</p>
        <Numbers numbers={[
          ...(what === "tickets" ? [[t("tickets"), found.tickets], [t("messages"), found.messages]] as const : []), [t("newPeople"), found.newPeople, t("newPeopleHint")], [t("knownPeople"), found.knownPeople],
          ...(what === "tickets" ? [[t("already"), found.already, t("alreadyHint")]] as const : []), [t("refused"), found.refused],
        ]} />
        {found.newPeople > 0 && <p className="text-sm text-muted">{t("newPeopleHint")}</p>}
        {(found.attachments ?? 0) > 0 && <p className="text-sm text-muted">{t("attachmentsText", { count: found.attachments ?? 0 })}</p>}
        {found.already > 0 && what === "tickets" && <p className="text-sm text-muted">{t("alreadyHint")}</p>}
      </div>
    </Card>
  );
}

type Words = readonly { from: string; count: number; to: string }[];

function WordList({ title, words, options, onChange }: { title: string; words: Words; options: readonly (readonly [value: string, label: string])[]; onChange: (from: string, to: string) => void }) {
  if (words.length === 0) return null;
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="pb-1 text-sm font-semibold">{title}</legend>
      {words.map(({ from, count, to }) => (
        <Field key={from} label={t("wordCount", { word: from || t("noWord"), count })}>
          <Select value={to} onChange={(event) => onChange(from, event.target.value)}>
            {options.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </Select>
        </Field>
      ))}
    </fieldset>
  );
}

/** The other desk's words and what they become here; changed ones ask for another dry run. */
export function Mapping({ found, mapping, busy, onCheck }: { found: ImportFound; mapping: ImportMapping; busy: boolean; onCheck: (mapping: ImportMapping) => void }) {
  const categories = useCategories();
  const [chosen, setChosen] = useState<ImportMapping>(mapping);
  const changed = JSON.stringify(chosen) !== JSON.stringify(mapping);
  const shown = (words: Words, picked: Readonly<Record<string, string>>): Words => words.map((one) => ({ ...one, to: picked[one.from] ?? one.to }));
  const set = (kind: keyof ImportMapping) => (from: string, to: string) => setChosen((before) => ({ ...before, [kind]: { ...before[kind], [from]: to } }));
  return (
    <Card title={t("whatBecomes")} description={t("whatBecomesText")} {...(changed ? { footer: <Button variant="primary" loading={busy} onClick={() => onCheck(chosen)}>{t("checkAgain")}</Button> } : {})}>
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        <WordList title={t("statuses")} words={shown(found.statuses, chosen.statuses)} options={statuses.map((one) => [one, statusText(one)] as const)} onChange={set("statuses")} />
        <WordList title={t("priorities")} words={shown(found.priorities, chosen.priorities)} options={priorities.map((one) => [one, priorityText(one)] as const)} onChange={set("priorities")} />
        <WordList title={t("categories")} words={shown(found.categories, chosen.categories)} options={categories.map(({ key, name }) => [key, name] as const)} onChange={set("categories")} />
      </div>
    </Card>
  );
}

