import { Check, Circle } from "lucide-react";
import { clsx } from "clsx";
import { Field } from "../../ui/Field.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { passwordStrength, withEstimate } from "./password-strength.ts";
import { shortest } from "./shortest-password.ts";
import { usePasswordEstimate } from "./use-password-estimate.ts";
import { textsOf } from "../../lib/texts.ts";
import { newPasswordTexts } from "../../texts/en/new-password.ts";

const t = textsOf(newPasswordTexts);

const bars = ["bg-danger-fill", "bg-danger-fill", "bg-warning-fill", "bg-success-fill"] as const;

export type NewPasswordFieldProps = {
  label?: string;
  value: string;
  name: string;
  onChange: (event: { target: { value: string } }) => void;
  error?: string | null | undefined;
  /** Names and addresses that a password should not be made of. */
  own?: readonly string[];
  /** Lists what a password must be, and ticks it off. */
  rules?: boolean;
};

function Rule({ met, children }: { met: boolean; children: string }) {
  const Icon = met ? Check : Circle;
  return (
    <li className="flex items-start gap-2">
      <Icon className={clsx("mt-0.5 size-4 shrink-0", met ? "text-success" : "text-muted")} aria-hidden="true" />
      <span>
        {children}
        {met && <span className="sr-only"> ({t("ruleIsMet")})</span>}
      </span>
    </li>
  );
}

/** A new password with its rules and how good it is, in words and a bar. */
export function NewPasswordField({ label = t("password"), error, own, rules = false, ...control }: NewPasswordFieldProps) {
  const typed = control.value !== "";
  const { score, word, advice } = withEstimate(passwordStrength(control.value, own), usePasswordEstimate(control.value, own));
  return (
    <div className="space-y-3">
      <Field label={label} required error={error ?? null} hint={!typed && !rules ? t("atLeastCharactersA", { shortest }) : undefined}>
        <PasswordInput autoComplete="new-password" {...control} />
        {typed && (
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
      {rules && (
        <ul className="space-y-1 text-sm text-muted">
          <Rule met={control.value.length >= shortest}>{t("ruleLength", { shortest })}</Rule>
          <Rule met={typed && score >= 2}>{t("ruleGuess")}</Rule>
        </ul>
      )}
    </div>
  );
}
