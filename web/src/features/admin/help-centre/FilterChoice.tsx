import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";

export type FilterChoiceProps = { label: string; anyText: string; value: string | undefined; options: readonly { value: string; label: string }[]; onChange: (value: string | undefined) => void };

/** One thing to narrow the list by, or all of it. */
export function FilterChoice({ label, anyText, value, options, onChange }: FilterChoiceProps) {
  return (
    <Field label={label} labelHidden className="min-w-32 flex-1 sm:max-w-52">
      <Select value={value ?? ""} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{anyText}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.label}</option>
        ))}
      </Select>
    </Field>
  );
}
