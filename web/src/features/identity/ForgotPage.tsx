import { useState } from "react";
import { Link } from "wouter";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { askForReset } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { checkEmail } from "./check-fields.ts";
import { FormFailure } from "./FormFailure.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { textsOf } from "../../lib/texts.ts";
import { signUpTexts } from "../../texts/en/sign-up.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(signUpTexts);

/** `/forgot`: has a link mailed. Whether the address has an account is not told. */
export default function ForgotPage() {
  const [mailed, setMailed] = useState<string | null>(null);
  const form = useForm({
    initial: { email: "" },
    check: ({ email }) => ({ email: checkEmail(email) }),
    submit: async ({ email }) => {
      await askForReset(email);
      setMailed(email.trim());
    },
  });
  const back = (
    <Link href="/sign-in" className={textLink}>
      {t("backToSignIn")}
    </Link>
  );
  if (mailed) {
    return (
      <AuthCard title={t("checkYourEmail")} footer={back} description={<><Rich text={t.parts("ifHasAnAccount", { mailed })} parts={{ b: <strong className="font-medium text-text [overflow-wrap:anywhere]" /> }} /></>}>
        <p className="text-sm text-muted">{t("noMailAfterAFew")}</p>
        <Button block size="lg" onClick={() => setMailed(null)}>
          {t("tryAnotherAddress")}
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("forgotYourPassword")} description={t("writeTheEmailAddress")} footer={back}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label={t("email")} required error={form.errors.email}>
          <Input {...form.control("email")} type="email" autoComplete="email" autoCapitalize="none" maxLength={254} />
        </Field>
        <SubmitButton form={form}>{t("sendMeALink")}</SubmitButton>
      </form>
    </AuthCard>
  );
}
