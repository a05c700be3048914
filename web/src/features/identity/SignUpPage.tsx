import { useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { ApiError } from "../../lib/api-error.ts";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { signIn, signUp } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { CheckYourMail } from "./CheckYourMail.tsx";
import { FormFailure } from "./FormFailure.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { nextPath, signInPath } from "./next-path.ts";
import { checkEmail, checkNewPassword } from "./check-fields.ts";
import { SubmitButton } from "./SubmitButton.tsx";
import { UsernameField } from "./UsernameField.tsx";
import { useEnter } from "./use-enter.ts";
import { useUsernameCheck } from "./use-username-check.ts";

/** `/sign-up`: name, username, email, password. What is typed survives a reload, but for the password. */
export default function SignUpPage() {
  const next = nextPath(useSearch());
  const enter = useEnter();
  const { me } = useMe();
  const [mailed, setMailed] = useState<string | null>(null);
  const form = useForm({
    initial: { name: "", username: "", email: "", password: "" },
    draftKey: "sign-up",
    secret: ["password"],
    check: ({ name, username, email, password }) => ({
      name: name.trim() === "" ? "Write a name." : "",
      username: username.trim() === "" ? "Choose a username." : check.state === "refused" ? (check.reason ?? "") : "",
      email: checkEmail(email),
      password: checkNewPassword(password),
    }),
    submit: async ({ name, username, email, password }) => {
      await signUp({ name: name.trim(), username: username.trim(), email: email.trim(), password });
      try {
        await signIn(email, password);
        await enter(next);
      } catch (error) {
        // The address had an account already: its owner learns so by mail, and nobody else here.
        if (!(error instanceof ApiError)) throw error;
        setMailed(email.trim());
      }
    },
  });
  const check = useUsernameCheck(form.values.username);
  if (me && !form.busy) return <Redirect to={next} replace />;
  if (mailed) return <CheckYourMail email={mailed} next={next} />;
  const { name, username, email, password } = form.values;
  return (
    <AuthCard
      title="Make an account"
      description={`To ask, follow and be answered at ${brandName()}.`}
      footer={
        <>
          You have one?
          <Link href={signInPath(next)} className={textLink}>
            Sign in
          </Link>
        </>
      }
    >
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label="Your name" required error={form.errors.name}>
          <Input {...form.control("name")} value={name} autoComplete="name" maxLength={80} />
        </Field>
        <UsernameField control={form.control("username")} check={check} error={form.errors.username} />
        <Field label="Email" required error={form.errors.email} hint="For the link that confirms it, and for answers to your tickets.">
          <Input {...form.control("email")} type="email" autoComplete="email" autoCapitalize="none" maxLength={254} />
        </Field>
        <NewPasswordField {...form.control("password")} value={password} error={form.errors.password} own={[name, username, email]} />
        <SubmitButton form={form}>Make my account</SubmitButton>
      </form>
    </AuthCard>
  );
}
