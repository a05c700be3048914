import { useState } from "react";
import { ApiError } from "../../../lib/api-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { secondFactorTexts } from "../../../texts/en/second-factor.ts";
import { Button } from "../../../ui/Button.tsx";
import { sendCode } from "../auth-api.ts";
import { AuthCard } from "../AuthCard.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { SubmitButton } from "../SubmitButton.tsx";
import { CodeInput } from "./CodeInput.tsx";

const t = textsOf(secondFactorTexts);

export type CodeFormProps = {
  /** The code was right: somebody is signed in. */
  onSignedIn: () => Promise<unknown> | unknown;
  /** Back to name and password; with words where that is needed. */
  onAgain: (why: string | null) => void;
};

/** The second half of signing in (ID-3): a code of the app, or a recovery code where the phone is not at hand. */
export default function CodeForm({ onSignedIn, onAgain }: CodeFormProps) {
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => {
      const typed = code.replaceAll(/\s/g, "");
      if (kind === "app") return { code: /^\d{6}$/.test(typed) ? "" : t("writeTheCode") };
      return { code: typed.length < 6 ? t("writeRecovery") : "" };
    },
    submit: async ({ code }) => {
      try {
        await sendCode(kind, code.trim());
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return onAgain(error.detail ?? error.title);
        throw error;
      }
      await onSignedIn();
    },
  });
  const isApp = kind === "app";
  return (
    <AuthCard title={t("signInTitle")} description={isApp ? t("signInWhy") : t("recoveryWhy")}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <CodeInput key={kind} form={form} label={isApp ? t("code") : t("recoveryCode")} kind={isApp ? "digits" : "any"} {...(isApp ? { hint: t("codeHint") } : {})} />
        <SubmitButton form={form}>{t("signIn")}</SubmitButton>
      </form>
      <div className="space-y-2">
        <Button
          variant="ghost"
          block
          className="!h-auto min-h-10 !whitespace-normal py-2 touch:min-h-11"
          onClick={() => {
            form.set("code", "");
            setKind(isApp ? "recovery" : "app");
          }}
        >
          {isApp ? t("useRecovery") : t("useApp")}
        </Button>
        <Button variant="ghost" block onClick={() => onAgain(null)}>
          {t("otherAccount")}
        </Button>
      </div>
    </AuthCard>
  );
}
