import { fromServer } from "../../../lib/texts.ts";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { HoursEditor } from "./HoursEditor.tsx";
import type { Draft, SettingField } from "./setting-field.ts";
import { ZoneSelect } from "./ZoneSelect.tsx";

export type SettingControlProps = {
  title: string;
  field: SettingField;
  draft: Draft;
  onChange: (draft: Draft) => void;
  communityZone: string;
  /** What is wrong, by the path inside the value. */
  errors: Readonly<Record<string, string>>;
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");

/** The control for a kind of field; its label, hint and error are the Field's around it (but for the week, which has many). */
export function SettingControl({ title, field, draft, onChange, communityZone, errors }: SettingControlProps) {
  if (field.kind === "hours") return typeof draft === "object" ? <HoursEditor week={draft} onChange={onChange} communityZone={communityZone} errors={errors} /> : null;
  if (field.kind === "switch") return <Switch label={title} checked={draft === true} onChange={(event) => onChange(event.target.checked)} />;
  const text = typeof draft === "string" ? draft : "";
  const typed = (event: { target: { value: string } }) => onChange(event.target.value);
  switch (field.kind) {
    case "zone":
      return <ZoneSelect value={text} onChange={(zone) => onChange(zone ?? "")} />;
    case "choice":
      return (
        <Select value={text} onChange={typed}>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {fromServer(capital(option))}
            </option>
          ))}
        </Select>
      );
    case "number":
      return <Input value={text} onChange={typed} inputMode={field.whole ? "numeric" : "decimal"} className="max-w-40 tabular-nums" />;
    case "lines":
      return <Textarea value={text} onChange={typed} rows={3} />;
    case "json":
      return <Textarea value={text} onChange={typed} spellCheck={false} className="max-h-96 font-mono !text-xs" />;
    case "text":
      return field.long ? <Textarea value={text} onChange={typed} maxLength={field.most ?? undefined} /> : <Input value={text} onChange={typed} maxLength={field.most ?? undefined} />;
  }
}
