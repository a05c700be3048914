import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../../lib/describe-error.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";

export type SelectLineProps<V extends string> = {
  label: string;
  hint?: string;
  value: V;
  choices: readonly (readonly [value: V, label: string])[];
  /** Keeps it; what it throws is shown at the field. */
  save: (value: V) => Promise<unknown>;
};

/** One of a few, kept as soon as it is chosen. */
export function SelectLine<V extends string>({ label, hint, value, choices, save }: SelectLineProps<V>) {
  const choose = useMutation({ mutationFn: save });
  return (
    <Field label={label} hint={hint} error={choose.error ? describeError(choose.error) : null}>
      <Select
        value={choose.isPending ? choose.variables : value}
        onChange={({ target }) => {
          const chosen = choices.find(([one]) => one === target.value);
          if (chosen) choose.mutate(chosen[0]);
        }}
      >
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
