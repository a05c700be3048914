import { X } from "lucide-react";
import { useMe } from "../../../lib/session.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Combobox } from "../../../ui/Combobox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Input } from "../../../ui/Input.tsx";
import type { AuditFilter } from "./audit-filter.ts";
import { shortId } from "./audit-changes.ts";
import { AuditWords } from "./AuditWords.tsx";
import { verbGroups, verbWords, wordsOf } from "./audit-words.ts";
import { dayOf, dayStart } from "./day-instant.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

export type AuditFiltersProps = {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
  /** Staff, and whoever the entries on the page name, by their id. */
  people: ReadonlyMap<string, string>;
  /** Of whatever entries are about, by its id. */
  names: ReadonlyMap<string, string>;
};

const verbOptions = () => verbGroups.flatMap(({ title, verbs }) => Object.entries(verbs).map(([value, label]) => ({ value, label, hint: title })));

/** What the log is narrowed to: words, what was done, by whom, when; to what, once an entry's subject was chosen. */
export function AuditFilters({ filter, onChange, people, names }: AuditFiltersProps) {
  const { me } = useMe();
  const zone = me?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choices = [...people].map(([value, label]) => ({ value, label }));
  if (filter.actor && !people.has(filter.actor)) choices.push({ value: filter.actor, label: t("thisPerson") });
  const set = (change: AuditFilter) => onChange({ ...filter, ...change });
  const known = verbOptions();
  const verbs = filter.verb && !known.some(({ value }) => value === filter.verb) ? [...known, { value: filter.verb, label: verbWords(filter.verb), hint: "" }] : known;
  return (
    <div className="space-y-3 border-b border-border px-4 py-3 sm:px-5">
      <AuditWords words={filter.q ?? ""} onChange={(q) => set({ q })} />
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <Field label={t("what")} className="max-sm:col-span-2">
          <Combobox options={verbs} value={filter.verb ?? null} onChange={(verb) => set({ verb: verb ?? undefined })} prompt={t("anything")} clearable label={t("whatWasDone")} />
        </Field>
        <Field label={t("who")} className="max-sm:col-span-2">
          <Combobox options={choices} value={filter.actor ?? null} onChange={(actor) => set({ actor: actor ?? undefined })} prompt={t("anybody")} clearable label={t("whoDidIt")} />
        </Field>
        <Field label={t("from")} className="max-[26rem]:col-span-2">
          <Input type="date" value={dayOf(filter.from ?? null, zone)} onChange={(event) => set({ from: dayStart(event.target.value, zone) })} />
        </Field>
        <Field label={t("until")} className="max-[26rem]:col-span-2">
          {/* The day itself is part of it: the filter ends where the next one begins. */}
          <Input type="date" value={filter.to ? dayOf(new Date(Date.parse(filter.to) - 1).toISOString(), zone) : ""} onChange={(event) => set({ to: dayStart(event.target.value, zone, 1) })} />
        </Field>
      </div>
      {Object.values(filter).some(Boolean) && (
        <div className="flex flex-wrap items-center gap-2">
          {(filter.subjectKind || filter.subjectId) && (
            <span className="flex min-w-0 items-center">
              <Badge tone="brand">
                {wordsOf(filter.subjectKind ?? "subject")} {names.get(filter.subjectId ?? "") ?? shortId(filter.subjectId ?? "")}
              </Badge>
              <IconButton size="sm" label={t("showAllSubjects")} icon={<X className="size-4" />} onClick={() => set({ subjectKind: undefined, subjectId: undefined })} />
            </span>
          )}
          <Button size="sm" variant="ghost" onClick={() => onChange({})}>
            {t("clearAllFilters")}
          </Button>
        </div>
      )}
    </div>
  );
}
