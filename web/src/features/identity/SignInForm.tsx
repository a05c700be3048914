import { Link } from "wouter";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { textLink } from "./AuthCard.tsx";
import { BanNotice, isBan } from "./BanNotice.tsx";
import { FormFailure } from "./FormFailure.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import type { SignIn } from "./use-sign-in.ts";

const t = textsOf(identityTexts);

/** Name and password, what went wrong with them, and the button. `inStaffApp`: the page for a forgotten password is in the members' app, which is another document. */
export function SignInForm({ signIn: { form, again }, inStaffApp = false }: { signIn: SignIn; inStaffApp?: boolean }) {
  const Forgot = inStaffApp ? "a" : Link;
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
      {again && <Banner tone="warning">{again}</Banner>}
      {isBan(form.failure) ? <BanNotice error={form.failure} /> : <FormFailure form={form} />}
      <Field label={t("emailOrUsername")} required error={form.errors.name}>
        <Input {...form.control("name")} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} inputMode="email" maxLength={254} />
      </Field>
      <div>
        <Field label={t("password")} required error={form.errors.password}>
          <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
        </Field>
        <p className="pt-2 text-sm">
          <Forgot href="/forgot" className={textLink}>
            {t("forgotYourPassword")}
          </Forgot>
        </p>
      </div>
      <SubmitButton form={form}>{t("signIn")}</SubmitButton>
    </form>
  );
}
