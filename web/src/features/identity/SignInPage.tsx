import { Link, Redirect, useSearch } from "wouter";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { signIn } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { FormFailure } from "./FormFailure.tsx";
import { nextPath, signInPath } from "./next-path.ts";
import { SubmitButton } from "./SubmitButton.tsx";
import { useEnter } from "./use-enter.ts";

const notices: Record<string, string> = {
  reset: "Your new password is set. Sign in with it.",
  account: "Your account is ready. Sign in to go on.",
};

/** `/sign-in`: by email or username (ID-3). */
export default function SignInPage() {
  const search = useSearch();
  const next = nextPath(search);
  const enter = useEnter();
  const { me } = useMe();
  const form = useForm({
    initial: { name: "", password: "" },
    draftKey: "sign-in",
    secret: ["password"],
    check: ({ name, password }) => ({
      name: name.trim() === "" ? "Write your email address or your username." : "",
      password: password === "" ? "Write your password." : "",
    }),
    submit: async ({ name, password }) => {
      await signIn(name, password);
      await enter(next);
    },
  });
  if (me && !form.busy) return <Redirect to={next} replace />;
  const notice = notices[new URLSearchParams(search).get("notice") ?? ""];
  return (
    <AuthCard
      title="Sign in"
      description={`Go on where you left off at ${brandName()}.`}
      footer={
        <>
          New here?
          <Link href={signInPath(next, "/sign-up")} className={textLink}>
            Make an account
          </Link>
        </>
      }
    >
      {notice && <Banner tone="success">{notice}</Banner>}
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label="Email or username" required error={form.errors.name}>
          <Input {...form.control("name")} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} inputMode="email" maxLength={254} />
        </Field>
        <div>
          <Field label="Password" required error={form.errors.password}>
            <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
          </Field>
          <p className="pt-2 text-sm">
            <Link href="/forgot" className={textLink}>
              Forgot your password?
            </Link>
          </p>
        </div>
        <SubmitButton form={form}>Sign in</SubmitButton>
      </form>
    </AuthCard>
  );
}
