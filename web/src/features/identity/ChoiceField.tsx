import { textsOf } from "../../lib/texts.ts";
import { uiTexts } from "../../texts/en/ui.ts";
import { Field } from "../../ui/Field.tsx";
import { Select } from "../../ui/Select.tsx";

const t = textsOf(uiTexts);

export type ChoiceFieldProps = {
  label: string;
  name: string;
  value: string;
  onChange: (event: { target: { value: string } }) => void;
  choices: readonly (readonly [value: string, label: string])[];
  required?: boolean;
  optional?: boolean;
  error?: string | undefined;
  hint?: string;
};

/** One of a few, or nothing. */
export function ChoiceField({ label, choices, required = false, optional = false, error, hint, ...control }: ChoiceFieldProps) {
  return (
    <Field label={label} required={required} optional={optional} error={error ?? null} hint={hint}>
      <Select {...control}>
        <option value="">{required ? t("choose") : "–"}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
