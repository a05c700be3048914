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
      Back to sign in
    </Link>
  );
  if (mailed) {
    return (
      <AuthCard title="Check your email" footer={back} description={<>If <strong className="font-medium text-text [overflow-wrap:anywhere]">{mailed}</strong> has an account, a link is on its way. It works once, for one hour.</>}>
        <p className="text-sm text-muted">No mail after a few minutes? Look among the unwanted ones, and check that the address is right.</p>
        <Button block size="lg" onClick={() => setMailed(null)}>
          Try another address
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Forgot your password?" description="Write the email address of your account. We send you a link to choose a new password." footer={back}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label="Email" required error={form.errors.email}>
          <Input {...form.control("email")} type="email" autoComplete="email" autoCapitalize="none" maxLength={254} />
        </Field>
        <SubmitButton form={form}>Send me a link</SubmitButton>
      </form>
    </AuthCard>
  );
}
