import { clsx } from "clsx";
import { Field } from "../../ui/Field.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { passwordStrength, shortest } from "./password-strength.ts";

const bars = ["bg-danger-fill", "bg-danger-fill", "bg-warning-fill", "bg-success-fill"] as const;

export type NewPasswordFieldProps = {
  label?: string;
  value: string;
  name: string;
  onChange: (event: { target: { value: string } }) => void;
  error?: string | null;
  /** Names and addresses that a password should not be made of. */
  own?: readonly string[];
};

/** A new password with its rules and how good it is, in words and a bar. */
export function NewPasswordField({ label = "Password", error, own, ...control }: NewPasswordFieldProps) {
  const { score, word, advice } = passwordStrength(control.value, own);
  return (
    <Field label={label} required error={error} hint={control.value === "" ? `At least ${shortest} characters. A few words that only you would put together are best.` : undefined}>
      <PasswordInput autoComplete="new-password" {...control} />
      {control.value !== "" && (
        <div>
          <div className="flex gap-1" aria-hidden="true">
            {[1, 2, 3].map((step) => (
              <span key={step} className={clsx("h-1 flex-1 rounded-pill transition-colors", step <= Math.max(score, 1) ? bars[score] : "bg-subtle")} />
            ))}
          </div>
          <p aria-live="polite" className="pt-1 text-sm text-muted">
            <span className="font-medium text-text">{word}.</span> {advice}
          </p>
        </div>
      )}
    </Field>
  );
}
