import { useId, useState } from "react";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { listFrom } from "./draft.ts";

type Several<Key extends string> = { title: string; error: string | undefined; options: readonly (readonly [Key, string])[]; chosen: readonly Key[]; onChange: (chosen: Key[]) => void };

/** Any of a few things. What is chosen but not offered any more stays until it is taken out. */
export function Choices<Key extends string>({ title, error, options, chosen, onChange }: Several<Key>) {
  const problem = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={error ? problem : undefined}>
      <legend className="text-sm text-muted">{title}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map(([key, label]) => (
          <Checkbox key={key} label={label} checked={chosen.includes(key)} aria-invalid={error ? true : undefined} onChange={(event) => onChange(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))} />
        ))}
      </div>
      {error && <p id={problem} role="alert" className="text-sm text-danger">{error}</p>}
    </fieldset>
  );
}

/** Words with commas between them. What is typed stays as it was typed. */
export function WordsField({ label, hint, error, values, onChange }: { label: string; hint: string; error: string | undefined; values: readonly string[]; onChange: (values: string[]) => void }) {
  const [text, setText] = useState(values.join(", "));
  return (
    <Field label={label} hint={hint} error={error}>
      <Input
        value={text}
        maxLength={400}
        autoCapitalize="none"
        onChange={(event) => {
          setText(event.target.value);
          onChange(listFrom(event.target.value));
        }}
      />
    </Field>
  );
}
