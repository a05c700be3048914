import type { Form } from "../../../lib/use-form.ts";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";

export type CodeInputProps<V extends Record<string, string> & { code: string }> = {
  form: Form<V>;
  label: string;
  hint?: string;
  /** `digits`: the app's six; `any`: those or a recovery code. */
  kind: "digits" | "any";
};

/** A code of the second factor; phones offer the right keyboard, and browsers the code where they know it. */
export function CodeInput<V extends Record<string, string> & { code: string }>({ form, label, hint, kind }: CodeInputProps<V>) {
  return (
    <Field label={label} required error={form.errors.code ?? null} hint={hint}>
      <Input
        {...form.control("code")}
        inputMode={kind === "digits" ? "numeric" : "text"}
        autoComplete={kind === "digits" ? "one-time-code" : "off"}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={20}
        className="font-mono tracking-widest"
      />
    </Field>
  );
}
