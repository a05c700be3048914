import { Check } from "lucide-react";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import type { UsernameCheck } from "./use-username-check.ts";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";

const t = textsOf(identityTexts);

export type UsernameFieldProps = {
  control: { name: string; value: string; onChange: (event: { target: { value: string } }) => void };
  check: UsernameCheck;
  /** What the server said when the form was sent. */
  error?: string;
};

/** A username, with a word on whether it can be had as one types. */
export function UsernameField({ control, check, error }: UsernameFieldProps) {
  const said = error ?? (check.state === "refused" ? check.reason : null);
  return (
    <Field label={t("username")} required error={said} hint={t("othersFindYouBy")}>
      <div className="relative">
        <Input {...control} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={30} className="pr-24" />
        <span aria-live="polite" className="pointer-events-none absolute inset-y-0 right-3 flex items-center gap-1.5 text-sm">
          {check.state === "checking" && <Spinner label="" className="text-muted" />}
          {check.state === "free" && (
            <span className="flex items-center gap-1 font-medium text-success">
              <Check className="size-4" aria-hidden="true" />
              {t("free")}
            </span>
          )}
        </span>
      </div>
    </Field>
  );
}
